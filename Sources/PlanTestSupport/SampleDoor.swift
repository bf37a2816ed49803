import Ledger
package import PlanDomain
package import PlanUseCases
package import SQLiteLedger
import Synchronization

/// A clock that stands until a test moves it.
package final class ManualClock: Sendable {
    private let milliseconds: Mutex<Int64>

    /// 09:00 on 24 February 2024, two days after the sample plan could have been adopted.
    package init(_ start: Moment = Moment(millisecondsSinceEpoch: 1_708_765_200_000)) {
        milliseconds = Mutex(start.millisecondsSinceEpoch)
    }

    package var now: Moment { Moment(millisecondsSinceEpoch: milliseconds.withLock { $0 }) }

    package func advance(seconds: Int64) { milliseconds.withLock { $0 += seconds * 1000 } }

    package func set(_ moment: Moment) { milliseconds.withLock { $0 = moment.millisecondsSinceEpoch } }
}

/// The sample council with a door: accounts in a real SQLite, and a clock that stands.
package struct SampleDoor: Sendable {
    package let sample: SamplePlan
    package let clock: ManualClock
    package let store: SQLiteLedger
    package let office: Office
    package let desk: FrontDesk

    package static let password = "violet teapot mountain"
    package static let caller = FrontDesk.Caller(address: "192.0.2.1", browser: "Test")

    package init(_ key: CouncilKey = .sample, store given: SQLiteLedger? = nil) async throws {
        sample = SamplePlan()
        let clock = ManualClock()
        self.clock = clock
        store = try given ?? SQLiteLedger()
        let entries = try EntryWriter(council: key).entries(
            for: sample.changes,
            after: .empty,
            at: clock.now,
            by: Account.machineOperator,
            reason: "The sample"
        )
        _ = try await store.append(entries, to: key, after: .empty)
        office = try await Office.open(key, in: store) { clock.now }
        desk = FrontDesk(
            office: office,
            store: store,
            directory: try await Directory(of: key, in: store),
            hasher: PasswordHasher(cost: .low),
            now: { clock.now }
        )
    }

    /// Adds a person who holds a post with a role from January 2024 on; with the sample password unless told otherwise.
    @discardableResult
    package func add(
        _ name: String,
        _ role: Role?,
        scope: RoleScope = .council,
        hasPassword: Bool = true
    ) async throws -> Account {
        let account = Account(
            id: sample.world.new(),
            name: name,
            email: "\(name.lowercased().split(separator: " ").joined(separator: "."))@anytown.example",
            kind: .officer,
            createdAt: clock.now
        )
        _ = try await store.keep(account, of: office.key)
        try await desk.directory.reload()
        if hasPassword {
            let link = try await desk.invitationLink(for: account.id, from: Self.caller)
            _ = try await desk.choosePassword(Self.password, through: link, from: Self.caller)
            try await store.endSessions(of: account.id, except: nil)
        }
        guard let role else { return account }
        let post = Post(
            id: sample.world.new(),
            title: "Post with the role \(role.rawValue)",
            unit: "",
            grants: [RoleGrant(role: role, scope: scope)],
            from: .sample("2024-01-01")
        )
        _ = try await office.perform(RecordPost(post), as: Account.machineOperator)
        let appointment = Appointment(
            id: sample.world.new(),
            postID: post.id,
            account: account.id,
            from: .sample("2024-01-01")
        )
        _ = try await office.perform(AppointToPost(appointment), as: Account.machineOperator)
        return account
    }

    /// A session as after a whole sign-in, without the wait.
    package func session(of account: Account) async throws -> FrontDesk.NewSession {
        try await desk.openSession(of: account.id, from: Self.caller)
    }
}
