package import Markup
package import PlanDomain

/// How many measures have which status: one bar in parts, each with its letter and its count.
package struct StatusBar {
    package struct Part: Equatable, Sendable {
        /// Nil for those without a status.
        package let status: Status?

        /// As the council's scheme has it, such as "R".
        package let letter: String
        package let word: String
        package let count: Int

        package init(_ status: Status?, letter: String, word: String, count: Int) {
            self.status = status
            self.letter = letter
            self.word = word
            self.count = count
        }

        fileprivate var name: String { status?.rawValue ?? "none" }
    }

    private let frame: ChartFrame
    private let parts: [Part]

    /// Parts without any are left out.
    package init(title: String, description: String, parts: [Part]) {
        frame = ChartFrame(title: title, description: description, unit: nil)
        self.parts = parts.filter { $0.count > 0 }
    }

    package var html: HTML { frame.html(key: key, drawing) }

    /// The same drawing for papers, with its key in words.
    package var picture: ChartPicture {
        let key = parts.map { "\($0.letter): \($0.word), \($0.count)" }
        return frame.picture(notes: key.isEmpty ? [] : [key.joined(separator: "; ") + "."], drawing)
    }

    private var key: HTML {
        element(.ul, .class("chart-key")) {
            for part in parts {
                element(.li) {
                    StatusMark(part.status).html
                    "\(part.word) (\(part.letter)): \(part.count)"
                }
            }
        }
    }

    private static let thickness = 34.0

    private struct Stretch {
        let part: Part
        let start: Double
        let width: Double
        let textWidth: Double

        var fits: Bool { textWidth + 8 <= width }
        var centre: Double { start + width / 2 }
        var text: String { "\(part.letter) \(part.count)" }
    }

    private func drawing(_ size: ChartSize) -> ChartFrame.Drawing {
        let total = Double(parts.reduce(0) { $0 + $1.count })
        var start = 1.0
        let stretches = parts.map { part in
            let width = (size.width - 2) * Double(part.count) / total
            defer { start += width }
            let text = TextLines.width(of: "\(part.letter) \(part.count)", size: size.textSize * 1.1)
            return Stretch(part: part, start: start, width: width, textWidth: text)
        }
        let outside = stretches.filter { !$0.fits }
        return ChartFrame.Drawing(
            height: Self.thickness + 2 + (outside.isEmpty ? 0 : size.lineHeight + 10),
            content: element(.g) {
                for stretch in stretches { bar(stretch, size) }
                below(outside, size)
            }
        )
    }

    @HTMLBuilder private func bar(_ stretch: Stretch, _ size: ChartSize) -> HTML {
        element(
            .rect,
            .class("status-part status-part-\(stretch.part.name)"),
            .geometry(.x, stretch.start),
            .geometry(.y, 1),
            .geometry(.width, stretch.width),
            .geometry(.height, Self.thickness)
        )
        if stretch.fits {
            words(
                stretch.text,
                at: Place(x: stretch.centre, y: 1 + Self.thickness / 2 + size.textSize * 0.36),
                "status-count status-count-\(stretch.part.name) chart-middle"
            )
        }
    }

    /// What is too long for its part stands below it, with a line between.
    @HTMLBuilder private func below(_ stretches: [Stretch], _ size: ChartSize) -> HTML {
        let spread = Spread(
            stretches.map { (centre: $0.centre, length: $0.textWidth + 10) },
            within: 0...size.width
        )
        for (stretch, start) in zip(stretches, spread.starts) {
            let middle = start + (stretch.textWidth + 10) / 2
            let from = Place(x: stretch.centre, y: Self.thickness + 1)
            Outline([[from, Place(x: middle, y: Self.thickness + 9)]]).html("chart-leader")
            let place = Place(x: middle, y: Self.thickness + 9 + size.lineHeight * 0.8)
            words(stretch.text, at: place, "status-count chart-middle")
        }
    }
}
