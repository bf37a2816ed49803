package import PlanDomain

/// Reads comparator groups from a table: one member a row, with the group's key, name, source and version.
package struct ComparatorFile: Sendable {
    package let groups: [ComparatorGroup]
    package let areas: [Area]
    package let faults: [MeasureFile.Fault]

    private static let headings = [
        "group_key", "group_name", "source", "version", "member_area_code", "member_area_name",
    ]

    package init(_ bytes: [UInt8]) throws(FigureFileFault) {
        let table = try HeadedTable(bytes, required: Self.headings)
        var order: [MeasureCode] = []
        var groups: [MeasureCode: ComparatorGroup] = [:]
        var members: [MeasureCode: [AreaCode]] = [:]
        var areas: [Area] = []
        var faults: [MeasureFile.Fault] = []
        for row in table.rows {
            let fields = Self.headings.map { row[$0] }
            guard let key = MeasureCode(fields[0]) else {
                faults.append(
                    .init(
                        line: row.line,
                        column: "group_key",
                        sentence:
                            "'\(fields[0].shortened)' is no key. Write capital letters, digits and hyphens, such as GM."
                    )
                )
                continue
            }
            guard let area = AreaCode(fields[4]) else {
                faults.append(
                    .init(
                        line: row.line,
                        column: "member_area_code",
                        sentence: "'\(fields[4].shortened)' is no area code. Write nine signs, such as E08000007."
                    )
                )
                continue
            }
            if groups[key] == nil { order.append(key) }
            groups[key] = ComparatorGroup(
                key: key,
                name: fields[1],
                source: fields[2],
                version: fields[3],
                licence: row["licence"].isEmpty ? nil : row["licence"],
                members: []
            )
            members[key, default: []].append(area)
            areas.append(Area(code: area, name: fields[5]))
        }
        self.groups = order.compactMap { groups[$0] }.map { group in
            ComparatorGroup(
                key: group.key,
                name: group.name,
                source: group.source,
                version: group.version,
                licence: group.licence,
                members: members[group.key] ?? []
            )
        }
        self.areas = areas
        self.faults = faults
    }
}
