import Foundation
import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// What the record keeps of assessments for ever, byte by byte.
struct AssessmentChangeTests {
    private static func id<Entity>(_ number: Int) -> Identifier<Entity> {
        Identifier("00000000-0000-4000-8000-00000000000\(number)") ?? Identifier(rawValue: UUID())
    }

    /// One of each; every text that a person types is the given one.
    static func oneOfEach(_ text: String = "Words") -> [AssessmentChange] {
        let day = Day.sample("2024-02-22")
        let mitigation = Mitigation(
            id: id(3),
            code: .sample("age"),
            action: text,
            owner: text,
            reviewDay: .sample("2024-09-01"),
            measureID: id(4),
            baseline: .sample("2023FY"),
            addedOn: day
        )
        let finding = AssessmentFinding(
            code: .sample("age"),
            evidence: text,
            engagement: text,
            impact: .mixed,
            severity: .high,
            aims: [.eliminate, .foster],
            reasonForNone: text,
            emissions: EmissionsEstimate(low: Figure(whole: -4), central: .zero, high: Figure(whole: 9))
        )
        let entry = AssessmentList.Entry(
            code: .sample("age"),
            kind: .equality,
            name: text,
            about: text,
            origin: .law,
            aims: [.eliminate],
            asksForEmissions: true,
            retired: text
        )
        return [
            .started(
                .init(
                    id: id(1),
                    kind: .equality,
                    slug: text.slug + "-equality",
                    subject: .proposal(title: text, planID: id(2)),
                    title: text,
                    lead: text,
                    scope: text,
                    by: id(5)
                )
            ), .described(.init(assessmentID: id(1), title: text, lead: text, scope: text, by: id(5))),
            .screened(
                .init(assessmentID: id(1), screening: .init(isNeeded: true, reason: text, day: day), by: id(5))
            ), .findingWritten(.init(assessmentID: id(1), finding: finding, by: id(5))),
            .mitigationAdded(.init(assessmentID: id(1), mitigation: mitigation, by: id(5))),
            .reviewed(.init(assessmentID: id(1), check: .init(by: id(6), day: day, note: text))),
            .signedOff(
                .init(assessmentID: id(1), signOff: .init(by: id(7), post: "Post", day: day, statement: text))
            ),
            .mitigationReviewed(
                .init(
                    assessmentID: id(1),
                    mitigationID: id(3),
                    review: .init(outcome: .partly, seen: text, day: day, next: text, again: day)
                )
            ),
            .mitigationClosed(
                .init(assessmentID: id(1), mitigationID: id(3), closing: .init(reason: text, day: day), by: id(5))
            ), .published(.init(assessmentID: id(1), version: 1, day: day, note: text)),
            .withdrawn(.init(assessmentID: id(1), withdrawal: .init(reason: text, day: day))),
            .reviewedAfter(.init(assessmentID: id(1), afterwards: .init(day: day, text: text))),
            .reopened(.init(assessmentID: id(1), day: day, reason: text)),
            .listSet(AssessmentList(nation: .scotland, entries: [entry])),
        ]
    }

    @Test func `Every change reads back from its payload, with the same bytes`() throws {
        for change in Self.oneOfEach() {
            let bytes = try Change.assessment(change).payloadBytes(.canonical)
            let back = try #require(try Change(kind: change.kind, payload: bytes, decoder: JSONDecoder()))
            #expect(back == .assessment(change), "\(change.kind)")
            #expect(try back.payloadBytes(.canonical) == bytes)
        }
        #expect(Set(Self.oneOfEach().map(\.kind)).count == 14)
    }

    /// The record keeps these for ever: whoever changes one breaks every record there is.
    @Test(arguments: zip(oneOfEach(), pinned))
    func `The bytes of each change are what they always were`(change: AssessmentChange, pinned: [String]) throws {
        #expect(change.kind == pinned[0])
        let bytes = try Change.assessment(change).payloadBytes(.canonical)
        #expect(String(decoding: bytes, as: UTF8.self) == pinned[1])
    }

    @Test func `A change without its words holds none of them and still finds its subject`() throws {
        for change in Self.oneOfEach("Secret Person") {
            let remainder = try Change.assessment(change).withoutFreeText("[removed]").payloadBytes(.canonical)
            let text = String(decoding: remainder, as: UTF8.self)
            #expect(!text.contains("Secret Person") && !text.contains("secret-person"), "\(change.kind)")
            #expect(try Change(kind: change.kind, payload: remainder, decoder: JSONDecoder()) != nil)
        }
    }

    @Test func `A change whose assessment is not there does nothing`() throws {
        for change in Self.oneOfEach() {
            let council = Council(key: .sample).applying(.assessment(change), at: 1)
            #expect(try Council(canonicalBytes: council.canonicalBytes()) == council, "\(change.kind)")
            #expect(!change.summary(in: council).isEmpty)
        }
    }

    @Test func `All of them together read back from the council's bytes at every step`() throws {
        var council = Council(key: .sample)
        for (place, change) in Self.oneOfEach().enumerated() {
            council.apply(.assessment(change), at: place + 1)
            let bytes = try council.canonicalBytes()
            #expect(try Council(canonicalBytes: bytes) == council, "\(change.kind)")
        }
        #expect(council.publishedAssessments.count == 1)
        // What an edition or a release of figures keeps has none of it.
        #expect(council.narrowed(to: Self.id(2)).assessments.isEmpty)
        #expect(council.narrowedToPublicMeasures().publishedAssessments.isEmpty)
    }

    @Test(arguments: [
        (
            "assessment.finding-written",
            #"{"assessmentID":"00000000-0000-4000-8000-000000000001","by":"00000000-0000-4000-8000-000000000005","finding":{"aims":[],"code":"age","emissions":{"low":"9","central":"0","high":"9"},"engagement":"","evidence":"","impact":"neutral","reasonForNone":"","sequence":0}}"#
        ),
        (
            "assessment.started",
            #"{"by":"00000000-0000-4000-8000-000000000005","id":"00000000-0000-4000-8000-000000000001","kind":"equality","lead":"","scope":"","slug":"a","subject":{},"title":""}"#
        ),
        (
            "assessment.list-set",
            #"{"nation":"england","entries":[{"code":"A","kind":"equality","name":"","about":"","origin":"law"}]}"#
        ),
    ])
    func `A payload that is not as we write it is a fault`(kind: String, payload: String) {
        #expect(throws: DecodingError.self) {
            try Change(kind: kind, payload: Data(payload.utf8), decoder: JSONDecoder())
        }
    }

    /// The exact payload of one change of each kind, in the order of the changes above.
    static let pinned: [[String]] = [
        [
            "assessment.started",
            #"{"by":"00000000-0000-4000-8000-000000000005","id":"00000000-0000-4000-8000-000000000001","kind":"equality","lead":"Words","scope":"Words","slug":"words-equality","subject":{"plan":"00000000-0000-4000-8000-000000000002","proposal":"Words"},"title":"Words"}"#,
        ],
        [
            "assessment.described",
            #"{"assessmentID":"00000000-0000-4000-8000-000000000001","by":"00000000-0000-4000-8000-000000000005","lead":"Words","scope":"Words","title":"Words"}"#,
        ],
        [
            "assessment.screened",
            #"{"assessmentID":"00000000-0000-4000-8000-000000000001","by":"00000000-0000-4000-8000-000000000005","screening":{"day":"2024-02-22","isNeeded":true,"reason":"Words"}}"#,
        ],
        [
            "assessment.finding-written",
            #"{"assessmentID":"00000000-0000-4000-8000-000000000001","by":"00000000-0000-4000-8000-000000000005","finding":{"aims":["eliminate","foster"],"code":"age","emissions":{"central":"0","high":"9","low":"-4"},"engagement":"Words","evidence":"Words","impact":"mixed","reasonForNone":"Words","sequence":0,"severity":"high"}}"#,
        ],
        [
            "assessment.mitigation-added",
            #"{"assessmentID":"00000000-0000-4000-8000-000000000001","by":"00000000-0000-4000-8000-000000000005","mitigation":{"action":"Words","addedOn":"2024-02-22","baseline":"2023FY","code":"age","id":"00000000-0000-4000-8000-000000000003","measureID":"00000000-0000-4000-8000-000000000004","owner":"Words","reviewDay":"2024-09-01","reviews":[]}}"#,
        ],
        [
            "assessment.reviewed",
            #"{"assessmentID":"00000000-0000-4000-8000-000000000001","check":{"by":"00000000-0000-4000-8000-000000000006","day":"2024-02-22","note":"Words"}}"#,
        ],
        [
            "assessment.signed-off",
            #"{"assessmentID":"00000000-0000-4000-8000-000000000001","signOff":{"by":"00000000-0000-4000-8000-000000000007","day":"2024-02-22","post":"Post","statement":"Words"}}"#,
        ],
        [
            "assessment.mitigation-reviewed",
            #"{"assessmentID":"00000000-0000-4000-8000-000000000001","mitigationID":"00000000-0000-4000-8000-000000000003","review":{"again":"2024-02-22","day":"2024-02-22","next":"Words","outcome":"partly","seen":"Words"}}"#,
        ],
        [
            "assessment.mitigation-closed",
            #"{"assessmentID":"00000000-0000-4000-8000-000000000001","by":"00000000-0000-4000-8000-000000000005","closing":{"day":"2024-02-22","reason":"Words"},"mitigationID":"00000000-0000-4000-8000-000000000003"}"#,
        ],
        [
            "assessment.published",
            #"{"assessmentID":"00000000-0000-4000-8000-000000000001","day":"2024-02-22","note":"Words","version":1}"#,
        ],
        [
            "assessment.withdrawn",
            #"{"assessmentID":"00000000-0000-4000-8000-000000000001","withdrawal":{"day":"2024-02-22","reason":"Words"}}"#,
        ],
        [
            "assessment.reviewed-after",
            #"{"afterwards":{"day":"2024-02-22","text":"Words"},"assessmentID":"00000000-0000-4000-8000-000000000001"}"#,
        ],
        [
            "assessment.reopened",
            #"{"assessmentID":"00000000-0000-4000-8000-000000000001","day":"2024-02-22","reason":"Words"}"#,
        ],
        [
            "assessment.list-set",
            #"{"entries":[{"about":"Words","aims":["eliminate"],"asksForEmissions":true,"code":"age","kind":"equality","name":"Words","origin":"law","retired":"Words"}],"nation":"scotland"}"#,
        ],
    ]
}
