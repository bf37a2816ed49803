import HashTreeCollections

/// Asks to record a body of the council, or to change its name or remit.
package struct RecordBody: Command {
    package let body: Body

    package init(_ body: Body) {
        self.body = body
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        var issues: [Issue] = []
        if !body.key.isGovernanceKey { issues.append(Issue(field: "key", code: "key-malformed", detail: body.key)) }
        if body.name.trimmingSpaces.isEmpty { issues.append(Issue(field: "name", code: "name-missing")) }
        if let old = council.bodies[body.key], old.kind != body.kind {
            // What it may decide hangs on it, and so does what it has decided.
            issues.append(Issue(field: "kind", code: "body-kind-fixed", detail: old.kind.name))
        }
        guard issues.isEmpty else { return .refused(issues) }
        return council.bodies[body.key] == body ? .changes([]) : .changes([.governance(.bodyRecorded(body))])
    }
}

extension String {
    /// 2 to 60 small letters, digits and hyphens, beginning with a letter.
    var isGovernanceKey: Bool { wholeMatch(of: /[a-z][a-z0-9-]{1,59}/) != nil }
}
