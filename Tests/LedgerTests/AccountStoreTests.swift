import Foundation
import Ledger
import PlanDomain
import PlanTestSupport
import SQLiteLedger
import Testing

/// Accounts and what belongs to them, in a real file with several connections.
struct AccountStoreTests {
    private let sample = SamplePlan()
    private let moment = Moment(millisecondsSinceEpoch: 1_708_765_200_000)

    private func withStore(_ body: (SQLiteLedger) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("accounts-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let (store, lock) = try DataFolder(folder.path).openForWriting()
        try await body(store)
        try store.close()
        withExtendedLifetime(lock) {}
    }

    private func account(_ email: String) -> Account {
        Account(id: sample.world.new(), name: "Sam", email: email, kind: .officer, createdAt: moment)
    }

    private func session(of person: Account) -> Session {
        Session(
            token: Digest(of: Data("one".utf8)),
            account: person.id,
            council: .sample,
            startedAt: moment,
            stage: .signedIn,
            browser: "Test",
            roles: "auditor@council"
        )
    }

    @Test func `No two accounts of a council share an address, and two councils may`() async throws {
        let other = try #require(CouncilKey("elsewhere"))
        try await withStore { (store: SQLiteLedger) async throws -> Void in
            let first = account("sam@anytown.example")
            #expect(try await store.keep(first, of: .sample))
            #expect(try await !store.keep(account("sam@anytown.example"), of: .sample))
            #expect(try await store.keep(account("sam@anytown.example"), of: other))
            var changed = first
            changed.name = "Samuel"
            #expect(try await store.keep(changed, of: .sample))
            #expect(try await store.accounts(of: .sample) == [changed])
            #expect(try await store.account(first.id, of: other) == nil)
            #expect(try await store.account(email: "sam@anytown.example", of: .sample) == changed)
        }
    }

    @Test func `What works once is used by one of many who ask at the same moment`() async throws {
        try await withStore { (store: SQLiteLedger) async throws -> Void in
            let person = account("sam@anytown.example")
            let code = Digest(of: Data("recovery".utf8))
            try await store.change(credentialsOf: person.id) {
                $0 = Credentials(codeSecret: Data([1]), recoveryCodes: [code.description])
                return true
            }
            #expect(try await !store.change(credentialsOf: person.id) { _ in false })
            let link = OneTimeLink(
                token: Digest(of: Data("link".utf8)),
                council: .sample,
                purpose: .reset,
                account: person.id,
                expiresAt: moment
            )
            try await store.keep(link)
            func count(_ use: @escaping @Sendable () async throws -> Bool) async throws -> Int {
                try await withThrowingTaskGroup(of: Bool.self) { group in
                    for _ in 0..<40 { group.addTask { try await use() } }
                    return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
                }
            }
            let links = try await count { try await store.useLink(link.token) != nil }
            let steps = try await count { try await store.useCodeStep(7, of: person.id) }
            let codes = try await count { try await store.useRecoveryCode(code, of: person.id) }
            #expect(links == 1 && steps == 1 && codes == 1)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<Credentials.browserLimit {
                    group.addTask {
                        try await store.change(credentialsOf: person.id) {
                            $0.remember(browser: Digest(of: Data("\(number)".utf8)))
                            return true
                        }
                    }
                }
                try await group.waitForAll()
            }
            let kept = try await store.credentials(of: person.id)
            #expect(Set(kept.browsers).count == Credentials.browserLimit, "None of those that come together is lost.")
            #expect(kept.recoveryCodes.isEmpty && kept.codeSecret == Data([1]))
            #expect(try await !store.useCodeStep(6, of: person.id), "An earlier step is as good as used.")
            #expect(try await store.useCodeStep(8, of: person.id))
        }
    }

    @Test func `What is noted of a visit brings back no shut account and no ended session`() async throws {
        try await withStore { (store: SQLiteLedger) async throws -> Void in
            var person = account("sam@anytown.example")
            let session = session(of: person)
            person.isActive = false
            #expect(try await store.keep(person, of: .sample))
            try await store.keep(lastSeenPosition: 7, of: person.id)
            person.lastSeenPosition = 7
            #expect(try await store.account(person.id, of: .sample) == person)
            try await store.keep(session)
            let later = Moment(millisecondsSinceEpoch: moment.millisecondsSinceEpoch + 60_000)
            try await store.keep(lastUsedAt: later, of: session.token)
            #expect(try await store.session(session.token)?.session.lastUsedAt == later)
            #expect(try await store.sessions(of: person.id).map(\.lastUsedAt) == [later])
            try await store.endSession(session.token)
            try await store.keep(lastUsedAt: later, of: session.token)
            #expect(try await store.session(session.token) == nil)
        }
    }

    @Test func `Sessions, drafts and throttles come back as they were, and go when they are over`() async throws {
        try await withStore { (store: SQLiteLedger) async throws -> Void in
            let person = account("sam@anytown.example")
            var session = session(of: person)
            try await store.keep(session)
            #expect(try await store.session(session.token) == nil, "A session without an account is nobody's.")
            #expect(try await store.keep(person, of: .sample))
            let found = try #require(try await store.session(session.token))
            #expect(found.session == session && found.account == person)
            session.lastUsedAt = Moment(millisecondsSinceEpoch: moment.millisecondsSinceEpoch + 1)
            try await store.keep(session)
            #expect(try await store.sessions(of: person.id) == [session])
            let draft = Draft(
                account: person.id,
                council: .sample,
                subject: "x",
                seen: 3,
                fields: ["title": "Half a sen"],
                savedAt: moment
            )
            try await store.keep(draft)
            #expect(try await store.drafts(of: person.id, in: .sample) == [draft])
            try await store.removeDraft(of: person.id, about: "x", in: .sample)
            #expect(try await store.draft(of: person.id, about: "x", in: .sample) == nil)
            try await store.keep(Throttle(key: "k", failures: 3, lastFailureAt: moment))
            let later = Moment(millisecondsSinceEpoch: moment.millisecondsSinceEpoch + 1000)
            try await store.forget(endedBefore: later, throttlesBefore: later, eventsBefore: later)
            #expect(try await store.session(session.token) == nil)
            #expect(try await store.throttle("k") == nil)
        }
    }

    @Test func `A session that was read a moment ago is read anew once any program has changed something`() async throws
    {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sessions-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let data = DataFolder(folder.path)
        let (store, lock) = try data.openForWriting()
        let other = try SQLiteLedger(writing: data.recordPath)
        var person = account("sam@anytown.example")
        let session = session(of: person)
        #expect(try await store.keep(person, of: .sample))
        try await store.keep(session)
        for _ in 0..<2 { #expect(try await store.session(session.token)?.account == person) }
        person.isActive = false
        #expect(try await other.keep(person, of: .sample))
        #expect(try await store.session(session.token)?.account == person)
        try await other.endSession(session.token)
        for _ in 0..<2 { #expect(try await store.session(session.token) == nil) }
        try await other.keep(session)
        #expect(try await store.session(session.token)?.session == session)
        try other.close()
        try store.close()
        withExtendedLifetime(lock) {}
    }

    @Test func `A restored copy opens no session and no link of its time, and sends no mail again`() async throws {
        try await withStore { (store: SQLiteLedger) async throws -> Void in
            let person = account("sam@anytown.example")
            let token = Digest(of: Data("one".utf8))
            #expect(try await store.keep(person, of: .sample))
            try await store.keep(
                session(of: person)
            )
            try await store.keep(
                OneTimeLink(token: token, council: .sample, purpose: .reset, account: person.id, expiresAt: moment)
            )
            let mail = OutgoingMail(id: "1", to: person.email, subject: "S", text: "A link", createdAt: moment)
            try await store.keep(mail)
            try await store.forgetVisits()
            #expect(try await store.session(token) == nil)
            #expect(try await store.link(token) == nil)
            #expect(try await store.mails(due: .init(millisecondsSinceEpoch: .max), limit: 9).isEmpty)
            let kept = try #require(try await store.mails(limit: 9).first)
            #expect(kept.state == .givenUp && kept.text.isEmpty && kept.problem?.contains("backup") == true)
            #expect(try await store.accounts(of: .sample) == [person])
        }
    }

    @Test func `Credentials from before there were browsers to know are read`() throws {
        let old = try JSONDecoder().decode(
            Credentials.self,
            from: Data(#"{"passwordHash":"x","recoveryCodes":[]}"#.utf8)
        )
        #expect(old == Credentials(passwordHash: "x"))
    }

    @Test func `The file and its log are for their owner alone`() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("private-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let (store, lock) = try DataFolder(folder.path).openForWriting()
        _ = try await store.keep(account("sam@anytown.example"), of: .sample)
        for name in ["", "record.sqlite", "record.sqlite-wal"] {
            let path = folder.appendingPathComponent(name).path
            let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect((permissions ?? 0o777) & 0o077 == 0, "\(name)")
        }
        try store.close()
        withExtendedLifetime(lock) {}
    }
}
