import Foundation
import HashTreeCollections
import PlanInterchange
import Testing

@testable import PlanDomain

/// The measure dictionary and the groups to compare with, as tables.
struct DictionaryFileTests {
    private func measures(_ text: String, place: (String) -> PlanElement.ID? = { _ in nil }) throws -> MeasureFile {
        let numbers = Seeded.Identities()
        return try MeasureFile(Array(text.utf8), identities: numbers.source, from: .sample("2020-04-01"), place: place)
    }

    private let headings = "code,title,unit,decimals,good_to_be,frequency,period_type"

    @Test func `A measure is read with what its columns say and what is usual for the rest`() throws {
        let id = PlanElement.ID(rawValue: UUID())
        let text = """
            code,Title,unit,decimals,good_to_be,frequency,period_type,kind,priority,source,notes,may_exceed_hundred,depends_on_size,lag
            edu-001, Pupils in school ,% of pupils,1,high,annual,academic_year,partnership,1.2; 1.2,"DfE, table 1",Few,yes,,90
            EDU-002,Schools,schools,,in_range,quarterly,point_in_time,,,,,no,Yes,

            """
        let file = try measures(text) { $0 == "1.2" ? id : nil }
        #expect(file.faults.isEmpty)
        let first = try #require(file.measures.first)
        #expect(first.code.rawValue == "EDU-001" && first.kind == .partnership && first.elements == [id, id])
        let definition = first.definition
        #expect(definition.title == "Pupils in school" && definition.unit == "% of pupils" && definition.decimals == 1)
        #expect(definition[.source] == "DfE, table 1" && definition[.limitations] == "Few" && definition.lag == 90)
        #expect(definition.mayExceedHundred && !definition.dependsOnSize && definition.from == .sample("2020-04-01"))
        let second = try #require(file.measures.last)
        #expect(second.kind == .council && second.definition.accumulation == .snapshot)
        #expect(second.definition.decimals == 0 && second.definition.lag == nil && second.definition.dependsOnSize)
    }

    @Test(arguments: [
        ("E 1,T,u,1,high,annual,financial_year", "code"), (",T,u,1,high,annual,financial_year", "code"),
        ("EDU-001,T,u,one,high,annual,financial_year", "decimals"),
        ("EDU-001,T,u,-1,high,annual,financial_year", "decimals"),
        ("EDU-001,T,u,1.5,high,annual,financial_year", "decimals"),
        ("EDU-001,T,u,99999999999999999999,high,annual,financial_year", "decimals"),
        ("EDU-001,T,u,1,up,annual,financial_year", "good_to_be"),
        ("EDU-001,T,u,1,,annual,financial_year", "good_to_be"),
        ("EDU-001,T,u,1,high,yearly,financial_year", "frequency"), ("EDU-001,T,u,1,high,annual,year", "period_type"),
        ("EDU-001,T,u,1,high,annual", "period_type"),
    ])
    func `A row that cannot be a measure is named with its line, and the others are read`(row: String, column: String)
        throws
    {
        let file = try measures("\(headings)\n\(row)\nEDU-009,T,u,1,high,annual,financial_year\n")
        #expect(file.measures.map(\.code.rawValue) == ["EDU-009"])
        #expect(file.faults.map(\.line) == [2] && file.faults.map(\.column) == [column])
        let sentence = try #require(file.faults.first).sentence
        #expect(sentence.hasSuffix(".") && !sentence.contains("Optional"))
    }

    @Test(arguments: ["may_exceed_hundred", "depends_on_size"])
    func `Whatever is neither yes nor no is said, and not taken for no`(column: String) throws {
        for (text, isYes) in [("yes", true), ("YES", true), ("Yes", true), ("no", false), ("No", false), ("", false)] {
            let file = try measures("\(headings),\(column)\nEDU-001,T,u,1,high,annual,financial_year,\(text)\n")
            let definition = try #require(file.measures.first?.definition, "\(text)")
            #expect((column == "depends_on_size" ? definition.dependsOnSize : definition.mayExceedHundred) == isYes)
        }
        let file = try measures("\(headings),\(column)\nEDU-001,T,u,1,high,annual,financial_year,maybe\n")
        #expect(file.measures.isEmpty && file.faults.map(\.column) == [column])
        #expect(try #require(file.faults.first).sentence.contains("'maybe'"))
    }

    @Test func `A place in the plan that nobody knows is named`() throws {
        let file = try measures("\(headings),priority\nEDU-001,T,u,1,high,annual,financial_year,9.9\n")
        #expect(file.faults.map(\.sentence) == ["No part of the plan is called '9.9'."] && file.measures.isEmpty)
    }

    @Test func `Rows of separators alone are no measures and no members`() throws {
        let file = try measures("\(headings)\nEDU-001,T,u,1,high,annual,financial_year\n,,,,,,\n , ,,,,,\n")
        #expect(file.measures.count == 1 && file.faults.isEmpty)
        let groups = try ComparatorFile(Array((groupHeadings + "\nGM,Ten,GMCA,1,E08000001,Bolton\n,,,,,\n").utf8))
        #expect(groups.groups.count == 1 && groups.faults.isEmpty)
    }

    @Test(arguments: ["", "\n", "code\nEDU-001\n", "title\nT\n", "a,\"b\n"])
    func `A dictionary without its columns is refused`(text: String) {
        #expect(throws: FigureFileFault.self) { try measures(text) }
        #expect(throws: FigureFileFault.self) { try ComparatorFile(Array(text.utf8)) }
    }

    private let groupHeadings = "group_key,group_name,source,version,member_area_code,member_area_name"

    @Test func `Members are gathered by group, in the order of the file`() throws {
        let text = """
            \(groupHeadings)
            GM,Ten,GMCA,1,E08000002,Bury
            CIPFA,Near,CIPFA,2024,E06000007,Warrington
            gm,Ten,GMCA,1,E08000001, Bolton
            G M,Ten,GMCA,1,E08000001,Bolton
            GM,Ten,GMCA,1,Bolton,Bolton
            GM,Ten,GMCA,1

            """
        let file = try ComparatorFile(Array(text.utf8))
        #expect(file.groups.map(\.key.rawValue) == ["GM", "CIPFA"])
        #expect(file.groups[0].members.map(\.rawValue) == ["E08000002", "E08000001"])
        #expect(file.areas.map(\.name) == ["Bury", "Warrington", "Bolton"])
        #expect(file.faults.map(\.line) == [5, 6, 7])
        #expect(file.faults.map(\.column) == ["group_key", "member_area_code", "member_area_code"])
        for fault in file.faults { #expect(fault.sentence.hasSuffix(".")) }
    }

    @Test func `A group of very many members is gathered at once`() throws {
        let rows = (0..<20_000).map { "GM,Ten,GMCA,1,E\(String(10_000_000 + $0)),A\n" }.joined()
        var file: ComparatorFile?
        let taken = try ContinuousClock().measure {
            file = try ComparatorFile(Array((groupHeadings + "\n" + rows).utf8))
        }
        #expect(file?.groups.first?.members.count == 20_000)
        #expect(taken < .seconds(2), "\(taken)")
    }

    @Test func `A measure's multiplier and baseline are read, and refused by name`() throws {
        let file = try measures(
            headings + """
                ,multiplier,baseline_period,baseline,verification
                CRI-001,Burglary,per 100000,1,low,annual,financial_year,"100,000",2019/20,412.5,Audited
                CRI-002,Theft,per 100000,1,low,annual,financial_year,many,2019/20,1,
                CRI-003,Arson,per 100000,1,low,annual,financial_year,,2019/20,,
                CRI-004,Fraud,per 100000,1,low,annual,financial_year,,19-20,3,

                """
        )
        let definition = try #require(file.measures.first?.definition)
        #expect(definition.multiplier == Figure(whole: 100_000) && definition[.verification] == "Audited")
        #expect(definition.baseline?.period.code == "2019FY" && definition.baseline?.value.plain == "412.5")
        #expect(file.faults.map(\.column) == ["multiplier", "baseline", "baseline_period"] || file.faults.count == 2)
        #expect(file.faults.first?.line == 3)
    }

    @Test func `Places are read with their parents, ends and successors`() throws {
        let file = try AreaFile(
            Array(
                """
                area_code,area_name,parent_code,valid_to,successor_codes
                E05000001,Old,E08000007,2023-05-03,E05000002; E05000003
                E05000002,New,,,
                E0500,Short,,,
                E05000004,Late,E1,3 May 2023,

                """.utf8
            )
        )
        #expect(file.areas.map(\.code.rawValue) == ["E05000001", "E05000002"])
        #expect(file.areas[0].successors?.map(\.rawValue) == ["E05000002", "E05000003"])
        #expect(file.areas[0].parent?.rawValue == "E08000007" && file.areas[0].until == .sample("2023-05-03"))
        #expect(file.areas[1].parent == nil && file.areas[1].successors == nil)
        #expect(file.faults.map(\.column) == ["area_code", "parent_code", "valid_to"])
        #expect(file.faults.map(\.line) == [4, 5, 5])
        #expect(throws: FigureFileFault.self) { try AreaFile(Array("code,name\n".utf8)) }
    }

    @Test func `Targets are read for the measures that they name`() throws {
        let library = MeasureLibrary()
        let file = try TargetFile(
            Array(
                """
                measure_code,period,target,basis,rationale
                hom-001,2025/26,300,trend,As before
                JOB-001,2025/26,monitored,local-ambition,
                NIL-001,2025/26,3,trend,
                HOM-001,soon,many,hope,

                """.utf8
            )
        ) { library.council.measure($0) }
        #expect(file.targets.map(\.aim.text) == ["300", "monitored"] && file.targets[0].rationale == "As before")
        #expect(file.faults.map(\.column) == ["measure_code", "period", "target", "basis"])
        let context = CommandContext(actor: Account.machineOperator, moment: Moment(millisecondsSinceEpoch: 0))
        let all = SetTargets(file.targets).ruling(in: library.council, context: context)
        guard case .changes(let changes) = all else {
            Testing.Issue.record("\(all)")
            return
        }
        #expect(changes.count == 2)
        let twice = SetTargets(file.targets + file.targets.prefix(1)).ruling(in: library.council, context: context)
        #expect(twice == .refused([Issue(field: "HOM-001, 2025/26", code: "target-twice")]))
    }

    @Test func `A heading that is missing is named, and no other`() {
        let text = "Measure_Code,period,target,rationale\nHOM-001,2025/26,300,\n"
        let known = ["measure_code", "period", "target", "rationale"]
        #expect(throws: FigureFileFault.headingsMissing(["basis"], headings: known)) {
            try TargetFile(Array(text.utf8)) { _ in nil }
        }
        let sentence = FigureFileFault.headingsMissing(["basis"], headings: known).sentence
        #expect(sentence.hasPrefix("No column is headed 'basis'."))
    }

    @Test func `The terms of a list of comparators are kept with it`() throws {
        let file = try ComparatorFile(
            Array(
                """
                group_key,group_name,source,version,member_area_code,member_area_name,licence
                GM,Ten,GMCA,2024,E08000001,Bolton,OGL

                """.utf8
            )
        )
        #expect(file.groups.map(\.licence) == ["OGL"])
    }
}
