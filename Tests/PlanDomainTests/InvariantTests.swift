import HashTreeCollections
import PlanDomain
import PlanTestSupport
import Testing

/// One test for each numbered invariant of the domain that this release keeps.
struct InvariantTests {
    private let sample = SamplePlan()
    private let day = Day.sample("2024-02-22")

    private func ruling(
        _ command: some Command,
        in council: Council? = nil,
        reason: String? = nil,
        authority: Decision.ID? = nil
    )
        -> Ruling
    {
        command.ruling(in: council ?? sample.council, context: CommandContext(reason: reason, authority: authority))
    }

    private func after(_ changes: [Change], _ council: Council) -> Council {
        changes.reduce(into: council) { $0.apply($1, at: $0.position + 1) }
    }

    private func changes(_ ruling: Ruling) throws -> [Change] {
        guard case .changes(let changes) = ruling else {
            Issue.record("Expected changes, got \(ruling)")
            return []
        }
        return changes
    }

    @Test func `I1 a number is never given twice, not even after its element is retired or moved`() throws {
        let council = sample.council
        let element = try #require(council.elements[sample.invest.id])
        let retired = after(
            try changes(
                ruling(
                    RetireElement(
                        elementID: element.id,
                        retirement: .init(reason: "Done", day: day),
                        seen: element.revision
                    )
                )
            ),
            council
        )
        let again = PlanElement(
            id: sample.world.new(),
            planID: sample.planID,
            kind: .priority,
            parentID: sample.jobs.id,
            number: "1.1",
            order: 3,
            wording: .init(title: "Something else")
        )
        #expect(
            ruling(AddElement(again), in: retired)
                == .refused([Issue(field: "number", code: "number-taken", detail: "1.1")])
        )

        let move = MoveElement(
            elementID: element.id,
            parentID: sample.skills.id,
            number: "2.2",
            order: 2,
            seen: element.revision
        )
        let moved = after(try changes(ruling(move)), council)
        #expect(
            ruling(AddElement(again), in: moved)
                == .refused([Issue(field: "number", code: "number-taken", detail: "1.1")])
        )
    }

    @Test func `I1 retiring needs a reason`() throws {
        let element = try #require(sample.council.elements[sample.invest.id])
        let retire = RetireElement(
            elementID: element.id,
            retirement: .init(reason: "  ", day: day),
            seen: element.revision
        )
        #expect(ruling(retire) == .refused([Issue(field: "reason", code: "reason-missing")]))
    }

    @Test func `I1 a successor link can close no circle, since it only leads from earlier plans to later ones`() throws
    {
        let later = Plan(id: sample.world.new(), period: .sample("2027-30"), description: .init(title: "Next"))
        let next = PlanElement(
            id: sample.world.new(),
            planID: later.id,
            kind: .ambition,
            number: "1",
            order: 1,
            wording: .init(title: "Jobs")
        )
        let council = after([.plan(.started(later)), .plan(.elementAdded(next))], sample.council)
        let forward = Succession(predecessor: sample.jobs.id, successor: next.id, manner: .carried)
        let backward = Succession(predecessor: next.id, successor: sample.jobs.id, manner: .carried)
        let own = Succession(predecessor: next.id, successor: next.id, manner: .carried)
        #expect(try changes(ruling(LinkPredecessor(forward), in: council)).count == 1)
        for wrong in [backward, own] {
            let refused = Ruling.refused([Issue(field: "predecessor", code: "predecessor-not-earlier")])
            #expect(ruling(LinkPredecessor(wrong), in: council) == refused)
        }
    }

    @Test func `I2 the wording of an adopted plan changes only with a reason and a decision that allows it`() throws {
        let decision = Decision(
            id: sample.world.new(),
            planID: sample.planID,
            body: "Council",
            day: day,
            outcome: "Adopted",
            reference: "Item 3",
            source: ""
        )
        var council = after([.governance(.decisionRecorded(decision))], sample.council)
        council = after(
            try changes(ruling(AdoptPlan(planID: sample.planID, decision: decision.id), in: council)),
            council
        )
        let element = try #require(council.elements[sample.jobs.id])
        let reword = RewordElement(elementID: element.id, wording: .init(title: "Jobs"), seen: element.revision)
        let noReason = Issue(field: "reason", code: "adopted-text-needs-reason")
        let noAuthority = Issue(field: "authority", code: "adopted-text-needs-authority")
        #expect(ruling(reword, in: council) == .refused([noReason, noAuthority]))
        #expect(ruling(reword, in: council, reason: "Better") == .refused([noAuthority]))
        let unknown = Issue(field: "authority", code: "authority-unknown")
        #expect(ruling(reword, in: council, reason: "Better", authority: sample.world.new()) == .refused([unknown]))
        #expect(try changes(ruling(reword, in: council, reason: "Minor amendment", authority: decision.id)).count == 1)
    }

    @Test func `I4 moving or retiring an element changes nothing of what it said before`() throws {
        let council = sample.council
        let before = try #require(council.elements[sample.invest.id])
        let move = MoveElement(
            elementID: before.id,
            parentID: sample.skills.id,
            number: "2.2",
            order: 2,
            seen: before.revision
        )
        let moved = after(try changes(ruling(move)), council)
        let after = try #require(moved.elements[before.id])
        #expect(after.id == before.id)
        #expect(after.wording == before.wording)
        #expect(council.elements[before.id] == before)
        #expect(moved.element(before.address)?.id == before.id)
    }

    private func findings(inNextSteps text: String) -> [HealthFinding] {
        var plan = sample.plan
        plan.description.nextSteps = text
        return sample.council.health(of: plan, under: HealthPolicy()).filter { $0.field == .nextSteps }
    }

    @Test(arguments: [
        (
            "It goes to Cabinet on 31st January and to the Budget Council Meeting on 23rd February.", "date-disagrees",
            "31st January"
        ),
        ("Cabinet meets on 30 January 2023.", "date-disagrees", "30 January 2023"),
        ("Council adopts it on 22 February.", "date-unverified", "22 February"),
        ("Cabinet is asked to approve the 2024/25 Council Plan.", "period-disagrees", "2024/25 Council Plan"),
        ("See {meeting.board.date}.", "reference-unknown", "{meeting.board.date}"),
    ])
    func `I27 a typed date or period that disagrees with the record is reported`(
        text: String,
        code: String,
        excerpt: String
    ) {
        let findings = findings(inNextSteps: text)
        #expect(findings.first?.rule.rawValue == code)
        #expect(findings.first?.excerpt == excerpt)
    }

    @Test(arguments: [
        "It goes to Cabinet on {meeting.cabinet.date}.", "Cabinet meets on 30th January.",
        "Cabinet meets on 30 January 2024.",
        "The Council Plan 2024-27 covers {plan.period}.", "Portfolio Agreements and resource planning for 2024/25.",
        "We built 31 homes in January.",
        "It builds on the themes set out in the Council Plan 2023/4.",
    ])
    func `I27 what agrees with the record is left alone`(text: String) {
        #expect(findings(inNextSteps: text).isEmpty)
    }

    @Test func `I27 a moved meeting moves every mention of its date`() {
        let moved = Meeting(key: "cabinet", body: "Cabinet", day: .sample("2024-02-06"), source: "")
        let council = after([.governance(.meetingRecorded(moved))], sample.council)
        let text = council.references(for: sample.plan).resolving(sample.plan.description.nextSteps)
        #expect(text == "It goes to Cabinet on 6 February 2024.")
    }

    private func edition(_ number: Int, at position: Int, stage: Edition.Stage = .draft, nextUpdate: String = "In May")
        -> Edition
    {
        Edition(
            id: sample.world.new(),
            planID: sample.planID,
            number: number,
            name: "Draft",
            stage: stage,
            day: day,
            position: position,
            contentHash: String(repeating: "0", count: 64),
            nextUpdate: nextUpdate
        )
    }

    @Test func `I33 an edition is not released without saying when the next one comes`() {
        let council = sample.council
        let issue = Issue(field: "nextUpdate", code: "next-update-missing")
        #expect(ruling(ReleaseEdition(edition(1, at: council.position, nextUpdate: ""))) == .refused([issue]))
    }

    @Test func `I33 a council without a contact for other formats is not described`() {
        var profile = CouncilProfile.sample
        profile.formatsContact = " "
        #expect(
            ruling(DescribeCouncil(profile))
                == .refused([Issue(field: "formatsContact", code: "formats-contact-missing")])
        )
    }

    @Test func `I34 a correction leaves the edition as it was, with a notice`() throws {
        let council = sample.council
        let first = edition(1, at: council.position)
        let released = after(try changes(ruling(ReleaseEdition(first))), council)
        let notice = Edition.Correction(notice: "The date was wrong.", day: day)
        let corrected = after(
            try changes(ruling(CorrectEdition(editionID: first.id, correction: notice), in: released)),
            released
        )
        let now = try #require(corrected.editions[first.id])
        #expect(now.contentHash == first.contentHash)
        #expect(now.position == first.position)
        #expect(now.corrections == [notice])
    }

    @Test func `An edition is refused when the record moved on after its pages were made`() {
        let stale = edition(1, at: sample.council.position - 1)
        let expected = Ruling.changedMeanwhile(seen: stale.position, current: sample.council.position)
        #expect(ruling(ReleaseEdition(stale)) == expected)
    }

    @Test func `A plan that is not adopted has no adopted edition`() {
        let issue = Issue(field: "stage", code: "plan-not-adopted")
        #expect(ruling(ReleaseEdition(edition(1, at: sample.council.position, stage: .adopted))) == .refused([issue]))
    }

    @Test func `A command on what has changed since its author saw it is refused`() throws {
        let element = try #require(sample.council.elements[sample.jobs.id])
        let stale = RewordElement(elementID: element.id, wording: .init(title: "Jobs"), seen: element.revision - 1)
        #expect(ruling(stale) == .changedMeanwhile(seen: element.revision - 1, current: element.revision))
    }

    @Test func `All that is wrong with an element is said at once`() {
        let wrong = PlanElement(
            id: sample.world.new(),
            planID: sample.planID,
            kind: .priority,
            parentID: sample.theme.id,
            number: "1 1",
            order: 1,
            wording: .init(title: " ")
        )
        guard case .refused(let issues) = ruling(AddElement(wrong)) else {
            Issue.record("It was accepted.")
            return
        }
        #expect(Set(issues.map(\.code)) == ["title-missing", "number-malformed", "parent-of-wrong-kind"])
    }

    @Test(arguments: [("ffffff", "brand"), ("777777", "brand"), ("zzzzzz", "brand")])
    func `A colour on which white words cannot be read is refused`(colour: String, field: String) {
        let colours = BrandColours(brand: colour, ink: "0a5957", wash: "eaf3ef")
        #expect(colours.issues.first?.field == field)
        #expect(BrandColours.usual.issues.isEmpty)
    }
}

private typealias Issue = PlanDomain.Issue

extension PlanDomain.Issue {
    fileprivate static func record(_ comment: Testing.Comment) {
        Testing.Issue.record(comment)
    }
}
