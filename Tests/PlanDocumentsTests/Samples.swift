import Markup
import PlanCharts
import PlanDocuments
import PlanDomain
import Testing

extension Document {
    /// A paper with one of everything; every text that a person could have written is the given one.
    static func sample(_ text: String = "Homes", drawing: Drawing? = nil) throws -> Document {
        let address = try #require(WebAddress(external: "https://example.org/plan?a=1&b=2"))
        let prose = Prose([.text(text), .strong(text), .emphasis(text), .link(text, to: address)])
        let table = Table(
            caption: text,
            columns: [.init(text), .init(text, isNumeric: true)],
            rows: [[prose, Prose(text)], [Prose(text), Prose("")]],
            note: Prose(text)
        )
        let blocks: [Block] = [
            .contents(depth: 2), .pageBreak,
            .section(
                Section(
                    number: "1",
                    heading: text,
                    blocks: [
                        .paragraph(number: "1.1", prose), .paragraph(number: nil, prose),
                        .recommendation(Recommendation(number: "1", action: text, prose)), .notice(prose),
                        .list(List([.init(prose, inner: List(isOrdered: true, [.init(prose)])), .init(prose)])),
                        .list(List(isOrdered: true, [.init(prose)])),
                        .section(Section(number: "1.1", heading: text, blocks: [.table(table)])),
                    ]
                )
            ),
            .section(Section(heading: text, blocks: [.chart(try .sample(text, table: table, drawing: drawing))])),
        ]
        return try Document(
            title: text,
            subtitle: text,
            date: #require(Day(iso: "2024-01-30")),
            facts: [.init(text, text)],
            notice: text,
            keywords: [text],
            blocks: blocks,
            provenance: Provenance(position: 412, hash: "3f5a1c9e", council: text, kind: text)
        )
    }

    /// The same paper with other blocks.
    static func holding(_ blocks: [Block]) throws -> Document {
        var document = try sample()
        document.blocks = blocks
        return document
    }
}

extension Chart {
    static func sample(_ text: String, table: Table, drawing: Drawing? = nil) throws -> Chart {
        Chart(
            caption: text,
            alternative: text,
            unit: text,
            notes: [text],
            drawing: try drawing ?? .sample,
            table: table
        )
    }
}

extension Drawing {
    /// A line chart as measures have it.
    static var sample: Drawing {
        get throws {
            let picture = try LineChart.sample.picture
            return Drawing(picture.wide, narrow: picture.narrow, width: picture.width, height: picture.height)
        }
    }
}

extension LineChart {
    static var sample: LineChart {
        get throws {
            let points = try (0..<5).map { year in
                ChartPoint(
                    period: try #require(Period(code: "\(2019 + year)FY")),
                    value: Figure(whole: Int32(50 + year))
                )
            }
            return LineChart(
                title: "Waste recycled",
                description: "Recycling rose from 50% to 54%.",
                unit: "% of waste",
                style: FigureStyle(decimals: 0, suffix: "%"),
                main: .init(label: "Stockport & <us>", points: points)
            )
        }
    }
}

/// Texts that would be code, markup or an end of something if any format took them for it.
enum Hostile {
    static let texts = [
        "#eval(\"1 + 1\")", "$x^2$ and \\$", "back\\slash\\", "*strong* _stress_ `code`", "@ref <label>",
        "// not a comment", "/* nor this */", "https://example.org", "\"); panic(\"x\"); (\"", "{} [] ()", "]#[",
        "= Heading",
        "- point", "~ -- --- ... 'quote' \"quote\"", "<b>bold</b> &amp; &#x41; ]]> <!-- -->",
        "\u{0}\u{8}\u{1B}\u{FFFE}",
        "two\nlines\r\nand\ttab", "  spaces   inside  ", "ŵ ŷ Ŵ Ŷ £ – ’ é", "\\u{41} \\n", "%PDF <?xml?>",
        "</w:t></text:p></p></style></script>", "e\u{301}\u{200D}",
    ]
}
