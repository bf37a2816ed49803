package import Ledger
package import PlanDomain
import Synchronization

/// The accounts of a council by id, so that pages can show names where the record holds ids.
package final class Directory: Sendable {
    private let key: CouncilKey
    private let store: any AccountStore
    private let known = Mutex<(accounts: [Account.ID: Account], version: Int)>(([:], 0))

    package init(of key: CouncilKey, in store: any AccountStore) async throws {
        self.key = key
        self.store = store
        try await reload()
    }

    /// Reads the accounts anew; whoever changed one calls it.
    package func reload() async throws {
        let accounts = try await store.accounts(of: key)
        known.withLock { known in
            let read = Dictionary(uniqueKeysWithValues: accounts.map { ($0.id, $0) })
            if read != known.accounts { known = (read, known.version + 1) }
        }
    }

    /// Goes up whenever an account has changed: what was written with the names of before is then old.
    package var version: Int { known.withLock { $0.version } }

    package func account(_ id: Account.ID) -> Account? { known.withLock { $0.accounts[id] } }

    package func account(email: String) -> Account? {
        let normal = Account.normal(email: email)
        return known.withLock { $0.accounts.values.first { $0.email == normal } }
    }

    /// By name.
    package var accounts: [Account] {
        known.withLock { Array($0.accounts.values) }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    /// Whom to show as the author of something; the record knows them by id.
    package func name(of id: Account.ID) -> String {
        if id == Account.machineOperator { return "The operator of this server" }
        return account(id)?.name ?? "Account \(id.description.prefix(8)), no longer known"
    }
}
