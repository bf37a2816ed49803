import Markup
import PlanCharts
import PlanDocuments
import PlanDomain

/// Twenty pages: eight sections of paragraphs with a table each, seven of them with a chart.
enum BenchPaper {
    static var document: Document {
        Document(
            title: "Portfolio performance and resource report",
            subtitle: "Report of the Director of Strategy",
            date: Day(daysSinceEpoch: 19_752),
            facts: [.init("To", "Cabinet"), .init("Meeting", "30 January 2024")],
            notice: "Made up for measuring",
            keywords: ["measuring"],
            blocks: [.contents(depth: 1)] + (1...8).map(section),
            provenance: Provenance(position: 412, hash: "3f5a1c9e", council: "Measured", kind: "paper")
        )
    }

    private static let sentence =
        "The council looked at what was promised, what was done and what it cost, and says here what it found. "

    private static func section(_ number: Int) -> Block {
        var blocks = (1...7).map { place in
            Block.paragraph(number: "\(number).\(place)", Prose(String(repeating: sentence, count: 5)))
        }
        blocks.append(.table(table(number)))
        if number < 8 { blocks.append(.chart(chart(number))) }
        return .section(Section(number: "\(number)", heading: "Portfolio \(number)", blocks: blocks))
    }

    private static func table(_ number: Int) -> Table {
        Table(
            caption: "Measures of portfolio \(number)",
            columns: [.init("Measure"), .init("Before", isNumeric: true), .init("Now", isNumeric: true)],
            rows: (1...14).map { ["Measure \(number).\($0)", "\($0 * 3)", "\($0 * 4)"] }
        )
    }

    private static func chart(_ number: Int) -> Chart {
        let points = (0..<12).compactMap { year in
            Period(code: "\(2010 + year)FY").map {
                ChartPoint(period: $0, value: Figure(whole: Int32(40 + (year * number) % 17)))
            }
        }
        let drawn = LineChart(
            title: "Portfolio \(number)",
            description: "It moved between 40% and 56%.",
            unit: "% of all",
            style: FigureStyle(decimals: 0, suffix: "%"),
            main: .init(label: "Here", points: points)
        )
        let picture = drawn.picture
        return Chart(
            caption: "Portfolio \(number) over twelve years",
            alternative: "It moved between 40% and 56%.",
            unit: "% of all",
            notes: [],
            drawing: Drawing(picture.wide, narrow: picture.narrow, width: picture.width, height: picture.height),
            table: table(number)
        )
    }
}
