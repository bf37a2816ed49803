import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// What a measure is to reach, and who may say so.
struct TargetTests {
    private let world = MeasuredCouncil()
    private let year = Period.sample("2024FY")

    private func set(
        _ aim: String,
        for id: Measure.ID? = nil,
        in period: Period? = nil,
        basis: Target.Basis = .localAmbition,
        rationale: String = ""
    ) throws -> SetTarget {
        SetTarget(
            measureID: id ?? world.homes.id,
            period: period ?? year,
            aim: try #require(Target.Aim(text: aim), "\(aim)"),
            basis: basis,
            rationale: rationale
        )
    }

    @Test(arguments: ["62", "-0.5", "monitored", "baseline-year", "to-be-set 2025-03-31"])
    func `A target is proposed, and the same again changes nothing`(aim: String) throws {
        var world = world
        try world.perform(set(aim))
        let target = try #require(world.council.targets[TargetKey(world.homes.id, year)])
        #expect(target.current.aim.text == aim && target.current.approved == nil)
        #expect(target.current.sequence == world.council.position)
        #expect(world.ruling(try set(aim)) == .changes([]))
        #expect(try world.changes(set(aim, basis: .statutory)).count == 1)
        #expect(try world.changes(set(aim, rationale: "Why")).count == 1)
    }

    @Test func `A target that does not fit its measure is refused`() throws {
        #expect(
            world.ruling(try set("62", for: world.sample.world.new()))
                == .refused([Issue(field: "measure", code: "measure-unknown")])
        )
        #expect(
            world.ruling(try set("62", in: .sample("2024-M06-Q")))
                == .refused([Issue(field: "period", code: "period-of-other-kind", detail: "financial year")])
        )
        #expect(
            world.ruling(try set("10 to 20"))
                == .refused([Issue(field: "aim", code: "target-range-misplaced")])
        )
        #expect(
            world.ruling(try set("10", for: world.caseload.id))
                == .refused([Issue(field: "aim", code: "target-range-needed")])
        )
        #expect(
            world.ruling(try set("62", rationale: String(repeating: "x", count: 1001)))
                == .refused([Issue(field: "rationale", code: "text-too-long", detail: "1000")])
        )
        #expect(try world.changes(set("62", rationale: String(repeating: "x", count: 1000))).count == 1)
        #expect(try world.changes(set("10 to 20", for: world.caseload.id)).count == 1)
        #expect(try world.changes(set("10 to 10", for: world.caseload.id)).count == 1)
    }

    @Test func `A range that ends before it begins is refused, for the record could never be read again`() throws {
        let ends = (Figure(whole: 20), Figure(whole: 10))
        let command = SetTarget(
            measureID: world.caseload.id,
            period: year,
            aim: .value(.range(ends.0, ends.1)),
            basis: .trend,
            rationale: ""
        )
        #expect(world.ruling(command) == .refused([Issue(field: "aim", code: "target-range-needed")]))
    }

    @Test func `I2 an approved target changes only with a reason and a decision that allows it`() throws {
        var world = world
        try world.perform(set("62"))
        try world.perform(set("64"))
        #expect(world.ruling(ApproveTarget(measureID: world.homes.id, period: .sample("2023FY"))) == unknown)
        try world.perform(ApproveTarget(measureID: world.homes.id, period: year))
        #expect(world.ruling(ApproveTarget(measureID: world.homes.id, period: year)) == .changes([]))
        let locked = try #require(world.council.targets[TargetKey(world.homes.id, year)])
        #expect(locked.changes.isEmpty, "What was proposed and never approved is no change of a target.")
        let noReason = Issue(field: "reason", code: "locked-target-needs-reason")
        let noAuthority = Issue(field: "authority", code: "locked-target-needs-authority")
        let lower = try set("60")
        #expect(world.ruling(lower) == .refused([noReason, noAuthority]))
        #expect(world.ruling(lower, reason: " ") == .refused([noReason, noAuthority]))
        #expect(world.ruling(lower, reason: "Prices") == .refused([noAuthority]))
        #expect(world.ruling(lower, authority: world.decision.id) == .refused([noReason]))
        let stranger = world.ruling(lower, reason: "Prices", authority: world.sample.world.new())
        #expect(stranger == .refused([Issue(field: "authority", code: "authority-unknown")]))
        try world.perform(lower, reason: "Prices", authority: world.decision.id)
        let changed = try #require(world.council.targets[TargetKey(world.homes.id, year)])
        #expect(Array(changed.versions.prefix(2)) == locked.versions, "The older versions stand.")
        #expect(changed.changes.map { "\($0.before.aim.text) to \($0.after.aim.text)" } == ["64 to 60"])
        #expect(changed.current.approved == world.council.position, "What was decided needs no second approval.")
        let again = world.ruling(try set("61"))
        #expect(again == .refused([noReason, noAuthority]), "It stays locked.")
    }

    private var unknown: Ruling { .refused([Issue(field: "period", code: "target-unknown")]) }

    @Test func `A target never set cannot be approved`() {
        #expect(world.ruling(ApproveTarget(measureID: world.sample.world.new(), period: year)) == unknown)
    }
}

private typealias Issue = PlanDomain.Issue
