package import PlanDomain

/// Reads places from a table: one a row, with its code and name, and where known its parent, its end and its successors.
package struct AreaFile: Sendable {
    package let areas: [Area]
    package let faults: [MeasureFile.Fault]

    package init(_ bytes: [UInt8]) throws(FigureFileFault) {
        let table = try HeadedTable(bytes, required: ["area_code", "area_name"])
        var areas: [Area] = []
        var faults: [MeasureFile.Fault] = []
        for row in table.rows {
            func fault(_ column: String, _ sentence: String) {
                faults.append(.init(line: row.line, column: column, sentence: sentence))
            }
            func code(_ column: String, _ text: String) -> AreaCode? {
                let code = AreaCode(text)
                if code == nil {
                    fault(column, "'\(text.shortened)' is no area code. Write nine signs, such as E08000007.")
                }
                return code
            }
            let count = faults.count
            let own = code("area_code", row["area_code"])
            let parent = row["parent_code"].isEmpty ? nil : code("parent_code", row["parent_code"])
            let successors = row["successor_codes"].split(separator: ";").compactMap {
                code("successor_codes", String($0).trimmingSpaces)
            }
            let until = row["valid_to"].isEmpty ? nil : Day(iso: row["valid_to"])
            if until == nil, !row["valid_to"].isEmpty {
                fault("valid_to", "'\(row["valid_to"].shortened)' is no day. Write it as 2023-05-03.")
            }
            guard faults.count == count, let own else { continue }
            areas.append(
                Area(code: own, name: row["area_name"], parent: parent, until: until, successors: successors)
            )
        }
        self.areas = areas
        self.faults = faults
    }
}
