import HashTreeCollections
import PlanDomain
import PlanTestSupport
import Testing

struct ImportPlanTests {
    private let world = World.still
    private let day = Day.sample("2024-01-10")

    private func proposal(_ priorities: [String], title: String = "Jobs and homes") -> PlanProposal {
        let ambition = PlanProposal.Element(
            kind: .ambition,
            number: "1",
            parentNumber: nil,
            wording: .init(title: title),
            line: 3
        )
        let children = priorities.enumerated().map { index, title in
            PlanProposal.Element(
                kind: .priority,
                number: "1.\(index + 1)",
                parentNumber: "1",
                wording: .init(title: title),
                line: 4 + index
            )
        }
        return PlanProposal(
            title: "Council Plan {plan.period}",
            period: .sample("2024-27"),
            introduction: "",
            nextSteps: "",
            elements: [ambition] + children
        )
    }

    private func importing(_ proposal: PlanProposal, into council: Council) -> (changes: [Change], council: Council) {
        let command = ImportPlan(proposal, identities: world.identities, day: day)
        guard case .changes(let changes) = command.ruling(in: council, context: CommandContext()) else {
            Testing.Issue.record("The import was refused.")
            return ([], council)
        }
        return (changes, changes.reduce(into: council) { $0.apply($1, at: $0.position + 1) })
    }

    private func numbers(_ council: Council) -> [String: String] {
        let pairs = council.elements.values.filter { $0.retirement == nil }.map { ($0.wording.title, $0.number) }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    @Test func `Importing the same paper twice changes nothing`() {
        let first = importing(proposal(["Build homes", "Create jobs"]), into: Council(key: .sample))
        #expect(first.changes.count == 4)
        #expect(importing(proposal(["Build homes", "Create jobs"]), into: first.council).changes.isEmpty)
    }

    @Test func `A priority put between others takes the next free number, and the others keep theirs`() {
        let first = importing(proposal(["Build homes", "Create jobs"]), into: Council(key: .sample))
        let second = importing(proposal(["Build homes", "Plant trees", "Create jobs"]), into: first.council)
        #expect(numbers(second.council)["Create jobs"] == "1.2")
        #expect(numbers(second.council)["Plant trees"] == "1.3")
        let plan = second.council.planInOrder
        #expect(plan == ["Jobs and homes", "Build homes", "Plant trees", "Create jobs"])
        #expect(
            importing(proposal(["Build homes", "Plant trees", "Create jobs"]), into: second.council).changes.isEmpty
        )
    }

    @Test func `A reworded priority stays the same priority`() throws {
        let first = importing(proposal(["To build affordable homes for all"]), into: Council(key: .sample))
        let second = importing(proposal(["To build affordable green homes for all"]), into: first.council)
        #expect(second.changes.count == 1)
        guard case .plan(.elementReworded) = second.changes[0] else {
            Testing.Issue.record("Not reworded: \(second.changes)")
            return
        }
    }

    @Test func `What the paper no longer has is retired with a reason, and its number stays taken`() {
        let first = importing(proposal(["Build homes", "Create jobs"]), into: Council(key: .sample))
        let second = importing(proposal(["Build homes"]), into: first.council)
        #expect(second.changes.count == 1)
        let third = importing(proposal(["Build homes", "Plant trees"]), into: second.council)
        #expect(numbers(third.council)["Plant trees"] == "1.3")
    }
}

extension Council {
    fileprivate var planInOrder: [String] {
        plans.keys.first.map { elementsInOrder(of: $0).map(\.wording.title) } ?? []
    }
}
