import HashTreeCollections

/// Asks to record a post with its roles, or to change one.
package struct RecordPost: Command {
    package let post: Post

    package init(_ post: Post) {
        self.post = post
    }

    package func demand(in _: Council) -> Demand { Demand(.managePeople) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        var issues: [Issue] = []
        if post.title.trimmingSpaces.isEmpty { issues.append(Issue(field: "title", code: "post-title-missing")) }
        if post.title.count > 120 { issues.append(Issue(field: "title", code: "text-too-long", detail: "120")) }
        if post.unit.count > 120 { issues.append(Issue(field: "unit", code: "text-too-long", detail: "120")) }
        if post.grants.isEmpty { issues.append(Issue(field: "roles", code: "post-role-missing")) }
        if let until = post.until, until < post.from {
            issues.append(Issue(field: "until", code: "days-out-of-order", detail: post.from.inWords))
        }
        for grant in post.grants where !council.knows(grant.scope) {
            issues.append(Issue(field: "roles", code: "scope-unknown"))
        }
        guard issues.isEmpty else { return .refused(issues) }
        return council.posts[post.id] == post ? .changes([]) : .changes([.people(.postRecorded(post))])
    }
}

extension Council {
    fileprivate func knows(_ scope: RoleScope) -> Bool {
        switch scope {
        case .council: true
        case .plan(let id): plans[id] != nil
        case .element(let id): elements[id] != nil
        }
    }
}
