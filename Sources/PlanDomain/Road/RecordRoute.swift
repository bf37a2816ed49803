import HashTreeCollections

/// Asks to record a route of the council's own, or to change it; items that are on their road keep the steps they have.
package struct RecordRoute: Command {
    package let route: Route

    /// The route under this key as whoever changes it saw it; nil for a new one.
    package let seen: Route?

    package init(_ route: Route, seen: Route? = nil) {
        self.route = route
        self.seen = seen
    }

    /// The page on which one is set up has this place among the addresses of routes.
    package static let addressOfNew = "new"

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        var issues: [Issue] = []
        if !route.key.isGovernanceKey {
            issues.append(Issue(field: "key", code: "key-malformed", detail: route.key))
        } else if route.key == Self.addressOfNew {
            issues.append(Issue(field: "key", code: "route-key-taken", detail: route.key))
        } else if RoutePreset.all.contains(where: { $0.key == route.key }) {
            issues.append(Issue(field: "key", code: "key-of-the-product", detail: route.key))
        }
        if route.name.trimmingSpaces.isEmpty { issues.append(Issue(field: "name", code: "name-missing")) }
        if route.name.count > 200 { issues.append(Issue(field: "name", code: "text-too-long", detail: "200")) }
        let current = council.routes[route.key]
        if current != nil, seen == nil {
            issues.append(Issue(field: "key", code: "route-key-taken", detail: route.key))
        } else if current != seen {
            issues.append(Issue(field: "name", code: "changed-meanwhile"))
        }
        issues += council.issues(with: route.steps)
        guard issues.isEmpty else { return .refused(issues) }
        return council.routes[route.key] == route ? .changes([]) : .changes([.road(.routeRecorded(route))])
    }
}
