import HashTreeCollections
import PlanDomain
import PlanTestSupport
import Testing

/// The rules that look at elements as such, and at the plan as a whole.
struct HealthStructureTests {
    private let world = World.still
    private let planID: Plan.ID
    private let ambition: PlanElement
    private let theme: PlanElement

    init() {
        planID = world.new()
        ambition = Self.element(world.new(), planID, .ambition, "1", "Jobs and homes")
        theme = Self.element(world.new(), planID, .theme, "1", "Climate action")
    }

    private static func element(
        _ id: PlanElement.ID,
        _ planID: Plan.ID,
        _ kind: ElementKind,
        _ number: String,
        _ title: String,
        under parent: PlanElement.ID? = nil
    )
        -> PlanElement
    {
        let wording = PlanElement.Wording(title: title, statement: "Everybody has a home.")
        return PlanElement(
            id: id,
            planID: planID,
            kind: kind,
            parentID: parent,
            number: number,
            order: 1,
            wording: wording
        )
    }

    /// A priority with nothing wrong, but for what a test makes of it.
    private func priority(_ number: String = "1.1", _ title: String = "To build homes") -> PlanElement {
        var priority = Self.element(world.new(), planID, .priority, number, title, under: ambition.id)
        priority.lead = "Director of Place"
        priority.themes = [theme.id]
        return priority
    }

    private var plan: Plan {
        Plan(id: planID, period: .sample("2024-27"), description: .init(title: "Council Plan {plan.period}"))
    }

    private func council(_ elements: [PlanElement]) -> Council {
        let changes: [Change] =
            [.council(.described(.sample)), .plan(.started(plan))] + elements.map { .plan(.elementAdded($0)) }
        return zip(1..., changes).reduce(into: Council(key: .sample)) { $0.apply($1.1, at: $1.0) }
    }

    private func findings(_ elements: [PlanElement], policy: HealthPolicy = HealthPolicy()) -> [HealthFinding] {
        council(elements).health(of: plan, under: policy)
    }

    @Test func `A plan in good order has no finding`() {
        #expect(findings([ambition, theme, priority()], policy: .init([.priorityWithoutTheme: .block])).isEmpty)
    }

    @Test func `An ambition without a priority is found, and one whose priority is retired`() {
        #expect(findings([ambition]).map(\.rule) == [.ambitionWithoutPriority])
        var retired = priority()
        retired.retirement = .init(reason: "Done", day: .sample("2024-02-22"))
        let found = findings([ambition, retired])
        #expect(found.map(\.rule) == [.ambitionWithoutPriority])
        #expect(found.first?.elementID == ambition.id)
        #expect(found.first?.excerpt == "Jobs and homes")
    }

    @Test(arguments: [nil, "", "  "])
    func `A priority without a lead is found`(lead: String?) {
        var priority = priority()
        priority.lead = lead
        let found = findings([ambition, priority])
        #expect(found.map(\.rule) == [.priorityWithoutLead])
        #expect(found.first?.elementID == priority.id)
        #expect(found.first?.field == nil)
    }

    @Test func `A priority without a theme is found only where the council asks, also when its theme is retired`() {
        var priority = priority()
        priority.themes = []
        #expect(findings([ambition, theme, priority]).isEmpty)
        let asks = HealthPolicy([.priorityWithoutTheme: .advise])
        #expect(findings([ambition, theme, priority], policy: asks).map(\.rule) == [.priorityWithoutTheme])
        var retired = theme
        retired.retirement = .init(reason: "Done", day: .sample("2024-02-22"))
        let found = findings([ambition, retired, self.priority()], policy: asks)
        #expect(found.map(\.rule) == [.priorityWithoutTheme])
    }

    @Test(arguments: [
        PlanElement.Wording(title: "To build homes"),
        PlanElement.Wording(title: "To build homes", statement: " ", narrative: "\n"),
    ])
    func `An element with no text but its title is found`(wording: PlanElement.Wording) {
        var priority = priority()
        priority.wording = wording
        #expect(findings([ambition, priority]).map(\.rule) == [.elementWithoutText])
        priority.wording.success = "Everybody has a home."
        #expect(findings([ambition, priority]).isEmpty)
    }

    @Test func `A title used twice is found at its second place, and names the first`() {
        let first = priority()
        let again = priority("1.2", "To  Build Homes")
        let found = findings([ambition, first, again])
        #expect(found.map(\.rule) == [.duplicateTitle])
        #expect(found.first?.elementID == again.id)
        #expect(found.first?.field == .title)
        #expect(found.first?.detail == "Priority 1.1")
    }

    @Test func `The title of a retired element may be used again`() {
        var retired = priority()
        retired.retirement = .init(reason: "Reworded", day: .sample("2024-02-22"))
        #expect(findings([ambition, retired, priority("1.2")]).isEmpty)
    }

    @Test func `An abbreviation explained anywhere in the plan is explained everywhere`() {
        var first = priority()
        first.wording.narrative = "The MTFP says how, and so does the GMCA."
        var second = priority("1.2", "To mend roads")
        second.wording.success = "The Medium Term Financial Plan (MTFP) is kept, as the GMCA asks."
        let found = findings([ambition, first, second])
        #expect(found.map(\.excerpt) == ["GMCA"])
        #expect(found.first?.elementID == first.id)
        #expect(found.first?.field == .narrative)
        #expect(found.first?.detail == "2")
    }

    @Test func `Findings come in reading order, each with its place in words`() {
        var priority = priority()
        priority.lead = nil
        priority.wording.narrative = "TBC"
        let council = council([ambition, priority])
        var plan = plan
        plan.description.nextSteps = "TBC"
        let found = council.health(of: plan, under: HealthPolicy())
        #expect(found.map(council.place) == ["Next steps", "Priority 1.1", "Priority 1.1, narrative"])
    }

    @Test func `Findings of another plan are left to it`() {
        let other = Plan(id: world.new(), period: .sample("2027-30"), description: .init(title: "Next"))
        let council = council([ambition]).applying(.plan(.started(other)), at: 9)
        #expect(council.health(of: other, under: HealthPolicy()).isEmpty)
    }
}
