import HashTreeCollections

/// What differs between one plan at two positions of the record: field by field, element by element.
package struct PlanDifference: Equatable, Sendable {
    package let fields: [Field]
    package let elements: [Element]

    /// One text that differs.
    package struct Field: Equatable, Sendable {
        package let name: String
        package let difference: TextDifference
    }

    /// One element that came, went or changed.
    package struct Element: Equatable, Sendable {
        package let id: PlanElement.ID
        package let label: String
        package let fate: Fate
        package let fields: [Field]
    }

    package enum Fate: String, Sendable {
        case added
        case removed
        case changed
    }

    package var isEmpty: Bool { fields.isEmpty && elements.isEmpty }

    package init(of planID: Plan.ID, from old: Council, to new: Council) {
        fields = Self.differing(Self.texts(of: planID, in: old), Self.texts(of: planID, in: new))
        let before = old.elementsInOrder(of: planID)
        let after = new.elementsInOrder(of: planID)
        let earlier = Dictionary(uniqueKeysWithValues: before.map { ($0.id, $0) })
        let later = Set(after.map(\.id))
        let cameOrChanged = after.compactMap { element -> Element? in
            guard let was = earlier[element.id] else {
                let fields = Self.differing([], new.texts(of: element))
                return Element(id: element.id, label: new.citation(element), fate: .added, fields: fields)
            }
            let fields = Self.differing(old.texts(of: was), new.texts(of: element))
            guard !fields.isEmpty else { return nil }
            return Element(id: element.id, label: new.citation(element), fate: .changed, fields: fields)
        }
        let went = before.filter { !later.contains($0.id) }.map { element in
            Element(
                id: element.id,
                label: old.citation(element),
                fate: .removed,
                fields: Self.differing(old.texts(of: element), [])
            )
        }
        elements = cameOrChanged + went
    }

    private static func texts(of planID: Plan.ID, in council: Council) -> [(String, String)] {
        guard let plan = council.plans[planID] else { return [] }
        let references = council.references(for: plan)
        return [
            ("Title", references.resolving(plan.description.title)),
            ("Public title", references.resolving(plan.description.publicTitle ?? "")),
            ("Introduction", references.resolving(plan.description.introduction)),
            ("Next steps", references.resolving(plan.description.nextSteps)),
        ]
    }

    private static func differing(_ old: [(String, String)], _ new: [(String, String)]) -> [Field] {
        let names = (new.isEmpty ? old : new).map(\.0)
        let before = Dictionary(uniqueKeysWithValues: old)
        let after = Dictionary(uniqueKeysWithValues: new)
        return names.compactMap { name in
            let difference = TextDifference(from: before[name] ?? "", to: after[name] ?? "")
            return difference.isEmpty ? nil : Field(name: name, difference: difference)
        }
    }
}

extension Council {
    /// The texts of an element as readers see them, by field, references filled in.
    package func texts(of element: PlanElement) -> [(String, String)] {
        let references = plans[element.planID].map { self.references(for: $0) } ?? TextReferences([:])
        let parent = element.parentID.flatMap { elements[$0] }.map(citation) ?? ""
        let themes = element.themes.compactMap { elements[$0] }.map(citation).sorted().joined(separator: ", ")
        return [
            ("Number", element.number), ("Title", references.resolving(element.wording.title)),
            ("Statement", references.resolving(element.wording.statement)),
            ("Narrative", references.resolving(element.wording.narrative)),
            ("What success looks like", references.resolving(element.wording.success)),
            ("Lead", element.lead ?? ""), ("Stands under", parent), ("Themes", themes),
        ]
    }
}
