import Foundation
import HTTPTypes
import HashTreeCollections
import Ledger
import NIOCore
import PlanDomain
import PlanInterchange
import PlanTestSupport
import PlanUseCases
import Testing

@testable import PlanWeb

/// The public pages and files of measures, made of released figures alone.
struct MeasurePagesTests {
    /// A council whose figures were released, and what the public site shows of it.
    private struct Shown {
        let store = InMemoryLedger()
        let sample = SamplePlan()
        let measures: SampleMeasures
        let office: Office

        init() async throws {
            measures = SampleMeasures(sample)
            office = try await sample.office(on: store)
            try await measures.record(in: office)
            try await releasePlan("Draft for Cabinet")
        }

        struct NotReleased: Error {}

        func release(_ note: String = "") async throws {
            let outcome = try await FigurePublisher(office: office, store: store).release(
                id: sample.world.new(),
                day: .sample("2024-05-01"),
                nextUpdate: "In August.",
                note: note,
                as: Account.machineOperator
            )
            guard case .done = outcome else {
                Testing.Issue.record("\(outcome)")
                throw NotReleased()
            }
        }

        /// Puts the plan as it stands in force for the public's pages.
        func releasePlan(_ name: String) async throws {
            let outcome = try await Publisher(office: office, store: store, renderer: EditionPages()).release(
                sample.planID,
                id: sample.world.new(),
                name: name,
                stage: .draft,
                day: .sample("2024-01-30"),
                nextUpdate: "In May 2024.",
                as: Account.machineOperator
            )
            guard case .done = outcome else { throw NotReleased() }
        }

        func perform(_ command: some Command, because reason: String? = nil, on authority: Decision.ID? = nil)
            async throws
        {
            let outcome = try await office.perform(
                command,
                as: Account.machineOperator,
                because: reason,
                on: authority
            )
            guard case .done = outcome else {
                Testing.Issue.record("\(outcome)")
                throw NotReleased()
            }
        }

        func site() async throws -> PublicSite {
            PublicSite(
                try #require(try await ReleasedCouncil(office.council, in: store)),
                origin: "https://plan.example.org"
            )
        }
    }

    private func text(_ path: String, of site: PublicSite) -> String {
        let answer = site.answer(Question(method: .get, target: path, acceptEncoding: nil, ifNoneMatch: nil))
        return answer.body.map { String(buffer: $0) } ?? ""
    }

    private func status(_ path: String, of site: PublicSite) -> Int {
        site.answer(Question(method: .get, target: path, acceptEncoding: nil, ifNoneMatch: nil)).status.code
    }

    @Test func `I29 Before a release there is no page, no file and no word of any measure`() async throws {
        let site = try await Shown().site()
        for path in ["/measures", "/measures/HSG-001", "/measures.csv", "/dashboard", "/measures/target-changes"] {
            #expect(status(path, of: site) == 404, "\(path)")
        }
        for path in site.resources.keys { #expect(!text(path, of: site).contains("Homes built"), "\(path)") }
    }

    @Test func `I29 Internal and proposed measures and what was not released reach no address`() async throws {
        let shown = try await Shown()
        try await shown.release()
        let later = SampleMeasures.columns(shown.measures.homes, [("", [("2024FY", "888003")])])
        try await shown.perform(RecordFigures(id: shown.sample.world.new(), figures: later))
        let site = try await shown.site()
        #expect(status("/measures/HSG-001", of: site) == 200)
        for path in site.resources.keys {
            let text = text(path, of: site)
            for canary in ["Zyx", "777001", "777002", "888003", "888,003"] {
                #expect(!text.contains(canary), "\(path) \(canary)")
            }
        }
        #expect(!text("/search?q=Zyxinternal", of: site).contains("measures/INT-001"))
    }

    @Test func `I30 A small count is in no page, chart, description or file, nor can it be worked out`() async throws {
        let shown = try await Shown()
        try await shown.release()
        let site = try await shown.site()
        let paths = site.resources.keys.filter { $0.contains("CAR-001") || $0.hasPrefix("/measures") }
        #expect(paths.count > 10)
        for path in paths {
            let text = text(path, of: site)
            // The other part would give it away with the whole: it goes as well.
            #expect(!text.contains("2017") && !text.contains("2,017"), "\(path)")
        }
        #expect(text("/measures/CAR-001", of: site).contains("2,020"))
        let rows = text("/measures/CAR-001.csv", of: site).split(separator: "\r\n").filter { $0.contains("sex=") }
        #expect(rows.count == 2)
        #expect(rows.allSatisfy { $0.contains(",,suppressed,") }, "\(rows)")
    }

    @Test func `I3 A rating can be worked out again from what is stored, and is the same`() async throws {
        let shown = try await Shown()
        let period = SampleMeasures.period("2023FY")
        let target = SetTarget(
            measureID: shown.measures.homes.id,
            period: period,
            aim: .value(.single(SampleMeasures.figure("100"))),
            basis: .localAmbition,
            rationale: "Three a week"
        )
        try await shown.perform(target)
        try await shown.perform(ApproveTarget(measureID: shown.measures.homes.id, period: period))
        try await shown.release()
        let release = try #require(shown.office.council.figureReleases.last)
        let digest = try #require(Digest(hex: release.contentHash))
        let stored = try #require(await shown.store.content(digest))
        let remade = try await FigurePublisher(office: shown.office, store: shown.store).remade(release)
        #expect(try remade.bytes() == stored)
        let page = text("/measures/HSG-001/rating", of: try await shown.site())
        #expect(page.contains("The figure is worse than the target by 3."))
        #expect(page.contains("The tolerance is 5% of 100, which is 5."))
        #expect(page.contains("So the status is: Amber."))
    }

    @Test
    func `I34 A correction leaves the earlier release as it was, with a notice, and names the releases it touches`()
        async throws
    {
        let shown = try await Shown()
        try await shown.release()
        let before = text("/measures/HSG-001.csv", of: try await shown.site())
        let corrected = SampleMeasures.columns(shown.measures.homes, [("", [("2023FY", "99")])])
        try await shown.perform(
            RecordFigures(id: shown.sample.world.new(), figures: corrected),
            because: "Two were missed"
        )
        try await shown.release("Corrects the year 2023/24.")
        let site = try await shown.site()
        #expect(text("/measures/releases/1/HSG-001.csv", of: site) == before)
        #expect(text("/measures/HSG-001.csv", of: site).contains(",99,"))
        #expect(text("/measures/releases/1/HSG-001", of: site).contains("Superseded figures"))
        let page = text("/measures/HSG-001", of: site)
        #expect(page.contains("Two were missed"))
        #expect(page.contains("Releases that show the old one"))
    }

    @Test func `A figure that was put right before anybody saw it leaves no trace outside`() async throws {
        let shown = try await Shown()
        let wrong = SampleMeasures.columns(shown.measures.homes, [("", [("2024FY", "555004")])])
        try await shown.perform(RecordFigures(id: shown.sample.world.new(), figures: wrong))
        let right = SampleMeasures.columns(shown.measures.homes, [("", [("2024FY", "111")])])
        try await shown.perform(RecordFigures(id: shown.sample.world.new(), figures: right), because: "A slip")
        try await shown.release()
        let site = try await shown.site()
        for path in site.resources.keys {
            let text = text(path, of: site)
            #expect(!text.contains("555004") && !text.contains("555,004"), "\(path)")
        }
    }

    @Test func `A rate shows of how many it is, how sure it is, and stands so in every file`() async throws {
        let shown = try await Shown()
        let sample = shown.sample
        var definition = MeasureDefinition(
            from: .sample("2000-01-01"),
            title: "People in work",
            unit: "% of people",
            decimals: 1,
            goodToBe: .high,
            frequency: .annual,
            periodType: .financialYear,
            baseline: .init(period: SampleMeasures.period("2019FY"), value: SampleMeasures.figure("70.5"))
        )
        definition[.verification] = "Audited in 2024"
        let measure = Measure(
            id: sample.world.new(),
            code: try #require(MeasureCode("JOB-001")),
            kind: .council,
            definitions: [definition]
        )
        try await shown.perform(RecordMeasures([measure]))
        let rows = """
            measure_code,area_code,area_name,period,value,numerator,denominator,lower_limit,upper_limit
            JOB-001,E08000007,Anytown,2023/24,,1149,1542,72.2,76.6
            JOB-001,E92000001,England,2023/24,71.3,,,,
            JOB-001,E05000001,Oldward,2021/22,70,7,10,,
            """
        let file = try FigureFileReader.file(Array(rows.utf8), council: shown.office.council)
        let given = RecordFigures(id: sample.world.new(), areas: file.areas, figures: file.figures)
        try await shown.perform(given)
        try await shown.perform(
            RecordAreas([
                Area(
                    code: try #require(AreaCode("E05000001")),
                    name: "Oldward",
                    parent: SampleMeasures.area,
                    until: .sample("2023-05-03"),
                    successors: [try #require(AreaCode("E05000002"))]
                )
            ])
        )
        try await shown.release()
        let site = try await shown.site()
        let page = text("/measures/JOB-001", of: site)
        for words in [
            "That is 1,149 of 1,542 (1,149 ÷ 1,542 × 100).", "Its confidence interval is 72.2% to 76.6%.",
            "is better than that of England, 71.3%", "Higher by", "70.5% in 2019/20", "How the method was verified",
            "74.51362%", "chart-interval", "Oldward", "Until 3 May 2023; then E05000002",
        ] { #expect(page.contains(words), "\(words)") }
        #expect(text("/measures/JOB-001/rating", of: site).contains("1,149 ÷ 1,542 × 100"))
        let csv = text("/measures/JOB-001.csv", of: site)
        #expect(csv.contains(",74.51362,actual,,2023FY,% of people,1149,1542,72.2,76.6\r\n"))
        #expect(csv.contains(",71.3,actual,,2023FY,% of people,,,,\r\n"))
        let json = text("/measures/JOB-001.json", of: site)
        #expect(json.contains("\"numerator\":\"1149\"") && json.contains("\"upperLimit\":\"76.6\""))
        let again = try FigureFileReader.file(Array(csv.utf8), council: shown.office.council)
        let preview = FigurePreview(again, in: shown.office.council, today: .sample("2024-05-01"))
        #expect(again.faultCount == 0 && !preview.hasAnything && preview.same == 3)
    }

    @Test func `The list can be narrowed to the portfolio that leads the priority`() async throws {
        let shown = try await Shown()
        let place = try #require(shown.measures.homes.elements.first)
        try await shown.perform(
            GiveLead(
                elementID: place,
                lead: "Housing & Places",
                seen: try #require(shown.office.council.elements[place]).revision
            )
        )
        try await shown.releasePlan("Draft with leads")
        try await shown.release()
        let site = try await shown.site()
        let all = text("/measures", of: site)
        #expect(all.contains("name=\"portfolio\"") && all.contains("Housing &amp; Places"))
        let theirs = text("/measures?portfolio=Housing%20%26%20Places", of: site)
        #expect(theirs.contains("Homes built") && theirs.contains("All 2 measures"))
        let others = text("/measures?portfolio=Parks", of: site)
        #expect(!others.contains("Homes built") && others.contains("0 of 2 measures"))
    }

    /// Validators refuse a table with an empty cell in a column that its description calls required.
    @Test(arguments: ["/measures", "/measures/HSG-001", "/measures/CAR-001"])
    func `The description of a table requires no column in which it has an empty cell`(path: String) async throws {
        let shown = try await Shown()
        try await shown.release()
        let site = try await shown.site()
        let rows = try TableReader.rows(of: Array(text("\(path).csv", of: site).utf8)).map(\.fields)
        let headings = try #require(rows.first)
        struct Metadata: Decodable {
            let tableSchema: Schema

            struct Schema: Decodable {
                let columns: [Column]
            }

            struct Column: Decodable {
                let name: String
                let required: Bool
            }
        }
        let json = Data(text("\(path).csv-metadata.json", of: site).utf8)
        let columns = try JSONDecoder().decode(Metadata.self, from: json).tableSchema.columns
        #expect(columns.map(\.name) == headings && columns.contains(where: \.required))
        for (place, column) in columns.enumerated() where column.required {
            #expect(rows.allSatisfy { !$0[place].isEmpty }, "\(column.name)")
        }
    }

    @Test func `What is downloaded can be imported again and changes nothing`() async throws {
        let shown = try await Shown()
        try await shown.release()
        let csv = text("/measures/HSG-001.csv", of: try await shown.site())
        for text in [csv, "\u{FEFF}" + csv] {
            let file = try FigureFileReader.file(Array(text.utf8), council: shown.office.council)
            #expect(file.faultCount == 0 && file.rows == 3, "\(file.faults)")
            let preview = FigurePreview(file, in: shown.office.council, today: .sample("2024-05-01"))
            #expect((preview.new, preview.changed, preview.same) == (0, 0, 3))
        }
    }

    @Test func `Files say what they are, which licence they bear and where their description is`() async throws {
        let shown = try await Shown()
        try await shown.release()
        let site = try await shown.site()
        let answer = site.answer(
            Question(method: .get, target: "/measures/HSG-001.csv", acceptEncoding: nil, ifNoneMatch: nil)
        )
        let link = answer.fields[HTTPField.Name("Link")!] ?? ""
        #expect(link.contains("rel=\"license\"") && link.contains("rel=\"describedby\""))
        let tag = try #require(answer.fields[.eTag])
        let again = site.answer(
            Question(method: .get, target: "/measures/HSG-001.csv", acceptEncoding: nil, ifNoneMatch: tag)
        )
        #expect(again.status == .notModified)
        #expect(text("/measures/HSG-001.csv?excel=1", of: site).hasPrefix("\u{FEFF}measure_code"))
        for path in [
            "/measures.json", "/measures/HSG-001.json", "/measures/datapackage.json", "/measures.csv-metadata.json",
        ] {
            #expect(throws: Never.self, "\(path)") {
                try JSONSerialization.jsonObject(with: Data(text(path, of: site).utf8))
            }
        }
    }

    @Test(arguments: [
        ("status=red", 0), ("status=none", 2), ("part=ambitions/1", 2), ("part=ambitions/2", 0), ("trend=worse", 1),
        ("trend=better&sort=title", 0), ("kind=council&sort=status", 2), ("status=%3Cscript%3E", 0),
        ("sort=nothing", 2),
    ])
    func `Every filter stands in the address, and a nonsensical one finds nothing`(query: String, count: Int)
        async throws
    {
        let shown = try await Shown()
        try await shown.release()
        let page = text("/measures?\(query)", of: try await shown.site())
        #expect(page.contains("<h1>Measures</h1>") && !page.contains("<script"))
        let rows = page.components(separatedBy: "<span class=\"code\">").count - 1
        #expect(rows == count, "\(query)")
    }

    @Test func `A part of the plan says what it is measured by, or honestly that nothing is`() async throws {
        let shown = try await Shown()
        let enabler = try #require(shown.sample.elements.first { $0.kind == .enabler })
        try await shown.perform(LeaveUnmeasured(elementID: enabler.id, reason: "Being worked out."))
        try await shown.release()
        let site = try await shown.site()
        #expect(text("/plan/2024-27/priorities/1.2", of: site).contains("Of 2 measures none has a status yet."))
        #expect(text("/plan/2024-27/enablers/1", of: site).contains("No measure yet. Being worked out."))
        #expect(text("/plan/2024-27/priorities/2.1", of: site).contains("No measure yet."))
        // An edition's own address shows what was promised, as it was rendered then.
        #expect(text("/plan/2024-27/editions/1/priorities/1.2", of: site).contains("How we know"))
    }
}
