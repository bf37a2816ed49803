import Foundation
import PlanTestSupport
import Testing

@testable import PlanDomain

/// The keys with which releases are signed, as the record has them.
struct SigningKeyTests {
    private let sample = SamplePlan()
    private static let first = SigningKey.ID.sample("00000000000000aa")
    private static let second = SigningKey.ID.sample("00000000000000bb")
    private static let bytes = Data(repeating: 7, count: 32).base64EncodedString()
    private static let start = Moment(millisecondsSinceEpoch: 1_704_445_200_000)

    private func changes(_ ruling: Ruling) -> [Change] {
        if case .changes(let changes) = ruling { changes } else { [] }
    }

    private func codes(_ ruling: Ruling) -> [String] {
        if case .refused(let issues) = ruling { issues.map(\.code) } else { [] }
    }

    private func context(_ hours: Int64 = 0) -> CommandContext {
        let moment = Moment(millisecondsSinceEpoch: Self.start.millisecondsSinceEpoch + hours * 3_600_000)
        return CommandContext(actor: sample.world.new(), moment: moment)
    }

    private func council(after commands: [any Command]) -> Council {
        var council = sample.council
        for (hour, command) in commands.enumerated() {
            for change in changes(command.ruling(in: council, context: context(Int64(hour)))) {
                council.apply(change, at: council.position + 1)
            }
        }
        return council
    }

    private let make = RecordSigningKey(id: first, publicKey: bytes)
    private let rotate = RotateSigningKey(id: second, publicKey: bytes, reason: "Every two years")

    @Test func `A council signs with one key, which counts from when it was recorded`() throws {
        let council = council(after: [make])
        let key = try #require(council.activeSigningKey)
        #expect(key.id == Self.first && key.from == Self.start)
        #expect(key.counts(at: Self.start))
        #expect(!key.counts(at: Moment(millisecondsSinceEpoch: Self.start.millisecondsSinceEpoch - 1)))
        #expect(changes(make.ruling(in: council, context: context())).isEmpty)
        let other = RecordSigningKey(id: Self.second, publicKey: Self.bytes)
        #expect(codes(other.ruling(in: council, context: context())) == ["signing-key-active-already"])
    }

    @Test func `After a rotation the old key vouches for what it signed before, and for nothing since`() throws {
        let council = council(after: [make, rotate])
        let turn = Moment(millisecondsSinceEpoch: Self.start.millisecondsSinceEpoch + 3_600_000)
        let before = Moment(millisecondsSinceEpoch: turn.millisecondsSinceEpoch - 1)
        let old = try #require(council.signingKey(Self.first))
        #expect(old.counts(at: before) && !old.counts(at: turn))
        #expect(council.activeSigningKey?.id == Self.second)
        #expect(council.activeSigningKey?.counts(at: turn) == true)
        #expect(old.retirement?.reason == "Every two years")
    }

    @Test(arguments: [("", "reason-missing"), (String(repeating: "x", count: 1001), "text-too-long")])
    func `A rotation says why`(reason: String, code: String) {
        let rotate = RotateSigningKey(id: Self.second, publicKey: Self.bytes, reason: reason)
        #expect(codes(rotate.ruling(in: council(after: [make]), context: context())) == [code])
    }

    @Test func `A key that was used once is not used again`() {
        let council = council(after: [make, rotate])
        let back = RotateSigningKey(id: Self.first, publicKey: Self.bytes, reason: "Back")
        #expect(codes(back.ruling(in: council, context: context(2))) == ["signing-key-known"])
    }

    @Test(arguments: ["", "AAAA", "not base64", Data(repeating: 7, count: 33).base64EncodedString()])
    func `What has not 32 bytes is no key`(text: String) {
        let make = RecordSigningKey(id: Self.first, publicKey: text)
        #expect(codes(make.ruling(in: sample.council, context: context())) == ["signing-key-malformed"])
    }

    @Test func `A revoked key does not count from that day on, in London`() throws {
        let day = Day.sample("2024-01-05")
        let revoke = RevokeSigningKey(id: Self.first, since: day, reason: "The laptop was stolen")
        let council = council(after: [make, revoke])
        let key = try #require(council.signingKey(Self.first))
        #expect(!key.counts(at: Self.start))
        #expect(council.activeSigningKey == nil)
        let earlier = RevokeSigningKey(id: Self.first, since: day.before, reason: "Earlier than we thought")
        #expect(changes(earlier.ruling(in: council, context: context(3))).count == 1)
        #expect(codes(revoke.ruling(in: council, context: context(3))) == ["signing-key-revoked"])
        let future = RevokeSigningKey(id: Self.first, since: .sample("2024-01-06"), reason: "Later")
        #expect(codes(future.ruling(in: council, context: context(3))).contains("revocation-in-future"))
        let unknown = RevokeSigningKey(id: Self.second, since: day, reason: "Who?")
        #expect(codes(unknown.ruling(in: council, context: context(3))) == ["signing-key-unknown"])
    }

    @Test func `Only what was released is signed, with the key in use`() throws {
        let edition = Edition(
            id: sample.world.new(),
            planID: sample.planID,
            number: 1,
            name: "Draft",
            stage: .draft,
            day: .sample("2024-01-05"),
            position: 12,
            contentHash: "00",
            nextUpdate: "Soon."
        )
        func signed(_ key: SigningKey.ID, _ subject: ManifestSubject) -> RecordSignedManifest {
            let signature = Data(repeating: 1, count: 64).base64EncodedString()
            let manifest = String(repeating: "a", count: 64)
            return RecordSignedManifest(.init(subject: subject, manifest: manifest, key: key, signature: signature))
        }
        var council = council(after: [make])
        let subject = ManifestSubject.edition(edition.id)
        #expect(
            codes(signed(Self.first, subject).ruling(in: council, context: context())) == ["manifest-subject-unknown"]
        )
        council.apply(.publication(.editionReleased(edition)), at: 50)
        #expect(
            codes(signed(Self.second, subject).ruling(in: council, context: context())) == ["signing-key-not-active"]
        )
        let change = try #require(changes(signed(Self.first, subject).ruling(in: council, context: context())).first)
        council.apply(change, at: 51)
        #expect(council.manifests(of: subject).count == 1)
        #expect(changes(signed(Self.first, subject).ruling(in: council, context: context())).isEmpty)
        let back = try Council(canonicalBytes: council.canonicalBytes())
        #expect(back == council)
    }

    @Test(arguments: ["edition", "Edition:1", "edition:../x", "edition:a:b", ":1", "edition:", "e e:1"])
    func `What a manifest is of has one form`(text: String) {
        #expect(ManifestSubject(recorded: text) == nil)
    }

    @Test func `The bytes of each change are what they always were`() throws {
        let moment = Self.start
        let day = Day.sample("2024-01-05")
        let key = SigningKey(id: Self.first, publicKey: "cGs=", from: moment)
        let subject = try #require(ManifestSubject(kind: "edition", id: "00000000-0000-4000-8000-000000000001"))
        let signed = SignedManifest(subject: subject, manifest: "ab", key: Self.first, signature: "c2ln")
        let pinned: [(SigningChange, String, String)] = [
            (
                .keyRecorded(key), "publication.key-recorded",
                #"{"from":"2024-01-05T09:00:00.000Z","id":"00000000000000aa","publicKey":"cGs="}"#
            ),
            (
                .keyRetired(.init(key: Self.first, at: moment, reason: "Why")), "publication.key-retired",
                #"{"at":"2024-01-05T09:00:00.000Z","key":"00000000000000aa","reason":"Why"}"#
            ),
            (
                .keyRevoked(.init(key: Self.first, revocation: .init(since: day, at: moment, reason: "Why"))),
                "publication.key-revoked",
                #"{"key":"00000000000000aa","revocation":{"at":"2024-01-05T09:00:00.000Z","reason":"Why","since":"2024-01-05"}}"#
            ),
            (
                .manifestSigned(signed), "publication.manifest-signed",
                #"{"key":"00000000000000aa","manifest":"ab","signature":"c2ln","subject":"edition:00000000-0000-4000-8000-000000000001"}"#
            ),
        ]
        for (change, kind, json) in pinned {
            let whole = Change.publication(.signing(change))
            #expect(whole.kind == kind)
            let bytes = try whole.payloadBytes(.canonical)
            #expect(String(decoding: bytes, as: UTF8.self) == json)
            #expect(try Change(kind: kind, payload: bytes, decoder: JSONDecoder()) == whole)
            let removed = try whole.withoutFreeText("[removed]").payloadBytes(.canonical)
            #expect(!String(decoding: removed, as: UTF8.self).contains("Why"))
        }
    }
}
