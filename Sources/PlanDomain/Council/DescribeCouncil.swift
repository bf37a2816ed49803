/// Asks to set who the council is and how its pages look.
package struct DescribeCouncil: Command {
    package let profile: CouncilProfile

    package init(_ profile: CouncilProfile) {
        self.profile = profile
    }

    package func demand(in _: Council) -> Demand { Demand(.managePeople) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        var issues = profile.colours.issues
        if profile.name.trimmingSpaces.isEmpty { issues.append(Issue(field: "name", code: "name-missing")) }
        if profile.formatsContact.trimmingSpaces.isEmpty {
            issues.append(Issue(field: "formatsContact", code: "formats-contact-missing"))
        }
        guard issues.isEmpty else { return .refused(issues) }
        return council.profile == profile ? .changes([]) : .changes([.council(.described(profile))])
    }
}
