package import Foundation

/// A paper before it is built: prose typed once, and places that the record fills.
///
/// Templates are data. Every text is Markdown and may refer to the record as texts of a plan do: `{plan.period}`, `{road.executive.date}`.
package struct PaperTemplate: Equatable, Codable, Sendable {
    /// The name by which it is asked for: "council-plan-report".
    package let key: String
    package let title: String

    /// Whose report it is, by post: "Director of Strategy".
    package let author: String
    package let sections: [Section]

    /// Documents on which the paper is based to a material extent (Local Government Act 1972, section 100D).
    package let backgroundPapers: [String]?
    package let appendices: [String]?

    /// Whom to ask, by post and address, never by name.
    package let contact: String

    package struct Section: Equatable, Codable, Sendable {
        package let heading: String
        package let blocks: [Block]

        package init(heading: String, blocks: [Block]) {
            self.heading = heading
            self.blocks = blocks
        }
    }

    /// One numbered paragraph with what stands under it.
    package struct Block: Equatable, Codable, Sendable {
        package let kind: Kind

        /// The words of the paragraph; what the record fills in stands below them.
        package let text: String?

        /// For recommendations: by kind of body, "executive" or "scrutiny", what each is asked.
        package let asks: [String: [Ask]]?

        /// For implications: name and words, in order.
        package let implications: [Implication]?

        /// For a measure: its code.
        package let measure: String?

        /// For a part that is not for publication: the paragraph of Schedule 12A, and why the public interest is so.
        package let exemptParagraph: Int?
        package let publicInterest: String?

        /// For a typed table.
        package let caption: String?
        package let columns: [String]?
        package let rows: [[String]]?

        package init(
            kind: Kind,
            text: String? = nil,
            asks: [String: [Ask]]? = nil,
            implications: [Implication]? = nil,
            measure: String? = nil,
            exemptParagraph: Int? = nil,
            publicInterest: String? = nil,
            caption: String? = nil,
            columns: [String]? = nil,
            rows: [[String]]? = nil
        ) {
            self.kind = kind
            self.text = text
            self.asks = asks
            self.implications = implications
            self.measure = measure
            self.exemptParagraph = exemptParagraph
            self.publicInterest = publicInterest
            self.caption = caption
            self.columns = columns
            self.rows = rows
        }
    }

    package enum Kind: String, CaseIterable, Codable, Sendable {
        case paragraph
        /// The core and every ambition with the priorities under it.
        case priorities
        case themes
        case enablers
        /// The road with its bodies, meetings and what each does.
        case road
        /// What scrutiny said and how it was answered.
        case comments
        /// The plan's published impact assessments, and what each found.
        case assessments
        case recommendations
        case implications
        /// A measure's released figures as a chart with its table.
        case measure
        /// How all released measures stand, counted.
        case measures
        case table
        case exempt
    }

    package struct Ask: Equatable, Codable, Sendable {
        package let verb: PlanDomain.Recommendation.Verb
        package let text: String

        package init(verb: PlanDomain.Recommendation.Verb, text: String) {
            self.verb = verb
            self.text = text
        }
    }

    package struct Implication: Equatable, Codable, Sendable {
        /// "Financial", "Legal", "Equality".
        package let name: String
        package let text: String

        package init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    package init(
        key: String,
        title: String,
        author: String,
        sections: [Section],
        backgroundPapers: [String]? = nil,
        appendices: [String]? = nil,
        contact: String
    ) {
        self.key = key
        self.title = title
        self.author = author
        self.sections = sections
        self.backgroundPapers = backgroundPapers
        self.appendices = appendices
        self.contact = contact
    }

    /// As it is read by `init(json:)`, laid out for people who change it.
    package var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
        }
    }

    /// A template is some pages of text; a larger file is none.
    package static let sizeLimit = 1_000_000

    /// Reads a template from JSON; says in plain words what in it cannot be read.
    package init(json data: Data) throws(PaperTemplateFault) {
        guard data.count <= Self.sizeLimit else {
            throw PaperTemplateFault("The template has more than \(Self.sizeLimit / 1_000_000) MB.")
        }
        do {
            self = try JSONDecoder().decode(PaperTemplate.self, from: data)
        } catch let error as DecodingError {
            throw PaperTemplateFault(error)
        } catch {
            throw PaperTemplateFault("The template is no JSON.")
        }
    }
}

/// Why a template cannot be used.
package struct PaperTemplateFault: Error, Equatable, Sendable {
    package let message: String

    package init(_ message: String) {
        self.message = message
    }

    fileprivate init(_ error: DecodingError) {
        func place(_ path: [any CodingKey]) -> String {
            path.map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }.joined(separator: ", ")
        }
        switch error {
        case .keyNotFound(let key, let context):
            message =
                "The template misses '\(key.stringValue)'\(context.codingPath.isEmpty ? "" : " in \(place(context.codingPath))")."
        case .dataCorrupted(let context) where context.codingPath.last?.stringValue == "kind":
            let kinds = PaperTemplate.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            message = "The template has an unknown kind at \(place(context.codingPath)). There are: \(kinds)."
        case .dataCorrupted(let context) where context.codingPath.last?.stringValue == "verb":
            let verbs = PlanDomain.Recommendation.Verb.allCases.map(\.rawValue).joined(separator: ", ")
            message = "The template has an unknown verb at \(place(context.codingPath)). There are: \(verbs)."
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            message =
                context.codingPath.isEmpty
                ? "The template is no JSON that describes a paper."
                : "The template cannot be read at \(place(context.codingPath)): \(context.debugDescription)"
        @unknown default: message = "The template cannot be read."
        }
    }
}
