import HashTreeCollections

/// Asks to say with whom the council compares itself, group by group; a group of the same key takes the older's place.
package struct RecordComparators: Command {
    package let groups: [ComparatorGroup]
    package let areas: [Area]

    package init(groups: [ComparatorGroup], areas: [Area]) {
        self.groups = groups
        self.areas = areas
    }

    package func demand(in _: Council) -> Demand { Demand(.manageMeasures) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        var issues: [Issue] = []
        for group in groups {
            if group.members.isEmpty || Set(group.members).count < group.members.count {
                issues.append(Issue(field: "members", code: "members-malformed", detail: group.key.rawValue))
            }
            if group.name.trimmingSpaces.isEmpty { issues.append(Issue(field: "name", code: "name-missing")) }
            if group.source.trimmingSpaces.isEmpty {
                issues.append(Issue(field: "source", code: "source-missing", detail: group.key.rawValue))
            }
            for text in [group.name, group.source, group.version] where text.count > 300 {
                issues.append(Issue(field: "name", code: "text-too-long", detail: "300"))
            }
        }
        guard issues.isEmpty else { return .refused(issues) }
        let changed = groups.filter { council.comparators[$0.key] != $0 }
        let named = council.renamed(areas)
        guard !changed.isEmpty || !named.isEmpty else { return .changes([]) }
        return .changes([.measure(.comparatorsRecorded(.init(groups: changed, areas: named)))])
    }
}
