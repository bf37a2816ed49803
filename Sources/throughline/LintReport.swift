import PlanDomain
import PlanInterchange

/// What is wrong with a paper, as `paper lint --json` prints it.
struct LintReport: Encodable {
    private let file: String

    /// The council whose record the paper was held against.
    private let record: String?
    private let counts: [String: Int]
    private let findings: [Finding]

    init(_ lint: PaperLint, file: String, council: Council?) {
        self.file = file
        record = council?.key.rawValue
        counts = Dictionary(
            uniqueKeysWithValues: PaperFinding.Severity.allCases.map { ($0.rawValue, lint.count(of: $0)) }
        )
        findings = lint.findings.map(Finding.init)
    }

    /// What is missing says so with null: a reader of the JSON finds the same keys in every report.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file, forKey: .file)
        try container.encode(record, forKey: .record)
        try container.encode(counts, forKey: .counts)
        try container.encode(findings, forKey: .findings)
    }

    private enum CodingKeys: String, CodingKey {
        case file
        case record
        case counts
        case findings
    }

    private struct Finding: Encodable {
        let found: PaperFinding

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(found.rule, forKey: .rule)
            try container.encode(found.severity, forKey: .severity)
            try container.encode(found.line, forKey: .line)
            try container.encode(found.excerpt, forKey: .excerpt)
            try container.encode(found.message, forKey: .message)
            try container.encode(found.recordSays, forKey: .recordSays)
        }

        private enum CodingKeys: String, CodingKey {
            case rule
            case severity
            case line
            case excerpt
            case message
            case recordSays
        }
    }
}

/// What is wrong with a paper, for people.
struct LintText {
    private let lint: PaperLint
    private let file: String
    private let council: Council?
    private let folder: String

    init(_ lint: PaperLint, file: String, council: Council?, folder: String) {
        self.lint = lint
        self.file = file
        self.council = council
        self.folder = folder
    }

    func show() {
        if let council {
            print("\(file), held against the record of \(council.profile?.name ?? council.key.rawValue):")
        } else {
            print("\(file), checked by itself: \(folder) holds no record to hold it against (name one with --data).")
        }
        if isWord, !lint.findings.isEmpty {
            print("Word has no lines: they are counted in the paper's text as it was converted.")
        }
        for finding in lint.findings {
            let severity = finding.severity == .error ? "error" : "advice"
            print("line \(finding.line): \(finding.rule.name) (\(severity))")
            print("    \(finding.message)")
            if let says = finding.recordSays { print("    The record says: \(says).") }
        }
        print(summary)
    }

    private var isWord: Bool { [".docx", ".odt"].contains { file.lowercased().hasSuffix($0) } }

    private var summary: String {
        let errors = lint.count(of: .error)
        let advice = lint.count(of: .advice)
        guard errors + advice > 0 else { return "Nothing found." }
        return "\(errors) \(errors == 1 ? "error" : "errors") to correct, \(advice) more to look at."
    }
}
