/// Another body's or the council's own hierarchy that a plan lines up with: a borough plan, the MTFP, national outcomes.
package struct PlanFramework: Equatable, Codable, Sendable {
    package typealias ID = Identifier<PlanFramework>

    package let id: ID

    /// The name in its permanent address: "borough-plan".
    package let slug: String
    package let name: String
    package let owner: String
    package let periodText: String
    package let source: String
    package let elements: [Element]

    package init(
        id: ID,
        slug: String,
        name: String,
        owner: String,
        periodText: String,
        source: String,
        elements: [Element]
    ) {
        self.id = id
        self.slug = slug
        self.name = name
        self.owner = owner
        self.periodText = periodText
        self.source = source
        self.elements = elements
    }

    /// A theme or priority of the framework; those without a parent are its top level.
    package struct Element: Equatable, Codable, Sendable {
        package typealias ID = Identifier<Element>

        package let id: ID
        package let parentID: ID?
        package let level: String
        package let title: String

        package init(id: ID, parentID: ID?, level: String, title: String) {
            self.id = id
            self.parentID = parentID
            self.level = level
            self.title = title
        }
    }
}

/// The claim that an element of a plan serves an element of another framework.
package struct Alignment: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Alignment>

    package let id: ID
    package let elementID: PlanElement.ID
    package let frameworkID: PlanFramework.ID
    package let frameworkElementID: PlanFramework.Element.ID
    package let strength: Strength
    package let basis: Basis

    package init(
        id: ID,
        elementID: PlanElement.ID,
        frameworkID: PlanFramework.ID,
        frameworkElementID: PlanFramework.Element.ID,
        strength: Strength,
        basis: Basis
    ) {
        self.id = id
        self.elementID = elementID
        self.frameworkID = frameworkID
        self.frameworkElementID = frameworkElementID
        self.strength = strength
        self.basis = basis
    }

    package enum Strength: String, Codable, Sendable {
        case contributes
        case leads
    }

    /// Whose claim it is; a page that shows an illustrative one says so.
    package enum Basis: String, Codable, Sendable {
        case council
        case illustrative
    }
}
