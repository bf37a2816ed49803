package import PlanDomain
import Synchronization

/// The findings of plan health, worked out once for each position of the record: reading every text takes milliseconds,
/// and many pages ask for the same.
package final class HealthCheck: Sendable {
    private struct Key: Hashable {
        let plan: Plan.ID
        let position: Int
    }

    private let known = Mutex<[Key: [HealthFinding]]>([:])

    /// As many are kept as plans and moments are looked at in turn; then it begins anew.
    private static let limit = 64

    package init() {}

    package func findings(of plan: Plan, in council: Council) -> [HealthFinding] {
        let key = Key(plan: plan.id, position: council.position)
        if let ready = known.withLock({ $0[key] }) { return ready }
        let found = council.health(of: plan, under: council.healthPolicy)
        known.withLock { known in
            if known.count >= Self.limit { known.removeAll() }
            known[key] = found
        }
        return found
    }
}
