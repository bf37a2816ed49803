import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// A plan's road: what each step asks, and what a resolution does.
struct RoadTests {
    // MARK: deadlines and gates

    @Test func `I24: papers after the deadline need a reason of urgency`() throws {
        var road = try SampleRoad()
        // Five clear working days before 15 January: 5 January.
        #expect(road.codes(road.issue(0, on: "2024-01-08"), on: "2024-01-08") == ["agenda-late"])
        #expect(road.codes(road.issue(0, on: "2024-01-08", urgency: "The draft was late"), on: "2024-01-08").isEmpty)
        #expect(road.codes(road.issue(0, on: "2024-01-05"), on: "2024-01-05").isEmpty)
        #expect(road.codes(road.issue(0, on: "2024-01-16"), on: "2024-01-16").contains("issued-after-meeting"))
        try road.passScrutiny()
        #expect(road.council.items[road.itemID]?.nextStep == 1)
    }

    @Test func `I19: nothing goes to Cabinet while a comment of scrutiny has no answer`() throws {
        var road = try SampleRoad(isKey: false)
        try road.perform(road.issue(0, on: "2024-01-05"), on: "2024-01-05")
        let comment = road.comment()
        try road.perform(MakeScrutinyComment(comment), on: "2024-01-15")
        try road.perform(road.conclude(0, .commented), on: "2024-01-15")
        #expect(road.codes(road.issue(1, on: "2024-01-22"), on: "2024-01-22") == ["comments-unanswered"])
        #expect(
            road.codes(ReportScrutinyComments(itemID: road.itemID, meetingKey: "cabinet-1"), on: "2024-01-22") == [
                "comments-unanswered"
            ]
        )
        let standing = road.council.standing(
            of: try #require(road.council.items[road.itemID]),
            on: .sample("2024-01-16")
        )
        #expect(standing.sentence.contains("One comment of scrutiny waits for an answer. The strategy lead must act."))
        let answer = ScrutinyComment.Response(
            answer: .notAccepted,
            reasons: "Not known yet",
            day: .sample("2024-01-16")
        )
        try road.perform(AnswerScrutinyComment(comment.id, answer), on: "2024-01-16")
        #expect(road.codes(road.issue(1, on: "2024-01-22"), on: "2024-01-22").isEmpty)
    }

    @Test func `An answer names the words that changed, and they must stand in the plan`() throws {
        var road = try SampleRoad()
        let element = road.sample.invest
        try road.perform(road.issue(0, on: "2024-01-05"), on: "2024-01-05")
        let unknown = road.comment(target: .init(elementID: element.id, sentence: "No such sentence"))
        #expect(road.codes(MakeScrutinyComment(unknown), on: "2024-01-15") == ["sentence-not-found"])
        let comment = road.comment(target: .init(elementID: element.id, sentence: "To invest in the town centre"))
        try road.perform(MakeScrutinyComment(comment), on: "2024-01-15")
        func answer(_ answer: ScrutinyComment.Answer, after: String) -> AnswerScrutinyComment {
            AnswerScrutinyComment(
                comment.id,
                .init(
                    answer: answer,
                    reasons: "Agreed",
                    day: .sample("2024-01-16"),
                    change: .init(elementID: element.id, field: .title, before: element.wording.title, after: after)
                )
            )
        }
        let words = "To invest £5 million in the town centre"
        #expect(road.codes(answer(.accepted, after: words), on: "2024-01-16") == ["change-not-in-plan"])
        let revision = try #require(road.council.elements[element.id]?.revision)
        try road.perform(
            RewordElement(elementID: element.id, wording: .init(title: words), seen: revision),
            on: "2024-01-16"
        )
        #expect(road.codes(answer(.notAccepted, after: words), on: "2024-01-16") == ["change-not-accepted"])
        #expect(road.codes(answer(.accepted, after: words), on: "2024-01-16").isEmpty)
    }

    @Test func `No comment is made before the papers are out, by another body, or once Cabinet has them`() throws {
        var road = try SampleRoad()
        #expect(road.codes(MakeScrutinyComment(road.comment()), on: "2024-01-04") == ["not-issued-to-scrutiny"])
        try road.passScrutiny()
        try road.issueToCabinet()
        #expect(road.codes(MakeScrutinyComment(road.comment()), on: "2024-01-23") == ["comment-too-late"])
    }

    // MARK: key decisions

    @Test func `I26: the plan's road is a general exception, with 7 clear days and 5 clear working days`() throws {
        var road = try SampleRoad()
        try road.passScrutiny()
        #expect(road.codes(road.issue(1, on: "2024-01-22"), on: "2024-01-22") == ["key-decision-without-notice"])
        #expect(
            road.codes(PublishNotice(road.notice(published: "2024-01-22", urgency: nil)), on: "2024-01-22") == [
                "urgency-missing"
            ]
        )
        try road.passCabinet()
        let open = road.council.publicGovernance.notices
        #expect(open.map { $0.route?.way } == [.generalException])
        #expect(open.map { $0.route?.clearDays } == [7])
    }

    @Test(arguments: [
        ("2024-01-23", "general-exception-too-late"), ("2024-01-30", "decision-before-notice"),
        ("2024-01-31", "decision-before-notice"),
    ])
    func `I26: a notice that is too late for its way is refused`(published: String, code: String) throws {
        var road = try SampleRoad()
        try road.passScrutiny()
        let notice = road.notice(published: published, urgency: SampleRoad.exception)
        #expect(road.codes(PublishNotice(notice), on: "2024-02-01") == [code])
    }

    @Test func `I26: special urgency needs somebody who agreed`() throws {
        var road = try SampleRoad()
        try road.passScrutiny()
        func urgency(_ agreedBy: String) -> KeyDecisionNotice.Urgency {
            .init(
                way: .specialUrgency,
                reason: "A grant would lapse",
                informed: "The chair of scrutiny",
                informedOn: .sample("2024-01-25"),
                agreedBy: agreedBy
            )
        }
        let without = PublishNotice(road.notice(published: "2024-01-25", urgency: urgency("")))
        #expect(road.codes(without, on: "2024-01-25") == ["agreement-missing"])
        let with = PublishNotice(road.notice(published: "2024-01-25", urgency: urgency("The chair of scrutiny")))
        #expect(road.codes(with, on: "2024-01-25").isEmpty)
    }

    @Test func `A notice published again keeps the day of its first publication`() throws {
        var road = try SampleRoad()
        try road.passScrutiny()
        try road.issueToCabinet()
        let again = road.notice(published: "2024-01-19", urgency: SampleRoad.exception)
        #expect(road.codes(PublishNotice(again), on: "2024-01-23").contains("first-published-fixed"))
    }

    // MARK: meetings and routes

    @Test func `Contradictory dates are refused: no body takes an item before the one it comes from`() throws {
        var road = try SampleRoad()
        try road.perform(RecordMeeting(SampleRoad.meeting("cabinet-2", "cabinet", "2024-01-09")), on: "2024-01-02")
        #expect(
            road.codes(ScheduleStep(itemID: road.itemID, step: 1, meetingKey: "cabinet-2"), on: "2024-01-02") == [
                "meeting-before-step"
            ]
        )
        try road.perform(RecordMeeting(SampleRoad.meeting("cabinet-3", "cabinet", "2024-02-27")), on: "2024-01-02")
        #expect(
            road.codes(ScheduleStep(itemID: road.itemID, step: 1, meetingKey: "cabinet-3"), on: "2024-01-02") == [
                "meeting-after-step"
            ]
        )
        #expect(
            road.codes(ScheduleStep(itemID: road.itemID, step: 1, meetingKey: "council-1"), on: "2024-01-02") == [
                "meeting-of-another-body"
            ]
        )
    }

    @Test func `A meeting in the past is refused unless it was held; a moved one keeps its days`() throws {
        var road = try SampleRoad()
        let past = SampleRoad.meeting("old", "cabinet", "2023-12-05")
        #expect(road.codes(RecordMeeting(past), on: "2024-01-02") == ["meeting-in-the-past"])
        #expect(road.codes(RecordMeeting(past, hasBeenHeld: true), on: "2024-01-02").isEmpty)
        let elsewhere = SampleRoad.meeting("cabinet-1", "cabinet", "2024-01-31")
        #expect(road.codes(RecordMeeting(elsewhere), on: "2024-01-02") == ["meeting-is-moved"])
        try road.perform(MoveMeeting(key: "cabinet-1", day: .sample("2024-01-31"), reason: "Snow"), on: "2024-01-29")
        let meeting = try #require(road.council.meetings["cabinet-1"])
        #expect(meeting.day == .sample("2024-01-31") && meeting.moves.map(\.from.iso) == ["2024-01-30"])
        try road.perform(CancelMeeting(key: "cabinet-1", reason: "Not needed"), on: "2024-01-29")
        #expect(
            road.codes(MoveMeeting(key: "cabinet-1", day: .sample("2024-02-01"), reason: "Again"), on: "2024-01-29")
                == [
                    "meeting-cancelled"
                ]
        )
        let item = try #require(road.council.items[road.itemID])
        #expect(road.council.timetable(of: item, on: .sample("2024-01-29")).entries.contains { $0.kind == .meetBy })
    }

    @Test func `A committee cannot adopt the policy framework`() throws {
        let road = try SampleRoad()
        let item = GovernanceItem(
            id: road.sample.world.new(),
            slug: "other",
            title: "Other",
            planID: road.sample.planID,
            isKeyDecision: false,
            steps: [.init(bodyKey: "scrutiny", part: .adopt)]
        )
        #expect(road.codes(StartItem(item), on: "2024-01-02") == ["part-not-for-body"])
        #expect(
            road.codes(StartItem(road.item(isKey: false, id: road.sample.world.new())), on: "2024-01-02") == [
                "item-address-taken"
            ]
        )
    }

    @Test func `The timetable works back from the meetings and flags what cannot be`() throws {
        var road = try SampleRoad()
        let item = try #require(road.council.items[road.itemID])
        let timetable = road.council.timetable(of: item, on: .sample("2024-01-02"))
        #expect(timetable.clashes.isEmpty)
        let days = timetable.entries.map { "\($0.day.iso) \($0.step) \($0.kind.rawValue)" }
        #expect(days.contains("2024-01-22 1 papers-public") && days.contains("2024-02-14 2 papers-public"))
        #expect(days.contains("2024-01-01 1 notice"))
        try road.perform(MoveMeeting(key: "scrutiny-1", day: .sample("2024-01-24"), reason: "Later"), on: "2024-01-02")
        let clash = road.council.timetable(of: item, on: .sample("2024-01-02")).clashes
        #expect(clash.map(\.day.iso) == ["2024-01-22"])
        #expect(clash[0].sentence.contains("what it says cannot be in them"))
    }

    @Test func `Corrective actions need an owner and a day; requests a later meeting`() throws {
        var road = try SampleRoad()
        let action = ScrutinyOutput(
            id: road.sample.world.new(),
            kind: .correctiveAction,
            bodyKey: "scrutiny",
            meetingKey: "scrutiny-1",
            text: "Publish the waiting times"
        )
        #expect(road.codes(RecordScrutinyOutput(action), on: "2024-01-15") == ["owner-missing", "day-malformed"])
        let request = InformationRequest(
            id: road.sample.world.new(),
            bodyKey: "scrutiny",
            question: "How many?",
            askedAt: "scrutiny-1",
            dueMeetingKey: "scrutiny-1"
        )
        #expect(road.codes(AskForInformation(request), on: "2024-01-15") == ["due-not-later"])
        try road.perform(RecordMeeting(SampleRoad.meeting("scrutiny-2", "scrutiny", "2024-03-04")), on: "2024-01-15")
        let later = InformationRequest(
            id: request.id,
            bodyKey: "scrutiny",
            question: "How many?",
            askedAt: "scrutiny-1",
            dueMeetingKey: "scrutiny-2"
        )
        try road.perform(AskForInformation(later), on: "2024-01-15")
        try road.perform(
            AnswerInformationRequest(later.id, .init(day: .sample("2024-02-01"), text: "Twelve")),
            on: "2024-02-01"
        )
        #expect(road.council.informationRequests[later.id]?.answer?.text == "Twelve")
    }

    @Test func `The value reads back from its bytes with the whole road`() throws {
        var road = try SampleRoad()
        try road.passScrutiny()
        try road.passCabinet()
        let back = try Council(canonicalBytes: road.council.canonicalBytes())
        #expect(back == road.council)
    }
}
