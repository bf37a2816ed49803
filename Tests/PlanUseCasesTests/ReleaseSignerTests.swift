import Foundation
import HashTreeCollections
import Ledger
import PlanDomain
import PlanTestSupport
import PlanUseCases
import Testing

/// Releases are signed once, with the key in use, and what was signed survives every change of key.
struct ReleaseSignerTests {
    private let sample = SamplePlan()

    private struct Pages: EditionRenderer {
        func content(of release: Release) throws -> EditionContent {
            EditionContent(pages: [], plan: try release.council.narrowed(to: release.plan.id).canonicalBytes())
        }
    }

    /// Counts in the file how often files were made.
    private struct Files: ReleasedFileRenderer {
        let version: String

        func files(of subject: ManifestSubject, in _: ReleasedCouncil) throws -> [ReleasedFile] {
            [ReleasedFile(path: "/x.txt", mediaType: "text/plain", content: Data("\(subject) \(version)".utf8))]
        }
    }

    private struct Setting {
        let store: InMemoryLedger
        let office: Office
        let keychain: HeldKeychain
        let publisher: Publisher

        func signer(_ version: String = "1") -> ReleaseSigner {
            ReleaseSigner(office: office, store: store, renderer: Files(version: version), keychain: keychain)
        }

        var released: ReleasedCouncil {
            get async throws { try #require(try await ReleasedCouncil(office.council, in: store)) }
        }
    }

    private func setting() async throws -> Setting {
        let store = InMemoryLedger()
        let office = try await sample.office(on: store)
        let publisher = Publisher(office: office, store: store, renderer: Pages())
        return Setting(store: store, office: office, keychain: HeldKeychain(), publisher: publisher)
    }

    private func release(_ setting: Setting) async throws {
        let outcome = try await setting.publisher.release(
            sample.planID,
            id: sample.world.new(),
            name: "Draft",
            stage: .draft,
            day: .sample("2024-01-30"),
            nextUpdate: "Soon.",
            as: Account.machineOperator
        )
        guard case .done = outcome else {
            Testing.Issue.record("Not released: \(outcome)")
            return
        }
    }

    @Test func `The first release makes the key, is signed once, and the record still verifies`() async throws {
        let setting = try await setting()
        #expect(try await setting.signer().signReleases().isEmpty)
        #expect(setting.office.council.signingKeys.isEmpty, "Nothing to sign, no key.")
        try await release(setting)
        #expect(try await setting.signer().signReleases().count == 1)
        #expect(try await setting.signer().signReleases().isEmpty)
        let signed = try #require(try await setting.released.signed.first)
        #expect(signed.check == .good)
        #expect(signed.manifest.subject.number == 1 && signed.manifest.subject.plan == "2024-27")
        // The list names the end of the record before it: the release itself is under it.
        let named = await setting.store.entries(of: .sample, at: [signed.manifest.record.position])
        let entry = try #require(named.first)
        #expect(entry.hash == signed.manifest.record.hash)
        guard case .sound = try await Verification(setting.store).verify(.sample) else {
            Testing.Issue.record("The record does not verify.")
            return
        }
    }

    @Test func `Releases from before there was a key are caught up with, but for those withdrawn`() async throws {
        let setting = try await setting()
        try await release(setting)
        try await release(setting)
        let first = try #require(setting.office.council.editions(of: sample.planID).first)
        let withdrawal = Edition.Withdrawal(reason: "Wrong file", day: .sample("2024-02-01"))
        _ = try await setting.office.perform(
            WithdrawEdition(editionID: first.id, withdrawal: withdrawal),
            as: Account.machineOperator
        )
        let signed = try await setting.signer().signReleases()
        #expect(signed.count == 1 && signed.first != .edition(first.id))
        #expect(try await setting.signer().signReleases().isEmpty)
    }

    @Test func `After a rotation old signatures count and new releases have the new key`() async throws {
        let setting = try await setting()
        try await release(setting)
        try await setting.signer().signReleases()
        let old = try #require(setting.office.council.activeSigningKey)
        let oldSecret = try #require(try setting.keychain.secret())
        let new = try await setting.signer().rotateKey(because: "Two years have gone by")
        #expect(new.id != old.id)
        #expect(try setting.keychain.secret()?.verifying.id == new.id)
        try await release(setting)
        try await setting.signer().signReleases()
        let released = try await setting.released
        #expect(released.signed.map(\.manifest.key) == [old.id, new.id])
        #expect(released.signed.allSatisfy { $0.check.isGood })
        // A list that the old key signs now does not count, whoever has it.
        let manifest = Manifest(
            council: .init(key: .sample, name: "Anytown"),
            subject: .init(kind: "edition", position: 1),
            record: .init(.empty),
            key: old.id,
            signedAt: setting.office.council.activeSigningKey?.from ?? Moment(millisecondsSinceEpoch: 0),
            files: []
        )
        let bytes = try manifest.bytes()
        let signature = try oldSecret.signature(of: bytes)
        #expect(SignatureCheck(manifest, bytes: bytes, signature: signature, keys: released.keys) == .keyNotInUse)
    }

    @Test func `After a revocation the same files are signed anew, not made anew`() async throws {
        let setting = try await setting()
        try await release(setting)
        try await setting.signer("1").signReleases()
        let before = try #require(try await setting.released.signed.first)
        let day = before.manifest.signedAt.dayInLondon
        try await setting.signer("2").revokeKey(before.manifest.key, since: day, because: "A disk was lost")
        #expect(try await setting.released.signed.first?.check == .keyRevoked(since: day))
        #expect(try await setting.signer("2").signReleases().count == 1)
        let after = try #require(try await setting.released.signed.first)
        #expect(after.check == .good && after.manifest.key != before.manifest.key)
        #expect(after.manifest.files == before.manifest.files)
        #expect(try await setting.signer("2").signReleases().isEmpty)
    }

    @Test func `Without the private half old signatures verify, and nothing new is signed until a new key is made`()
        async throws
    {
        let setting = try await setting()
        try await release(setting)
        try await setting.signer().signReleases()
        setting.keychain.lose()
        try await release(setting)
        await #expect(throws: RecordFault.self) { try await setting.signer().signReleases() }
        #expect(try await setting.released.signed.first?.check == .good)
        try await setting.signer().rotateKey(because: "The key was lost")
        #expect(try await setting.signer().signReleases().count == 1)
        #expect(try await setting.released.signed.allSatisfy { $0.check.isGood })
    }

    @Test func `A rotation that the power cut short is finished at the next signature`() async throws {
        let setting = try await setting()
        try await release(setting)
        try await setting.signer().signReleases()
        let old = try setting.keychain.secret()
        let new = try await setting.signer().rotateKey(because: "Time")
        setting.keychain.goBack(to: old)
        try await release(setting)
        #expect(try await setting.signer().signReleases().count == 1)
        #expect(try setting.keychain.secret()?.verifying.id == new.id)
    }

    @Test func `A key whose making was cut short is used, and none is lost`() async throws {
        let setting = try await setting()
        let secret = SigningSecret.random()
        try setting.keychain.keepNext(secret)
        #expect(try await setting.signer().makeKey().id == secret.verifying.id)
    }

    @Test func `Many who sign at once make one key and one signature`() async throws {
        let setting = try await setting()
        try await release(setting)
        let signer = setting.signer()
        let signed = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<20 { group.addTask { try await signer.signReleases().count } }
            return try await group.reduce(0, +)
        }
        #expect(signed == 1)
        #expect(setting.office.council.signingKeys.count == 1)
        #expect(try setting.keychain.secret()?.verifying.id == setting.office.council.activeSigningKey?.id)
    }

    @Test func `A record whose signed list or file was altered does not verify`() async throws {
        let setting = try await setting()
        try await release(setting)
        try await setting.signer().signReleases()
        let signed = try #require(setting.office.council.manifests.values.first?.first)
        let impostor = SignedManifest(
            subject: signed.subject,
            manifest: signed.manifest,
            key: signed.key,
            signature: Data(repeating: 1, count: 64).base64EncodedString()
        )
        _ = try await setting.office.perform(RecordSignedManifest(impostor), as: Account.machineOperator)
        let finding = try await Verification(setting.store).verify(.sample)
        #expect(
            finding
                == .broken(
                    sequence: setting.office.council.position,
                    fault: "the signature on the list of files does not fit"
                )
        )
    }
}
