import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

extension MeasuredCouncil {
    /// Of a measure that no council has.
    static let anyID: Measure.ID = World.still.new()

    /// Homes by the codes of their periods, with an approved target for the last of them.
    static func measured(_ figures: [String: String], aim: String? = nil) throws -> MeasuredCouncil {
        var world = MeasuredCouncil()
        if !figures.isEmpty { try world.perform(world.figures(of: world.homes, figures)) }
        if let aim {
            let aim = try #require(Target.Aim(text: aim))
            let period = Period.sample(figures.keys.max() ?? "2023FY")
            try world.perform(
                SetTarget(measureID: world.homes.id, period: period, aim: aim, basis: .trend, rationale: "")
            )
            try world.perform(ApproveTarget(measureID: world.homes.id, period: period))
        }
        return world
    }

    /// Of the homes unless another is named.
    func standing(_ measure: Measure? = nil, on day: String = "2024-06-01") -> MeasureStanding {
        council.standing(of: measure ?? homes, asAt: .sample(day))
    }

    /// Defines the homes anew.
    mutating func breakHomes(from day: String, as degree: MeasureDefinition.Comparability.Degree) throws {
        var next = homes.definition
        next.from = .sample(day)
        next.comparability = .init(degree: degree, note: "Counted anew")
        try perform(RedefineMeasure(measureID: homes.id, definition: next, seen: homes.revision), reason: "Why")
    }
}
