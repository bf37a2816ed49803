/// Text broken into lines: SVG neither breaks nor measures it.
struct TextLines: Equatable {
    let lines: [String]

    /// How wide the widest line is at most.
    let width: Double

    /// Breaks between words and behind hyphens.
    ///
    /// A longer name or number may be half as wide again as the limit; what is still longer breaks where it has to.
    init(_ text: String, limit: Double, size: Double) {
        func fits(_ line: String) -> Bool { Self.width(of: line, size: size) <= limit }
        var lines: [String] = []
        var line = ""
        for part in Self.parts(of: text) {
            if !line.isEmpty, !fits(line + part.trimmingEnd) {
                lines.append(line.trimmingEnd)
                line = ""
            }
            let isEndless = Self.width(of: part, size: size) > limit * 1.5
            for letter in part {
                if isEndless, !line.isEmpty, letter != " ", !fits(line + String(letter)) {
                    lines.append(line)
                    line = ""
                }
                line.append(letter)
            }
        }
        self.init(lines + (line.isEmpty ? [] : [line.trimmingEnd]), size: size)
    }

    /// Words with the space or hyphen that ends them.
    private static func parts(of text: String) -> [String] {
        var parts = [""]
        for letter in text {
            parts[parts.count - 1].append(letter)
            if letter == " " || letter == "-" { parts.append("") }
        }
        return parts.filter { !$0.isEmpty }
    }

    init(_ lines: [String], size: Double) {
        self.lines = lines
        width = lines.map { Self.width(of: $0, size: size) }.max() ?? 0
    }

    /// A guess that never spills: letters as wide as in Verdana, the widest of our typefaces.
    static func width(of text: String, size: Double) -> Double {
        text.reduce(0) { $0 + share(of: $1) } * size
    }

    private static func share(of letter: Character) -> Double {
        switch letter {
        case "i", "l", "j", "f", "t", "r", "I", ".", ",", ":", ";", "'", "’", "/", "(", ")", "-", " ": 0.42
        case "m", "w", "M", "W", "%", "\u{2212}", "–": 0.98
        case "A"..."Z": 0.75
        default: 0.64
        }
    }
}

extension String {
    /// Without the space at its end.
    fileprivate var trimmingEnd: String { hasSuffix(" ") ? String(dropLast()) : self }
}
