import Foundation
import PlanDomain
import PlanInterchange
import Testing

/// The committee paper that this project began with is read exactly.
struct FoundingPaperTests {
    private static var paper: PaperReading {
        get throws {
            let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .deletingLastPathComponent()
            let file = root.appendingPathComponent(
                "Sources/throughline/Demonstration/Papers/draft-council-plan-2024-27.txt"
            )
            return try PaperReading(PaperText(Data(contentsOf: file)))
        }
    }

    @Test func `It proposes one core, four ambitions, twenty priorities, two themes and four enablers`() throws {
        let paper = try Self.paper
        #expect(paper.title == "Draft Council Plan 2024-27")
        #expect(paper.period?.label == "2024-27")
        let counts = ElementKind.allCases.map(paper.count)
        #expect(counts == [1, 4, 20, 2, 4])
        let children = Dictionary(grouping: paper.elements.filter { $0.kind == .priority }) { $0.parentNumber ?? "" }
        #expect(children.mapValues(\.count) == ["C": 3, "1": 4, "2": 4, "3": 4, "4": 5])
    }

    @Test func `It keeps the paper's own wording`() throws {
        let titles = try Self.paper.elements.map(\.wording.title)
        for expected in [
            "Delivering efficient and effective", "Investment, regeneration and creating jobs",
            "To lead the Borough's response to tackling poverty.", "A Fair and Inclusive Stockport.",
            "Delivering change and spending wisely.", "To create thriving places",
        ] { #expect(titles.contains(expected)) }
        #expect(try Self.paper.introduction.contains("steps up the pace of change and delivery."))
        #expect(try Self.paper.nextSteps.contains("submitted to Cabinet on 31st January"))
    }

    @Test func `It raises what a careful officer would`() throws {
        let paper = try Self.paper
        let warnings = paper.warnings.map { "\($0.code.rawValue) \($0.line)" }
        #expect(
            warnings == [
                "title-cut-off 11", "list-joined 29", "meeting-date-unverified 63", "meeting-date-unverified 63",
                "name-disagrees 65", "period-disagrees 69",
            ]
        )
        #expect(paper.warnings[0].message.contains("paragraph 1.4 has 'efficient and effective services'"))
    }

    @Test func `It names its road`() throws {
        let route = try Self.paper.route.map { "\($0.body) \($0.date ?? "-")" }
        #expect(route == ["Scrutiny -", "Cabinet 31st January", "Budget Council Meeting 23rd February"])
    }

    @Test func `The plan's title refers to its period`() throws {
        #expect(try Self.paper.proposal().title == "Council Plan {plan.period}")
    }
}
