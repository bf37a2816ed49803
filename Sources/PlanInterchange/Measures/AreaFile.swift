package import PlanDomain

/// Reads places from a table: one a row, with its code and name, and where known its parent, its end and its successors.
package struct AreaFile: Sendable {
    package let areas: [Area]
    package let faults: [MeasureFile.Fault]

    package init(_ bytes: [UInt8]) throws(FigureFileFault) {
        let rows: [TableRow]
        do {
            rows = try TableReader.rows(of: bytes)
        } catch let fault as TableReader.Fault {
            throw .table(fault)
        } catch {
            throw .empty
        }
        guard let headings = rows.first?.fields.map({ $0.trimmingSpaces.lowercased() }) else { throw .empty }
        guard headings.contains("area_code"), headings.contains("area_name") else {
            throw .columnsMissing([.area, .areaName], headings: headings)
        }
        var areas: [Area] = []
        var faults: [MeasureFile.Fault] = []
        for row in rows.dropFirst() where !row.isBlank {
            func text(_ heading: String) -> String {
                headings.firstIndex(of: heading).flatMap { $0 < row.fields.count ? row.fields[$0].trimmingSpaces : nil }
                    ?? ""
            }
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
            let own = code("area_code", text("area_code"))
            let parent = text("parent_code").isEmpty ? nil : code("parent_code", text("parent_code"))
            let successors = text("successor_codes").split(separator: ";").compactMap {
                code("successor_codes", String($0).trimmingSpaces)
            }
            let until = text("valid_to").isEmpty ? nil : Day(iso: text("valid_to"))
            if until == nil, !text("valid_to").isEmpty {
                fault("valid_to", "'\(text("valid_to").shortened)' is no day. Write it as 2023-05-03.")
            }
            guard faults.count == count, let own else { continue }
            areas.append(
                Area(code: own, name: text("area_name"), parent: parent, until: until, successors: successors)
            )
        }
        self.areas = areas
        self.faults = faults
    }
}
