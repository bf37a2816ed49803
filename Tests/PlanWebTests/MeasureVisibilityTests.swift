import HTTPTypes
import Ledger
import PlanDomain
import PlanTestSupport
import PlanUseCases
import Testing

@testable import PlanWeb

/// Behind the door too, figures that are not released are seen by those alone who may see measures.
struct MeasureVisibilityTests {
    @Test(arguments: [
        (Role.portfolioHolder, false), (.scrutinyMember, false), (.reviewer, true), (.performanceOfficer, true),
        (.dataOwner, true), (.administrator, false),
    ])
    func `I35 The news on the home page tell of figures only to those who may see measures`(role: Role, isTold: Bool)
        async throws
    {
        let world = try await WorkspaceWorld()
        let account = try await world.door.add("Pat Person", role)
        _ = try await world.door.office.perform(
            SharePlan(planID: world.door.sample.planID, audiences: Set(Audience.allCases)),
            as: Account.machineOperator
        )
        let measures = SampleMeasures(world.door.sample)
        try await measures.record(in: world.door.office)
        let figures = SampleMeasures.columns(measures.homes, [("", [("2024FY", "888005")])])
        _ = try await world.door.office.perform(
            RecordFigures(id: world.door.sample.world.new(), figures: figures),
            as: Account.machineOperator
        )
        try await world.test { client in
            let home = try await world.browser(of: account, client).get("/workspace")
            #expect(home.status == .ok)
            #expect(home.text.contains("888005") == isTold)
        }
    }
}
