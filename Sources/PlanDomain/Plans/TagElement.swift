import HashTreeCollections

/// Asks to say which cross-cutting themes a priority serves; the list replaces the earlier one.
package struct TagElement: Command {
    package let elementID: PlanElement.ID
    package let themes: [PlanElement.ID]
    package let seen: Int

    package init(elementID: PlanElement.ID, themes: [PlanElement.ID], seen: Int) {
        self.elementID = elementID
        self.themes = themes
        self.seen = seen
    }

    package func demand(in _: Council) -> Demand { Demand(.editPlan, about: .element(elementID)) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        council.ruling(on: elementID, seen: seen, context: context) { element in
            guard element.kind == .priority else {
                return .refused("element", "only-priorities-have-themes", element.kind.rawValue)
            }
            let wrong = themes.filter { id in
                guard let theme = council.elements[id] else { return true }
                return theme.kind != .theme || theme.planID != element.planID || theme.retirement != nil
            }
            guard wrong.isEmpty, Set(themes).count == themes.count else { return .refused("themes", "theme-unknown") }
            let ordered = themes.sorted()
            guard ordered != element.themes else { return .changes([]) }
            return .changes([.plan(.elementTagged(.init(elementID: elementID, themes: ordered)))])
        }
    }
}
