import HashTreeCollections
import PlanDomain
import PlanTestSupport
import Testing

/// Editions that wait: embargo and pre-election periods (I29, I32).
struct PendingEditionTests {
    private let sample = SamplePlan()
    private let day = Day.sample("2024-04-10")

    private func edition(_ purpose: Edition.Purpose, in council: Council, number: Int = 1) -> Edition {
        Edition(
            id: sample.world.new(),
            planID: sample.planID,
            number: number,
            name: "Draft",
            stage: .draft,
            day: day,
            position: council.position,
            contentHash: "00",
            nextUpdate: "Soon.",
            purpose: purpose
        )
    }

    private func context(_ day: Day, hour: Int = 9) -> CommandContext {
        CommandContext(actor: sample.world.new(), moment: day.moment(hour: hour, minute: 0))
    }

    private var inPeriod: Council {
        let period = PreElectionPeriod(
            id: sample.world.new(),
            election: "Local elections",
            starts: .sample("2024-03-25"),
            ends: .sample("2024-05-02")
        )
        return sample.council.applying(.governance(.preElectionPeriodRecorded(period)), at: 50)
    }

    private func codes(_ ruling: Ruling) -> [String] {
        guard case .refused(let issues) = ruling else { return [] }
        return issues.map(\.code)
    }

    @Test(arguments: [
        ("2024-03-24", false), ("2024-03-25", true), ("2024-05-02", true), ("2024-05-03", false),
    ])
    func `I32 Promotional editions are held from the first day of the period to the last`(text: String, isHeld: Bool) {
        let council = inPeriod
        let promotional = ReleaseEdition(edition(.promotional, in: council)).ruling(
            in: council,
            context: context(.sample(text))
        )
        #expect(codes(promotional).contains("pre-election-hold") == isHeld)
        let statutory = ReleaseEdition(edition(.statutory, in: council)).ruling(
            in: council,
            context: context(.sample(text))
        )
        #expect(!codes(statutory).contains("pre-election-hold"))
    }

    @Test func `I32 The monitoring officer lets it out with a reason, and nobody without one`() throws {
        let start = inPeriod
        let waiting = edition(.promotional, in: start)
        let moment = day.moment(hour: 9, minute: 0)
        let scheduled = ScheduleEdition(waiting, releaseAt: moment).ruling(in: start, context: context(day))
        guard case .changes(let changes) = scheduled else {
            PlanTesting.fail("What is held may wait: \(scheduled)")
            return
        }
        var council = changes.reduce(start) { $0.applying($1, at: $0.position + 1) }
        let release = ReleasePendingEdition(editionID: waiting.id)
        #expect(codes(release.ruling(in: council, context: context(day))) == ["pre-election-hold"])
        #expect(council.dueEditions(at: moment).isEmpty)
        #expect(OverrideHold(editionID: waiting.id, reason: "x").demand(in: council).action == .overrideHold)
        let silent = OverrideHold(editionID: waiting.id, reason: " ").ruling(in: council, context: context(day))
        #expect(codes(silent) == ["reason-missing"])
        let spoken = OverrideHold(editionID: waiting.id, reason: "Needed now").ruling(
            in: council,
            context: context(day)
        )
        guard case .changes(let more) = spoken else {
            PlanTesting.fail("A reason is enough.")
            return
        }
        council = more.reduce(council) { $0.applying($1, at: $0.position + 1) }
        #expect(council.dueEditions(at: moment).map(\.edition.id) == [waiting.id])
        #expect(council.pendingEditions[waiting.id]?.override?.reason == "Needed now")
        #expect(codes(release.ruling(in: council, context: context(day))).isEmpty)
    }

    @Test func `I29 An edition under embargo is not among those released, and is due at its very millisecond`() throws {
        let start = sample.council
        let waiting = edition(.statutory, in: start)
        let time = day.moment(hour: 9, minute: 30)
        let ruling = ScheduleEdition(waiting, releaseAt: time).ruling(in: start, context: context(day, hour: 8))
        guard case .changes(let changes) = ruling else {
            PlanTesting.fail("An embargo may be set: \(ruling)")
            return
        }
        let council = changes.reduce(start) { $0.applying($1, at: $0.position + 1) }
        #expect(council.editions.isEmpty)
        #expect(council.dueEditions(at: Moment(millisecondsSinceEpoch: time.millisecondsSinceEpoch - 1)).isEmpty)
        #expect(council.dueEditions(at: time).count == 1)
        let early = CommandContext(
            actor: sample.world.new(),
            moment: Moment(millisecondsSinceEpoch: time.millisecondsSinceEpoch - 1)
        )
        #expect(
            codes(ReleasePendingEdition(editionID: waiting.id).ruling(in: council, context: early)) == [
                "edition-not-due"
            ]
        )
        // While one waits no other goes out, or their numbers would not follow each other.
        let other = ReleaseEdition(edition(.statutory, in: council)).ruling(in: council, context: context(day))
        #expect(codes(other).contains("edition-pending"))
    }

    @Test func `A time that has passed is refused`() {
        let council = sample.council
        let ruling = ScheduleEdition(edition(.statutory, in: council), releaseAt: day.moment(hour: 8, minute: 0))
            .ruling(in: council, context: context(day, hour: 9))
        #expect(codes(ruling) == ["time-passed"])
    }

    @Test(arguments: [
        ("2024-03-31", 0, 30, "2024-03-31T00:30:00.000Z"), ("2024-03-31", 3, 0, "2024-03-31T02:00:00.000Z"),
        ("2024-06-01", 9, 30, "2024-06-01T08:30:00.000Z"), ("2024-10-27", 9, 0, "2024-10-27T09:00:00.000Z"),
        ("2024-12-24", 17, 5, "2024-12-24T17:05:00.000Z"),
    ])
    func `A time of day in the United Kingdom is the right moment all year round`(
        day: String,
        hour: Int,
        minute: Int,
        utc: String
    ) {
        #expect(Day.sample(day).moment(hour: hour, minute: minute).iso == utc)
    }
}
