import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// The road of an assessment: what is asked for at each step, and who may not take it.
struct AssessmentTests {
    private var world = AssessedCouncil()

    // MARK: start

    @Test func `The address is made of what it is about, and is given once`() throws {
        var world = world
        let first = try world.start()
        #expect(world.content(first).slug == "2024-27-equality")
        let second = try world.start()
        #expect(world.content(second).slug == "2024-27-equality-2")
        let part = try world.start(about: .element(world.sample.invest.id))
        #expect(world.content(part).slug == "2024-27-priority-1-1-equality")
        let proposal = try world.start(about: .proposal(title: "Library hours!", planID: nil))
        #expect(world.content(proposal).slug == "library-hours-equality")
    }

    @Test func `A start that says nothing is refused with all that is missing`() {
        let command = StartAssessment(
            id: world.sample.world.new(),
            kind: .equality,
            subject: .proposal(title: "!", planID: world.sample.world.new()),
            title: " ",
            lead: "",
            scope: ""
        )
        #expect(
            world.codes(command) == [
                "title-missing", "assessment-lead-missing", "scope-missing", "proposal-missing", "plan-unknown",
            ]
        )
    }

    @Test func `The socio-economic duty is offered where it is law, and where a council takes it on`() throws {
        var world = world
        func start(_ world: AssessedCouncil) -> [String] {
            world.codes(world.startCommand(kind: .socioEconomic, about: .plan(world.sample.planID)))
        }
        #expect(start(world) == ["assessment-kind-not-offered"])
        var welsh = world
        try welsh.perform(SetAssessmentList(.preset(.wales)))
        #expect(start(welsh).isEmpty)
        let entry = AssessmentList.Entry(
            code: .sample("low-pay"),
            kind: .socioEconomic,
            name: "Low pay",
            origin: .council
        )
        try world.perform(SetAssessmentList(world.council.assessmentList.with(entry)))
        #expect(start(world).isEmpty)
    }

    // MARK: screening

    @Test func `Screening needs a choice and a reason either way`() throws {
        var world = world
        let id = try world.start()
        func codes(_ isNeeded: Bool?, _ reason: String) -> [String] {
            world.codes(ScreenAssessment(assessmentID: id, isNeeded: isNeeded, reason: reason))
        }
        #expect(codes(nil, "") == ["screening-missing", "reason-missing"])
        #expect(codes(false, " ") == ["reason-missing"])
        #expect(codes(true, "") == ["reason-missing"])
        #expect(world.codes(world.finding(id, "age")) == ["screening-first"])
        try world.perform(ScreenAssessment(assessmentID: id, isNeeded: false, reason: "Nobody is touched."))
        #expect(world.codes(world.finding(id, "age")) == ["screened-out"])
        #expect(world.council.assessmentGaps(in: world.content(id)).isEmpty)
    }

    // MARK: findings

    @Test func `A finding that says nothing is refused with all that is missing`() throws {
        var world = world
        let id = try world.startScreened()
        let empty = WriteFinding(
            assessmentID: id,
            code: .sample("age"),
            evidence: "",
            engagement: " ",
            impact: nil
        )
        #expect(
            world.codes(empty) == ["finding-evidence-missing", "engagement-missing", "impact-missing", "aim-missing"]
        )
        #expect(world.codes(world.finding(id, "energy")) == ["assessment-entry-unknown"])
        #expect(world.codes(world.finding(id, "nobody")) == ["assessment-entry-unknown"])
    }

    @Test(arguments: AssessmentFinding.Impact.allCases)
    func `What is negative has a severity, and nothing else has`(impact: AssessmentFinding.Impact) throws {
        var world = world
        let id = try world.startScreened()
        let without = world.codes(world.finding(id, "age", impact))
        let with = world.codes(world.finding(id, "age", impact, .low))
        #expect(without == (impact.hasNegative ? ["severity-missing"] : []))
        #expect(with == (impact.hasNegative ? [] : ["severity-misplaced"]))
    }

    @Test(arguments: EqualityAim.allCases)
    func `Marriage and civil partnership is under the first aim alone`(aim: EqualityAim) throws {
        var world = world
        let id = try world.startScreened()
        let command = world.finding(id, "marriage-and-civil-partnership", aims: [aim])
        #expect(world.codes(command) == (aim == .eliminate ? [] : ["aim-not-for-group"]))
        #expect(world.codes(world.finding(id, "sex", aims: [aim])).isEmpty)
    }

    @Test func `Themes have no aims, and greenhouse gases alone an estimate`() throws {
        var world = world
        let id = try world.startScreened(kind: .environmental)
        let estimate = EmissionsEstimate(low: Figure(whole: -4), central: .zero, high: Figure(whole: 9))
        #expect(world.codes(world.finding(id, "energy", aims: [.advance])) == ["aim-not-for-group"])
        #expect(world.codes(world.finding(id, "energy", aims: [], emissions: estimate)) == ["emissions-misplaced"])
        #expect(world.codes(world.finding(id, "greenhouse-gases", aims: [], emissions: estimate)).isEmpty)
        #expect(EmissionsEstimate(low: Figure(whole: 2), central: Figure(whole: 1), high: Figure(whole: 3)) == nil)
    }

    @Test func `Whoever saw an older finding does not write over the newer one`() throws {
        var world = world
        let id = try world.startScreened()
        try world.perform(world.finding(id, "age"))
        let late = world.finding(id, "age", .positive)
        guard case .changedMeanwhile(seen: 0, let current) = world.ruling(late) else {
            Testing.Issue.record("It wrote over another's.")
            return
        }
        try world.perform(world.finding(id, "age", .positive, seen: current))
        #expect(world.content(id).finding(.sample("age"))?.impact == .positive)
    }

    // MARK: what is missing

    @Test func `Every group in use needs a finding`() throws {
        var world = world
        let id = try world.startScreened()
        let gaps = world.council.assessmentGaps(in: world.content(id))
        #expect(gaps.count == 13 && gaps.allSatisfy { $0.code == "finding-missing" })
        try world.writeAll(id)
        #expect(world.council.assessmentGaps(in: world.content(id)).isEmpty)
    }

    @Test(arguments: [
        (AssessmentFinding.Impact.negative, AssessmentFinding.Severity?.some(.low), "", nil),
        (.negative, .medium, "", "negative-without-mitigation"), (.mixed, .high, "", "negative-without-mitigation"),
        (.negative, .high, "Because", nil), (.unknown, nil, "", "unknown-without-plan"), (.positive, nil, "", nil),
    ])
    func `What is severe or not known needs a mitigation`(
        impact: AssessmentFinding.Impact,
        severity: AssessmentFinding.Severity?,
        reason: String,
        gap: String?
    ) throws {
        var world = world
        let id = try world.startScreened()
        try world.writeAll(id)
        let seen = world.sequence(id, "age")
        try world.perform(world.finding(id, "age", impact, severity, reason: reason, seen: seen))
        #expect(world.council.assessmentGaps(in: world.content(id)).map(\.code) == [gap].compactMap(\.self))
        let mitigation = try world.mitigate(id, "age")
        #expect(world.council.assessmentGaps(in: world.content(id)).isEmpty)
        try world.perform(CloseMitigation(assessmentID: id, mitigationID: mitigation, reason: "No longer."))
        #expect(world.council.assessmentGaps(in: world.content(id)).map(\.code) == [gap].compactMap(\.self))
    }

    @Test func `A mitigation needs an action, a post, and a day that has not passed`() throws {
        var world = world
        let id = try world.startScreened()
        func add(_ day: Day?, action: String = "", measure: Measure.ID? = nil) -> AddMitigation {
            AddMitigation(
                id: world.sample.world.new(),
                assessmentID: id,
                code: .sample("age"),
                action: action,
                owner: action,
                reviewDay: day,
                measureID: measure
            )
        }
        #expect(world.codes(add(nil)) == ["finding-first"])
        try world.perform(world.finding(id, "age"))
        #expect(
            world.codes(add(nil)) == ["mitigation-action-missing", "mitigation-owner-missing", "day-malformed"]
        )
        #expect(
            world.codes(add(.sample("2024-01-04"), action: "A", measure: world.sample.world.new())) == [
                "days-out-of-order", "measure-unknown",
            ]
        )
        #expect(world.codes(add(.sample("2024-01-05"), action: "A")).isEmpty)
    }

    // MARK: four eyes

    @Test func `I35 nobody who wrote in a version reviews it or signs it off`() throws {
        var world = world
        let id = try world.startScreened()
        try world.writeAll(id)
        #expect(
            world.codes(CheckAssessment(assessmentID: id, note: ""), as: world.writer) == [
                "check-note-missing", "own-assessment",
            ]
        )
        try world.perform(CheckAssessment(assessmentID: id, note: "Read."), as: world.reader)
        let sign = SignOffAssessment(assessmentID: id, statement: "I sign.")
        #expect(world.codes(sign, as: world.writer) == ["own-assessment"])
        // Who once wrote stays a writer, though another wrote last.
        try world.perform(world.finding(id, "age", .positive, seen: world.sequence(id, "age")), as: world.second)
        #expect(world.assessment(id).stage == .draft, "What is written after the review was not reviewed.")
        #expect(world.codes(sign, as: world.signer) == ["check-first"])
        try world.perform(CheckAssessment(assessmentID: id, note: "Read."), as: world.reader)
        for author in [world.writer, world.second] { #expect(world.codes(sign, as: author) == ["own-assessment"]) }
        #expect(
            world.codes(SignOffAssessment(assessmentID: id, statement: " "), as: world.signer) == ["statement-missing"]
        )
        try world.perform(sign, as: world.signer)
        #expect(world.assessment(id).stage == .signedOff && world.assessment(id).signOff?.by == world.signer)
    }

    @Test func `Nothing that is missing is signed off`() throws {
        var world = world
        let id = try world.startScreened()
        let codes = world.codes(SignOffAssessment(assessmentID: id, statement: "I sign."), as: world.signer)
        #expect(codes.count == 13 && Set(codes) == ["finding-missing"])
    }

    // MARK: the lock

    @Test func `What is signed off is locked, and a new version keeps the one before`() throws {
        var world = world
        let id = try world.signedOff()
        let locked: [any Command] = [
            world.finding(id, "age", .positive), ScreenAssessment(assessmentID: id, isNeeded: false, reason: "R"),
            DescribeAssessment(assessmentID: id, title: "T", lead: "L", scope: "S", seen: 0),
            SignOffAssessment(assessmentID: id, statement: "S"), CheckAssessment(assessmentID: id, note: "N"),
        ]
        for command in locked { #expect(world.codes(command, as: world.second) == ["assessment-locked"]) }
        let before = world.content(id)
        #expect(world.codes(ReopenAssessment(assessmentID: id, reason: "")) == ["reason-missing"])
        try world.perform(ReopenAssessment(assessmentID: id, reason: "New census."))
        let seen = world.sequence(id, "age")
        try world.perform(world.finding(id, "age", .positive, seen: seen), as: world.second)
        let assessment = world.assessment(id)
        #expect(assessment.version == 2 && assessment.stage == .draft && assessment.signOff == nil)
        #expect(assessment.writers == [world.second])
        #expect(assessment.earlier.map(\.content) == [before])
        #expect(assessment.earlier.map(\.reason) == ["New census."])
    }

    // MARK: publication

    @Test func `I29 what is written after it was published is not public until it is published again`() throws {
        var world = world
        let id = try world.signedOff()
        #expect(world.codes(PublishAssessment(assessmentID: id)) == ["assessment-plan-unreleased"])
        world.releasePlan()
        try world.perform(PublishAssessment(assessmentID: id))
        let published = try #require(world.council.publishedAssessments[id]?.last)
        #expect(published.content == world.content(id) && published.version == 1)
        #expect(published.entries.count == 13)
        #expect(world.ruling(PublishAssessment(assessmentID: id)) == .changes([]))
        try world.perform(ReopenAssessment(assessmentID: id, reason: "Why"))
        try world.perform(world.finding(id, "age", .positive, seen: world.sequence(id, "age")))
        #expect(world.codes(PublishAssessment(assessmentID: id)) == ["sign-off-first"])
        #expect(world.council.publishedAssessments[id] == [published])
        try world.perform(CheckAssessment(assessmentID: id, note: "Read."), as: world.reader)
        try world.perform(SignOffAssessment(assessmentID: id, statement: "S"), as: world.signer)
        #expect(world.codes(PublishAssessment(assessmentID: id)) == ["new-note-missing"])
        try world.perform(PublishAssessment(assessmentID: id, note: "New."))
        #expect(world.council.publishedAssessments[id]?.map(\.version) == [1, 2])
    }

    @Test func `What is withdrawn is gone in whole, with its reason, until it is published again`() throws {
        var world = world
        let id = try world.signedOff()
        #expect(world.codes(WithdrawAssessment(assessmentID: id, reason: "x")) == ["assessment-not-public"])
        world.releasePlan()
        try world.perform(PublishAssessment(assessmentID: id))
        #expect(world.codes(WithdrawAssessment(assessmentID: id, reason: " ")) == ["reason-missing"])
        try world.perform(WithdrawAssessment(assessmentID: id, reason: "It named a street"))
        #expect(world.council.publishedAssessments(of: world.sample.planID).isEmpty)
        #expect(world.council.publishedAssessments[id]?.map { $0.withdrawal?.reason } == ["It named a street"])
        #expect(world.council.assessments[id]?.stage == .signedOff)
        #expect(world.codes(WithdrawAssessment(assessmentID: id, reason: "x")) == ["assessment-not-public"])
        #expect(try Council(canonicalBytes: world.council.canonicalBytes()) == world.council)
        try world.perform(PublishAssessment(assessmentID: id, note: "The street is left out."))
        #expect(world.council.publishedAssessments(of: world.sample.planID).map(\.number) == [2])
        #expect(world.council.publishedAssessments[id]?.map { $0.withdrawal == nil } == [false, true])
    }

    @Test func `A published copy holds no account`() throws {
        var world = world
        let id = try world.signedOff()
        world.releasePlan()
        try world.perform(PublishAssessment(assessmentID: id))
        let text = "\(try #require(world.council.publishedAssessments[id]))"
        for account in [world.writer, world.reader, world.signer] { #expect(!text.contains(account.description)) }
    }

    @Test func `What was screened out is reviewed, signed off and published with its reason`() throws {
        var world = world
        let id = try world.start()
        #expect(
            world.codes(SignOffAssessment(assessmentID: id, statement: "S"), as: world.signer) == ["screening-first"]
        )
        try world.perform(ScreenAssessment(assessmentID: id, isNeeded: false, reason: "Nobody is touched."))
        try world.finish(id)
        world.releasePlan()
        try world.perform(PublishAssessment(assessmentID: id))
        let published = try #require(world.council.publishedAssessments[id]?.last)
        #expect(published.content.screening?.reason == "Nobody is touched." && published.entries.isEmpty)
    }

    // MARK: did it work?

    @Test func `A mitigation is looked at again only once it is in effect, and is never deleted`() throws {
        var world = world
        let id = try world.startScreened()
        try world.writeAll(id)
        let mitigation = try world.mitigate(id, "age")
        func review(_ outcome: Mitigation.Outcome?, _ seen: String = "Seen", _ next: String = "", _ again: Day? = nil)
            -> ReviewMitigation
        {
            ReviewMitigation(
                assessmentID: id,
                mitigationID: mitigation,
                outcome: outcome,
                seen: seen,
                next: next,
                again: again
            )
        }
        #expect(world.codes(review(.worked)) == ["mitigation-not-in-effect"])
        try world.finish(id)
        #expect(world.codes(review(nil, "")) == ["mitigation-outcome-missing", "seen-missing"])
        #expect(world.codes(review(.failed)) == ["next-missing"])
        #expect(world.codes(review(.partly)) == ["next-missing"])
        #expect(world.codes(review(.tooEarly)) == ["again-missing"])
        #expect(world.codes(review(.worked, "S", "", .sample("2024-01-05"))) == ["days-out-of-order"])
        #expect(world.council.mitigationsDue(on: .sample("2024-05-31")).isEmpty)
        #expect(world.council.mitigationsDue(on: .sample("2024-06-01")).count == 1)
        try world.perform(review(.tooEarly, "S", "", .sample("2024-09-01")))
        #expect(world.council.mitigationsDue(on: .sample("2024-06-01")).isEmpty)
        #expect(world.council.mitigationsDue(on: .sample("2024-09-01")).count == 1)
        #expect(world.codes(LookBackOnAssessment(assessmentID: id, text: "T")) == ["publish-first"])
        #expect(
            world.codes(CloseMitigation(assessmentID: id, mitigationID: mitigation, reason: "")) == ["reason-missing"]
        )
        try world.perform(CloseMitigation(assessmentID: id, mitigationID: mitigation, reason: "Done."))
        #expect(world.assessment(id).stage == .signedOff, "To close it unlocks nothing.")
        #expect(world.codes(review(.worked)) == ["mitigation-closed"])
        #expect(world.content(id).mitigations.count == 1)
        #expect(world.council.mitigationsDue(on: .sample("2030-01-01")).isEmpty)
    }

    @Test func `What came of it is said once every mitigation was looked at`() throws {
        var world = world
        let id = try world.startScreened()
        try world.writeAll(id)
        let mitigation = try world.mitigate(id, "age")
        try world.finish(id)
        world.releasePlan()
        try world.perform(PublishAssessment(assessmentID: id))
        #expect(
            world.codes(LookBackOnAssessment(assessmentID: id, text: "")) == [
                "afterwards-missing", "mitigation-not-reviewed",
            ]
        )
        try world.perform(
            ReviewMitigation(assessmentID: id, mitigationID: mitigation, outcome: .worked, seen: "It did.")
        )
        try world.perform(LookBackOnAssessment(assessmentID: id, text: "Good."))
        #expect(world.assessment(id).stage == .reviewedAfter)
        #expect(world.council.publishedAssessments[id]?.last?.afterwards == nil)
        try world.perform(PublishAssessment(assessmentID: id, note: "What came of it."))
        #expect(world.council.publishedAssessments[id]?.last?.afterwards?.text == "Good.")
    }

    @Test func `A measure is held against the figure of the day on which the mitigation was added`() throws {
        var measured = MeasuredCouncil()
        try measured.perform(measured.figures(of: measured.homes, ["2021FY": "80", "2022FY": "100"]))
        var world = AssessedCouncil(measured.council)
        let id = try world.startScreened()
        try world.writeAll(id)
        let mitigation = try world.mitigate(id, "age", measure: measured.homes.id)
        let added = try #require(world.content(id).mitigation(mitigation))
        #expect(added.baseline?.code == "2022FY")
        let still = try #require(world.council.measured(added, asAt: .sample("2024-01-05")))
        #expect(still.trend == .notComparable(.noEarlierFigure))
        try world.perform(measured.figures(of: measured.homes, ["2023FY": "120"]))
        let moved = try #require(world.council.measured(added, asAt: .sample("2024-07-05")))
        #expect(moved.before?.value == .sample("100") && moved.now.value == .sample("120"))
        #expect(moved.trend == .gettingBetter)
    }
}
