import HashTreeCollections

/// Asks to say of places what they are called, of what they are parts, and what took their place.
package struct RecordAreas: Command {
    package let areas: [Area]

    package init(_ areas: [Area]) {
        self.areas = areas
    }

    package func demand(in _: Council) -> Demand { Demand(.manageMeasures) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        var issues: [Issue] = []
        var after = council.areas
        for area in areas { after[area.code] = area }
        if Set(areas.map(\.code)).count < areas.count { issues.append(Issue(field: "code", code: "area-twice")) }
        for area in areas {
            let code = area.code.rawValue
            if area.name.trimmingSpaces.isEmpty || area.name.count > 100 {
                issues.append(Issue(field: "name", code: "area-name-missing", detail: code))
            }
            if Self.isCircle(from: area.code, { after[$0]?.parent.map { [$0] } ?? [] }) {
                issues.append(Issue(field: "parent", code: "area-within-itself", detail: code))
            }
            if area.successors != nil, area.until == nil {
                issues.append(Issue(field: "until", code: "area-end-missing", detail: code))
            }
            // A place that ended cannot come back as its own successor (I1 has the same of measures).
            if Self.isCircle(from: area.code, { after[$0]?.successors ?? [] }) {
                issues.append(Issue(field: "successors", code: "area-succeeds-itself", detail: code))
            }
        }
        guard issues.isEmpty else { return .refused(issues) }
        let changed = areas.filter { council.areas[$0.code] != $0 }
        return changed.isEmpty ? .changes([]) : .changes([.measure(.areasRecorded(.init(areas: changed)))])
    }

    /// Whether a way along the links leads back to where it began.
    private static func isCircle(from start: AreaCode, _ links: (AreaCode) -> [AreaCode]) -> Bool {
        var seen: Set<AreaCode> = []
        var next = links(start)
        while let code = next.popLast() {
            if code == start { return true }
            if seen.insert(code).inserted { next += links(code) }
        }
        return false
    }
}

extension Council {
    /// Places that are new or have another name now; what else is known of them stays.
    func renamed(_ named: [Area]) -> [Area] {
        named.compactMap { area in
            guard let known = areas[area.code] else { return area }
            guard known.name != area.name else { return nil }
            return Area(
                code: area.code,
                name: area.name,
                parent: known.parent,
                until: known.until,
                successors: known.successors ?? []
            )
        }
    }
}
