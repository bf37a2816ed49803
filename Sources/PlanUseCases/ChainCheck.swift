package import Ledger
package import PlanDomain

/// Whether a record's chain holds, walked anew whenever the record has grown since it was last walked.
package actor ChainCheck {
    private let key: CouncilKey
    private let store: any LedgerStore
    private var last: (position: Int, finding: Verification.Finding)?

    package init(of key: CouncilKey, in store: any LedgerStore) {
        self.key = key
        self.store = store
    }

    package func finding(at position: Int) async throws -> Verification.Finding {
        if let last, last.position == position { return last.finding }
        let finding = try await Verification(store).verify(key)
        last = (position, finding)
        return finding
    }
}
