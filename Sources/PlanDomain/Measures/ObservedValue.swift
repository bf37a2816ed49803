/// What is known of one measure, place and period: a figure with what must be said of it, or why there is none.
package enum ObservedValue: Hashable, Sendable {
    case figure(Figure, Marks)
    case absent(Absence)

    package init(_ figure: Figure) { self = .figure(figure, []) }

    package var figure: Figure? { if case .figure(let figure, _) = self { figure } else { nil } }

    package var marks: Marks { if case .figure(_, let marks) = self { marks } else { [] } }

    /// What is said beside a figure (GSS: "Using symbols in tables").
    package struct Marks: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        package static let provisional = Marks(rawValue: 1)
        package static let revised = Marks(rawValue: 2)
        package static let estimated = Marks(rawValue: 4)
        package static let seriesBreak = Marks(rawValue: 8)
        package static let lowReliability = Marks(rawValue: 16)

        /// In the order in which they are written.
        static let all: [(mark: Marks, letter: Character, name: String)] = [
            (.provisional, "p", "provisional"), (.revised, "r", "revised"), (.estimated, "e", "estimated"),
            (.seriesBreak, "b", "break in the series"), (.lowReliability, "u", "low reliability"),
        ]

        /// "provisional, estimated".
        package var inWords: String { Self.all.filter { contains($0.mark) }.map(\.name).joined(separator: ", ") }

        package var letters: [Character] { Self.all.filter { contains($0.mark) }.map(\.letter) }
    }

    /// Why there is no figure.
    package enum Absence: Character, CaseIterable, Sendable {
        case notAvailable = "x"
        case notApplicable = "z"
        case suppressed = "c"

        package var inWords: String {
            switch self {
            case .notAvailable: "not available"
            case .notApplicable: "not applicable"
            case .suppressed: "withheld, because so few people are counted"
            }
        }
    }
}

/// Short texts by which files and the record hold a value: "74.4", "74.4[p]", "[x]".
extension ObservedValue {
    package var text: String {
        switch self {
        case .figure(let figure, let marks):
            marks.isEmpty ? figure.plain : figure.plain + marks.letters.map { "[\($0)]" }.joined()
        case .absent(let absence): "[\(absence.rawValue)]"
        }
    }

    /// Reads what `text` wrote and nothing else.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        let open = UInt8(ascii: "[")
        guard bytes.last == UInt8(ascii: "]") else {
            guard let figure = Figure(plain: bytes) else { return nil }
            self = .figure(figure, [])
            return
        }
        guard let start = bytes.firstIndex(of: open) else { return nil }
        let marked = bytes[start...]
        guard marked.count.isMultiple(of: 3) else { return nil }
        var marks: Marks = []
        // Each once and in their order, so that every value has one text.
        var following = Marks.all[...]
        var absence: Absence?
        for place in stride(from: marked.startIndex, to: marked.endIndex, by: 3) {
            guard bytes[place] == open, bytes[place + 2] == UInt8(ascii: "]") else { return nil }
            let letter = Character(UnicodeScalar(bytes[place + 1]))
            if let mark = following.firstIndex(where: { $0.letter == letter }) {
                marks.insert(following[mark].mark)
                following = following[(mark + 1)...]
            } else if let known = Absence(rawValue: letter), absence == nil {
                absence = known
            } else {
                return nil
            }
        }
        if start == 0 {
            guard let absence, marks.isEmpty else { return nil }
            self = .absent(absence)
        } else {
            guard absence == nil, let figure = Figure(plain: UnsafeBufferPointer(rebasing: bytes[..<start])) else {
                return nil
            }
            self = .figure(figure, marks)
        }
    }

    package init?(_ text: String) {
        var text = text
        guard let value = text.withUTF8({ ObservedValue($0) }) else { return nil }
        self = value
    }
}
