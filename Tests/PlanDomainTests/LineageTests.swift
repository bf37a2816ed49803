import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// Starting the next plan: every promise is accounted for, or the matter is not closed.
struct LineageTests {
    private let sample = SamplePlan()
    private let context = CommandContext(reason: "Why")

    /// The sample council with a next plan that follows it.
    private func started() throws -> (council: Council, plan: Plan) {
        let id: Plan.ID = sample.world.new()
        let start = StartPlan(
            id: id,
            period: .sample("2027-30"),
            description: PlanDescription(title: "Next"),
            predecessorID: sample.planID
        )
        let council = try after(start, in: sample.council)
        return (council, try #require(council.plans[id]))
    }

    private func after(_ command: some Command, in council: Council) throws -> Council {
        guard case .changes(let changes) = command.ruling(in: council, context: context) else {
            PlanTesting.fail("Refused: \(command.ruling(in: council, context: context))")
            return council
        }
        return changes.reduce(council) { $0.applying($1, at: $0.position + 1) }
    }

    private func account(
        _ element: PlanElement,
        _ fate: PromiseFate,
        in plan: Plan,
        parent: PlanElement.ID? = nil,
        wordings: [PlanElement.Wording] = [],
        into: [PlanElement.ID] = [],
        reason: String = "Because"
    ) -> AccountForPromise {
        AccountForPromise(
            elementID: element.id,
            planID: plan.id,
            fate: fate,
            reason: reason,
            parentID: parent,
            wordings: wordings,
            mergedInto: into,
            identities: sample.world.identities
        )
    }

    private func codes(_ command: some Command, in council: Council) -> [String] {
        guard case .refused(let issues) = command.ruling(in: council, context: context) else { return [] }
        return issues.map(\.code)
    }

    @Test func `A carried promise stands in the next plan with the same words, number and lead`() throws {
        let (start, plan) = try started()
        let council = try after(account(sample.jobs, .carried, in: plan), in: start)
        let made = try #require(council.account(of: sample.jobs, in: plan.id)?.successors.first)
        #expect(made.wording == sample.jobs.wording && made.number == "1" && made.planID == plan.id)
        #expect(council.account(of: sample.jobs, in: plan.id)?.reason == "Because")
    }

    @Test func `A priority follows its ambition, and waits until that is accounted for`() throws {
        let (start, plan) = try started()
        #expect(codes(account(sample.invest, .carried, in: plan), in: start) == ["promise-parent-missing"])
        let council = try after(
            account(sample.invest, .carried, in: plan),
            in: try after(account(sample.jobs, .carried, in: plan), in: start)
        )
        let made = try #require(council.account(of: sample.invest, in: plan.id)?.successors.first)
        #expect(made.number == "1.1")
        #expect(made.parentID == council.account(of: sample.jobs, in: plan.id)?.successors.first?.id)
    }

    @Test func `A split promise becomes two, each with its own number and the same origin`() throws {
        let (start, plan) = try started()
        let one = [PlanElement.Wording(title: "Jobs")]
        #expect(codes(account(sample.jobs, .split, in: plan, wordings: one), in: start) == ["split-needs-two"])
        let council = try after(
            account(sample.jobs, .split, in: plan, wordings: [.init(title: "Jobs"), .init(title: "Homes")]),
            in: start
        )
        let made = try #require(council.account(of: sample.jobs, in: plan.id))
        #expect(made.fate == .split && made.successors.map(\.number) == ["1", "2"])
    }

    @Test func `Merged promises share a successor`() throws {
        let (start, plan) = try started()
        #expect(codes(account(sample.skills, .merged, in: plan), in: start) == ["merge-target-missing"])
        let first = try after(account(sample.jobs, .carried, in: plan), in: start)
        let target = try #require(first.account(of: sample.jobs, in: plan.id)?.successors.first)
        let council = try after(account(sample.skills, .merged, in: plan, into: [target.id]), in: first)
        #expect(council.account(of: sample.skills, in: plan.id)?.successors == [target])
        #expect(council.predecessors(of: target).count == 2)
    }

    @Test(arguments: [PromiseFate.achieved, .dropped])
    func `A promise that ended needs a reason and leaves nothing behind`(fate: PromiseFate) throws {
        let (start, plan) = try started()
        #expect(codes(account(sample.jobs, fate, in: plan, reason: "  "), in: start) == ["reason-missing"])
        let council = try after(account(sample.jobs, fate, in: plan), in: start)
        #expect(
            council.account(of: sample.jobs, in: plan.id)
                == PromiseAccount(fate: fate, reason: "Because", successors: [])
        )
    }

    @Test func `A reworded promise has other words`() throws {
        let (start, plan) = try started()
        let same = account(sample.jobs, .reworded, in: plan, wordings: [sample.jobs.wording])
        #expect(codes(same, in: start) == ["wording-unchanged"])
        let council = try after(
            account(sample.jobs, .reworded, in: plan, wordings: [.init(title: "Good jobs")]),
            in: start
        )
        #expect(council.account(of: sample.jobs, in: plan.id)?.successors.first?.wording.title == "Good jobs")
    }

    @Test func `The matter cannot be closed while one promise is open, and can once none is`() throws {
        var (council, plan) = try started()
        let all = council.unaccountedPromises(before: plan)
        #expect(all.count == sample.elements.count)
        council = try after(account(sample.theme, .dropped, in: plan), in: council)
        #expect(codes(FinishRollForward(planID: plan.id), in: council) == ["promises-unaccounted"])
        let carry = CarryRemaining(
            planID: plan.id,
            reason: "As before",
            in: council,
            identities: sample.world.identities
        )
        council = try after(carry, in: council)
        #expect(council.unaccountedPromises(before: plan).isEmpty)
        #expect(council.elementsInOrder(of: plan.id).count == sample.elements.count - 1)
        council = try after(FinishRollForward(planID: plan.id), in: council)
        #expect(council.plans[plan.id]?.isRolledForward == true)
        #expect(
            codes(ReopenPromise(elementID: sample.theme.id, planID: plan.id), in: council) == ["roll-forward-finished"]
        )
    }

    @Test func `What was said can be taken back and said anew`() throws {
        var (council, plan) = try started()
        council = try after(account(sample.jobs, .dropped, in: plan), in: council)
        #expect(codes(account(sample.jobs, .achieved, in: plan), in: council) == ["promise-accounted"])
        council = try after(ReopenPromise(elementID: sample.jobs.id, planID: plan.id), in: council)
        council = try after(account(sample.jobs, .carried, in: plan), in: council)
        council = try after(ReopenPromise(elementID: sample.jobs.id, planID: plan.id), in: council)
        #expect(council.account(of: sample.jobs, in: plan.id) == nil)
        council = try after(account(sample.jobs, .achieved, in: plan), in: council)
        #expect(council.account(of: sample.jobs, in: plan.id)?.fate == .achieved)
    }

    @Test func `Carried, taken back and carried again leaves one element in the next plan`() throws {
        var (council, plan) = try started()
        for _ in 0..<2 {
            council = try after(account(sample.jobs, .carried, in: plan), in: council)
            council = try after(ReopenPromise(elementID: sample.jobs.id, planID: plan.id), in: council)
        }
        council = try after(account(sample.jobs, .carried, in: plan), in: council)
        let all = council.elementsInOrder(of: plan.id, includingRetired: true)
        #expect(all.filter { $0.wording.title == sample.jobs.wording.title }.count == 1)
        #expect(all.allSatisfy { $0.retirement == nil })
    }

    @Test func `A plan is followed by one plan, for later years`() throws {
        let (council, _) = try started()
        func start(_ period: String) -> StartPlan {
            StartPlan(
                id: sample.world.new(),
                period: .sample(period),
                description: .init(title: "T"),
                predecessorID: sample.planID
            )
        }
        #expect(codes(start("2030-33"), in: council) == ["plan-has-successor"])
        #expect(codes(start("2020-23"), in: sample.council) == ["predecessor-not-earlier"])
    }
}
