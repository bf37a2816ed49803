/// One building block of a plan: an ambition, a priority under it, a theme across it, an enabler beneath it.
///
/// Its identity is for life; its wording, place and number are what changes record.
package struct PlanElement: Equatable, Codable, Sendable {
    package typealias ID = Identifier<PlanElement>

    package let id: ID
    package let planID: Plan.ID
    package let kind: ElementKind

    /// The ambition or core that a priority stands under.
    package var parentID: ID?

    /// As people cite it: "1" for an ambition, "1.2" for a priority, "C" for the core; never used twice (I1).
    package var number: String

    /// The place among its siblings, from 1.
    package var order: Int

    package var wording: Wording

    /// The post or portfolio that leads, in the council's words.
    package var lead: String?

    /// The cross-cutting themes that this priority serves.
    package var themes: [ID]

    package var retirement: Retirement?

    /// The sequence of the entry that last changed this element.
    package var revision: Int

    package init(
        id: ID,
        planID: Plan.ID,
        kind: ElementKind,
        parentID: ID? = nil,
        number: String,
        order: Int,
        wording: Wording,
        lead: String? = nil,
        themes: [ID] = [],
        retirement: Retirement? = nil,
        revision: Int = 0
    ) {
        self.id = id
        self.planID = planID
        self.kind = kind
        self.parentID = parentID
        self.number = number
        self.order = order
        self.wording = wording
        self.lead = lead
        self.themes = themes
        self.retirement = retirement
        self.revision = revision
    }

    /// The words of an element; a title is required, the others may be empty.
    package struct Wording: Equatable, Codable, Sendable {
        package var title: String

        /// One sentence.
        package var statement: String

        /// Markdown.
        package var narrative: String

        /// Markdown: what success looks like.
        package var success: String

        package init(title: String, statement: String = "", narrative: String = "", success: String = "") {
            self.title = title
            self.statement = statement
            self.narrative = narrative
            self.success = success
        }
    }

    /// Why and when an element left the plan; it stays in the record and keeps its number.
    package struct Retirement: Equatable, Codable, Sendable {
        package let reason: String
        package let day: Day

        package init(reason: String, day: Day) {
            self.reason = reason
            self.day = day
        }
    }
}

/// The part that an element plays in a plan, whatever a council calls it.
package enum ElementKind: String, CaseIterable, Codable, Sendable {
    /// The everyday services that everything else stands on.
    case core
    case ambition
    case priority
    /// A lens that crosses all ambitions.
    case theme
    /// An internal programme that supports delivery.
    case enabler

    /// What an element of this kind may stand under.
    package var parents: [ElementKind] { self == .priority ? [.core, .ambition] : [] }

    /// The word for several of them, in addresses and in references of papers: "priorities".
    package var plural: String {
        switch self {
        case .core: "core"
        case .ambition: "ambitions"
        case .priority: "priorities"
        case .theme: "themes"
        case .enabler: "enablers"
        }
    }

    /// Where elements of this kind stand among the others when a plan is read.
    package var rank: Int {
        switch self {
        case .core: 0
        case .ambition: 1
        case .priority: 2
        case .theme: 3
        case .enabler: 4
        }
    }
}

/// The place of an element in its plan by which people and addresses name it.
package struct ElementAddress: Hashable, Sendable {
    package let planID: Plan.ID
    package let kind: ElementKind
    package let number: String

    package init(planID: Plan.ID, kind: ElementKind, number: String) {
        self.planID = planID
        self.kind = kind
        self.number = number
    }
}

/// What a council calls each kind of element: "Big Ambition", "Outcome", "Mission".
package struct LevelNames: Equatable, Codable, Sendable {
    package struct Name: Equatable, Codable, Sendable {
        package let singular: String
        package let plural: String

        package init(_ singular: String, _ plural: String) {
            self.singular = singular
            self.plural = plural
        }
    }

    private var names: [String: Name]

    package init(_ names: [ElementKind: Name] = [:]) {
        self.names = Dictionary(uniqueKeysWithValues: names.map { ($0.key.rawValue, $0.value) })
    }

    /// The council's own word, or the usual one.
    package subscript(kind: ElementKind) -> Name { names[kind.rawValue] ?? Self.usual(kind) }

    private static func usual(_ kind: ElementKind) -> Name {
        switch kind {
        case .core: Name("Core", "Core")
        case .ambition: Name("Ambition", "Ambitions")
        case .priority: Name("Priority", "Priorities")
        case .theme: Name("Cross-cutting theme", "Cross-cutting themes")
        case .enabler: Name("Enabler", "Enablers")
        }
    }
}

/// A tie from an element of an earlier plan to one of a later plan.
package struct Succession: Hashable, Codable, Sendable {
    package let predecessor: PlanElement.ID
    package let successor: PlanElement.ID
    package let manner: Manner

    /// Why, in the words of whoever accounted for it; links recorded before that have none.
    package let reason: String?

    package init(
        predecessor: PlanElement.ID,
        successor: PlanElement.ID,
        manner: Manner,
        reason: String? = nil
    ) {
        self.predecessor = predecessor
        self.successor = successor
        self.manner = manner
        self.reason = reason
    }

    /// How the promise went on.
    package enum Manner: String, Codable, Sendable, CaseIterable {
        case carried
        case reworded
        case merged
        case split
    }
}
