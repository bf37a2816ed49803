import Foundation
import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// Replaying a record gives the same value, byte for byte.
struct FoldTests {
    @Test func `Every prefix replayed twice gives equal values and equal bytes`() throws {
        let changes = SamplePlan().changes
        for length in 0...changes.count {
            let once = fold(changes.prefix(length))
            let again = fold(changes.prefix(length))
            #expect(once == again)
            #expect(try once.canonicalBytes() == again.canonicalBytes())
        }
    }

    @Test func `A value read back from its bytes equals itself and goes on in the same way`() throws {
        let sample = SamplePlan()
        let moved = PlanChange.ElementMoved(
            elementID: sample.invest.id,
            parentID: sample.skills.id,
            number: "2.9",
            order: 4
        )
        let council = sample.council.applying(.plan(.elementMoved(moved)), at: 100)
        let back = try Council(canonicalBytes: council.canonicalBytes())
        #expect(back == council)
        #expect(back.element(sample.invest.address)?.id == sample.invest.id)
    }

    @Test func `Every change reads back from its payload as it was written`() throws {
        let sample = SamplePlan()
        let encoder = JSONEncoder.canonical
        for change in Self.oneOfEach(sample) {
            let bytes = try change.payloadBytes(encoder)
            let back = try #require(try Change(kind: change.kind, payload: bytes, decoder: JSONDecoder()))
            #expect(back == change)
            #expect(try back.payloadBytes(encoder) == bytes)
        }
    }

    @Test func `A change without its words holds none of them and still finds its subject`() throws {
        let sample = SamplePlan()
        let secret = "Secret Person"
        for change in Self.oneOfEach(sample, text: secret) {
            let remainder = try change.withoutFreeText("[removed]").payloadBytes(.canonical)
            #expect(!String(decoding: remainder, as: UTF8.self).contains(secret), "\(change.kind)")
            #expect(try Change(kind: change.kind, payload: remainder, decoder: JSONDecoder()) != nil)
        }
    }

    @Test func `A change whose subject is gone does nothing and never fails`() {
        let sample = SamplePlan()
        for change in Self.oneOfEach(sample) {
            let council = Council(key: .sample).applying(change, at: 1)
            #expect(council.position == 1)
        }
    }

    @Test(arguments: 0..<40) func `The words of both texts can be put together again from their difference`(seed: Int) {
        var random = SplitMix(state: UInt64(seed))
        let old = random.text()
        let new = random.text()
        let segments = TextDifference(from: old, to: new).segments
        let before = segments.map { if case .added = $0 { "" } else { $0.text } }.joined()
        let after = segments.map { if case .removed = $0 { "" } else { $0.text } }.joined()
        #expect(before == old)
        #expect(after == new)
    }

    @Test func `A replaced phrase is one removal and one addition`() {
        let difference = TextDifference(
            from: "It meets on 31st January, we think.",
            to: "It meets on 30 February 2024, we think."
        )
        #expect(
            difference.segments == [
                .same("It meets on "), .removed("31st January,"), .added("30 February 2024,"), .same(" we think."),
            ]
        )
        #expect(
            TextDifference(from: "efficient", to: "efficient services").segments == [
                .same("efficient"), .added(" services"),
            ]
        )
    }

    private func fold(_ changes: some Sequence<Change>) -> Council {
        zip(1..., changes).reduce(into: Council(key: .sample)) { $0.apply($1.1, at: $1.0) }
    }

    static func oneOfEach(_ sample: SamplePlan, text: String = "Some words") -> [Change] {
        let id = sample.jobs.id
        let day = Day.sample("2024-02-22")
        var profile = CouncilProfile.sample
        profile.formatsContact = text
        let decision = Decision(
            id: sample.world.new(),
            planID: sample.planID,
            body: "Council",
            day: day,
            outcome: text,
            reference: "3",
            source: text
        )
        let edition = Edition(
            id: sample.world.new(),
            planID: sample.planID,
            number: 1,
            name: text,
            stage: .draft,
            day: day,
            position: 3,
            contentHash: "",
            nextUpdate: text,
            note: text
        )
        let frameworkElement = PlanFramework.Element(id: sample.world.new(), parentID: nil, level: "Theme", title: text)
        let framework = PlanFramework(
            id: sample.world.new(),
            slug: "other",
            name: text,
            owner: text,
            periodText: "2030",
            source: text,
            elements: [frameworkElement]
        )
        let alignment = Alignment(
            id: sample.world.new(),
            elementID: id,
            frameworkID: framework.id,
            frameworkElementID: frameworkElement.id,
            strength: .leads,
            basis: .council
        )
        let wording = PlanElement.Wording(title: text, statement: text, narrative: text, success: text)
        var element = sample.jobs
        element.wording = wording
        element.lead = text
        let description = PlanDescription(title: text, publicTitle: text, introduction: text, nextSteps: text)
        return [
            .council(.described(profile)), .council(.healthRulesSet(HealthPolicy([.dateDisagrees: .block]))),
            .plan(.started(Plan(id: sample.planID, period: .sample("2024-27"), description: description))),
            .plan(.described(.init(planID: sample.planID, description: description))), .plan(.elementAdded(element)),
            .plan(.elementReworded(.init(elementID: id, wording: wording))),
            .plan(.elementLed(.init(elementID: id, lead: text))),
            .plan(.elementMoved(.init(elementID: id, parentID: nil, number: "7", order: 7))),
            .plan(.elementTagged(.init(elementID: id, themes: [sample.theme.id]))),
            .plan(.elementRetired(.init(elementID: id, retirement: .init(reason: text, day: day)))),
            .plan(.succeeded(.init(predecessor: id, successor: sample.skills.id, manner: .merged, reason: text))),
            .plan(.adopted(.init(planID: sample.planID, adoption: .init(decision: decision.id, day: day)))),
            .framework(.recorded(framework)), .framework(.aligned(alignment)),
            .governance(.meetingRecorded(.init(key: "cabinet", body: "Cabinet", day: day, source: text))),
            .governance(.decisionRecorded(decision)), .publication(.editionReleased(edition)),
            .publication(.editionCorrected(.init(editionID: edition.id, correction: .init(notice: text, day: day)))),
            .publication(.editionWithdrawn(.init(editionID: edition.id, withdrawal: .init(reason: text, day: day)))),
        ] + othersOfEach(sample, text, edition) + [
            .redaction(.init(sequence: 3, remainder: Data("{}".utf8)))
        ]
    }
}

extension FoldTests {
    /// What came with people, comments, the next plan and releases at a time.
    private static func othersOfEach(_ sample: SamplePlan, _ text: String, _ edition: Edition) -> [Change] {
        let id = sample.jobs.id
        let day = Day.sample("2024-02-22")
        let moment = Moment(millisecondsSinceEpoch: 1_708_600_000_000)
        let account: Account.ID = sample.world.new()
        let post = Post(
            id: sample.world.new(),
            title: text,
            unit: text,
            grants: [
                RoleGrant(role: .planEditor, scope: .element(id)),
                RoleGrant(role: .publisher, scope: .plan(sample.planID)),
                RoleGrant(role: .auditor),
            ],
            from: day,
            until: day.after
        )
        let appointment = Appointment(id: sample.world.new(), postID: post.id, account: account, from: day)
        let delegation = Delegation(
            id: sample.world.new(),
            postID: post.id,
            by: account,
            to: sample.world.new(),
            from: day,
            until: day.after
        )
        let comment = Comment(
            id: sample.world.new(),
            elementID: id,
            anchor: .init(field: .narrative, quote: text),
            text: text,
            author: account,
            madeAt: moment
        )
        let pending = PendingEdition(edition: edition, releaseAt: moment, scheduledBy: account)
        let key = SigningKey(id: .sample("0123456789abcdef"), publicKey: "cGs=", from: moment)
        let signed = SignedManifest(subject: .edition(edition.id), manifest: "ab", key: key.id, signature: "c2ln")
        return [
            .publication(.signing(.keyRecorded(key))),
            .publication(.signing(.keyRetired(.init(key: key.id, at: moment, reason: text)))),
            .publication(
                .signing(.keyRevoked(.init(key: key.id, revocation: .init(since: day, at: moment, reason: text))))
            ),
            .publication(.signing(.manifestSigned(signed))),
            .plan(.promiseEnded(.init(elementID: id, planID: sample.planID, fate: .achieved, reason: text))),
            .plan(.promiseReopened(.init(elementID: id, planID: sample.planID))),
            .plan(.rolledForward(.init(planID: sample.planID))),
            .plan(.shared(.init(planID: sample.planID, audiences: [.scrutiny]))),
            .framework(.unaligned(.init(alignmentID: sample.world.new(), elementID: id))),
            .governance(
                .preElectionPeriodRecorded(.init(id: sample.world.new(), election: text, starts: day, ends: day.after))
            ), .publication(.editionScheduled(pending)),
            .publication(
                .holdOverridden(.init(editionID: edition.id, override: .init(reason: text, by: account, at: moment)))
            ),
            .publication(.pendingCancelled(.init(editionID: edition.id, reason: text))), .people(.postRecorded(post)),
            .people(.appointed(appointment)),
            .people(.appointmentEnded(.init(appointmentID: appointment.id, until: day.after))),
            .people(.delegated(delegation)),
            .people(.delegationEnded(.init(delegationID: delegation.id, until: day))), .comment(.made(comment)),
            .comment(.resolved(.init(commentID: comment.id, resolution: .init(answer: text, by: account, at: moment)))),
        ]
    }

    @Test func `A council with one of everything reads back from its bytes`() throws {
        let sample = SamplePlan()
        var council = sample.council
        for change in Self.oneOfEach(sample) { council.apply(change, at: council.position + 1) }
        let edition = try #require(council.editions.values.first)
        // What the later changes took away again stands too.
        council.apply(
            .publication(
                .editionScheduled(
                    .init(
                        edition: edition,
                        releaseAt: Moment(millisecondsSinceEpoch: 0),
                        scheduledBy: sample.world.new()
                    )
                )
            ),
            at: council.position + 1
        )
        council.apply(
            .plan(
                .promiseEnded(.init(elementID: sample.skills.id, planID: sample.planID, fate: .dropped, reason: "Why"))
            ),
            at: council.position + 1
        )
        #expect(try Council(canonicalBytes: council.canonicalBytes()) == council)
    }
}

extension TextDifference.Segment {
    fileprivate var text: String {
        switch self {
        case .same(let text), .removed(let text), .added(let text): text
        }
    }
}

/// Random numbers that are the same at every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func text() -> String {
        let words = ["homes", "jobs ", " ", "\n", "fair", "and", "  climate", "2024-27", "ŵ"]
        return (0..<Int.random(in: 0...30, using: &self)).map { _ in words.randomElement(using: &self) ?? "" }.joined()
    }
}
