import PlanDomain
import PlanInterchange

/// What was read from a paper, as `plan import --json` prints it.
struct ReadingReport: Encodable {
    let title: String
    let period: String?
    let counts: [String: Int]
    let elements: [Element]
    let route: [Step]
    let warnings: [Warning]

    struct Element: Encodable {
        let kind: String
        let number: String
        let title: String
        let parent: String?
        let line: Int

        /// What stands on top says so with null: a reader of the JSON finds the same keys in every element.
        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(kind, forKey: .kind)
            try container.encode(number, forKey: .number)
            try container.encode(title, forKey: .title)
            try container.encode(parent, forKey: .parent)
            try container.encode(line, forKey: .line)
        }

        private enum CodingKeys: String, CodingKey {
            case kind
            case number
            case title
            case parent
            case line
        }
    }

    struct Step: Encodable {
        let body: String
        let date: String?
    }

    struct Warning: Encodable {
        let code: String
        let message: String
        let line: Int
    }

    init(_ reading: PaperReading) {
        title = reading.title
        period = reading.period?.label
        counts = Dictionary(uniqueKeysWithValues: ElementKind.allCases.map { ($0.rawValue, reading.count(of: $0)) })
        elements = reading.elements.map {
            Element(
                kind: $0.kind.rawValue,
                number: $0.number,
                title: $0.wording.title,
                parent: $0.parentNumber,
                line: $0.line
            )
        }
        route = reading.route.map { Step(body: $0.body, date: $0.date) }
        warnings = reading.warnings.map { Warning(code: $0.code.rawValue, message: $0.message, line: $0.line) }
    }
}

/// Why nothing was read, as JSON.
struct ErrorReport: Encodable {
    let error: Problem

    struct Problem: Encodable {
        let code: String
        let message: String
        let line: Int?
    }

    init(_ error: PaperError) {
        self.error = Problem(code: error.code.rawValue, message: error.message, line: error.line)
    }
}

/// What was read from a paper, for people.
struct ReadingText {
    private let reading: PaperReading
    private let file: String

    init(_ reading: PaperReading, file: String) {
        self.reading = reading
        self.file = file
    }

    func show() {
        print("\(reading.title) (\(reading.period?.label ?? "years not stated"))")
        let names = LevelNames()
        let counts = ElementKind.allCases.map { kind in
            let count = reading.count(of: kind)
            return "\(count) \((count == 1 ? names[kind].singular : names[kind].plural).lowercased())"
        }
        .joined(separator: ", ")
        print("Found: \(counts).")
        for element in reading.elements {
            let indent = element.parentNumber == nil ? "" : "    "
            print("\(indent)\(element.kind.rawValue) \(element.number): \(element.wording.title)")
        }
        if !reading.route.isEmpty {
            let steps = reading.route.map { step in step.date.map { "\(step.body) (\($0))" } ?? step.body }
            print("Route named in the paper: \(steps.joined(separator: ", then ")).")
        }
        guard !reading.warnings.isEmpty else { return }
        print("To check, \(reading.warnings.count):")
        for warning in reading.warnings { print("  line \(warning.line): \(warning.message)") }
    }
}
