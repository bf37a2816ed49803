import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// The groups with which the council compares itself, each with the versions before the present one.
struct ComparatorsPage {
    let context: MeasureContext

    private var council: Council { context.council }

    var page: Frame.Page {
        context.page(
            "With whom we compare – Measures",
            "The groups of councils with which \(council.ownName) compares itself: who chose them, who is in them, and how they changed.",
            .comparators,
            trail: [.init(title: "Measures", path: .measures)],
            main: main
        )
    }

    @HTMLBuilder private var main: HTML {
        element(.header, .class("page-header")) {
            element(.h1) { "With whom we compare" }
            element(.p, .class("lead")) {
                "Whoever chooses the neighbours chooses the rank. Here stand the groups, who chose them, and every change."
            }
        }
        let groups = council.comparators.values.sorted { $0.key < $1.key }
        if groups.isEmpty { element(.p) { "The council has named no group yet." } }
        for group in groups { section(group) }
    }

    private func section(_ group: ComparatorGroup) -> HTML {
        let id = "group-\(group.key.rawValue.lowercased())"
        return element(.section, .aria("labelledby", id)) {
            element(.h2, .id(id)) { group.name }
            element(.p) {
                "Chosen by: \(group.source) (\(group.version)). \(group.members.count) members."
                if let licence = group.licence { " Licence: \(licence)." }
            }
            element(.ul) { for area in group.members { element(.li) { council.name(of: area) } } }
            changes(group)
        }
    }

    private func changes(_ group: ComparatorGroup) -> HTML {
        let versions = (council.earlierComparators[group.key] ?? []) + [group]
        guard versions.count > 1 else { return .empty }
        return Table(
            caption: "How '\(group.name)' changed, newest first",
            columns: ["From", "To", "Joined", "Left"],
            rows: zip(versions, versions.dropFirst()).reversed().map { before, after in
                [
                    .text(before.version), .text(after.version), .text(names(after.members, without: before.members)),
                    .text(names(before.members, without: after.members)),
                ]
            }
        ).html
    }

    private func names(_ areas: [AreaCode], without others: [AreaCode]) -> String {
        let names = areas.filter { !others.contains($0) }.map(council.name)
        return names.isEmpty ? "None" : names.joined(separator: ", ")
    }
}
