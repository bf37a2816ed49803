package import Ledger
package import PlanDomain

/// Slows down whoever tries too often, for each account and each network address.
///
/// A try counts as failed until it has succeeded: many at once do not slip through before the first is judged.
package actor Doorkeeper {
    private let store: any AccountStore
    private var known: [String: Throttle] = [:]

    /// Until when whoever asked with a key was last told to wait.
    private var told: [String: Moment] = [:]

    /// How many failures cost nothing, before each next one doubles the wait.
    package struct Allowance: Sendable {
        let free: Int
        let longestSeconds: Int

        package static let account = Allowance(free: 5, longestSeconds: 900)
        package static let address = Allowance(free: 30, longestSeconds: 900)
        package static let code = Allowance(free: 5, longestSeconds: 900)
    }

    /// Failures older than this are forgotten.
    static let memorySeconds: Int64 = 3600

    package init(store: any AccountStore) {
        self.store = store
    }

    /// Lets a try through and counts it, or says until when to wait.
    package func admit(_ key: String, _ allowance: Allowance, at moment: Moment) async throws -> Moment? {
        if known[key] == nil, let kept = try await store.throttle(key), known[key] == nil { known[key] = kept }
        var throttle = known[key] ?? Throttle(key: key, failures: 0, lastFailureAt: moment)
        let age = moment.millisecondsSinceEpoch - throttle.lastFailureAt.millisecondsSinceEpoch
        if age > Self.memorySeconds * 1000 { throttle.failures = 0 }
        let wait = Self.wait(after: throttle.failures, allowance)
        let until = Moment(millisecondsSinceEpoch: throttle.lastFailureAt.millisecondsSinceEpoch + wait * 1000)
        guard throttle.failures < allowance.free || until <= moment else { return until }
        throttle.failures += 1
        throttle.lastFailureAt = moment
        known[key] = throttle
        try await store.keep(throttle)
        return nil
    }

    /// Whether nobody was told before to wait until then: one line in the log is enough for each wait.
    package func isFirstToHear(of until: Moment, for key: String) -> Bool {
        guard told[key] != until else { return false }
        told[key] = until
        return true
    }

    /// Forgets the failures: the person was right after all.
    package func succeeded(_ key: String) async throws {
        known[key] = nil
        try await store.forgetThrottle(key)
    }

    /// Takes back one counted try, for an address that many people share.
    package func discount(_ key: String) async throws {
        guard var throttle = known[key] else { return }
        throttle.failures = max(0, throttle.failures - 1)
        known[key] = throttle
        try await store.keep(throttle)
    }

    /// Keeps memory small: throttles that would be forgotten anyway go.
    package func tidy(at moment: Moment) {
        known = known.filter {
            moment.millisecondsSinceEpoch - $0.value.lastFailureAt.millisecondsSinceEpoch <= Self.memorySeconds * 1000
        }
        told = told.filter { $0.value > moment }
    }

    /// In seconds: 2, 4, 8 and so on, up to the longest.
    static func wait(after failures: Int, _ allowance: Allowance) -> Int64 {
        guard failures >= allowance.free else { return 0 }
        let doublings = min(failures - allowance.free + 1, 20)
        return min(1 << Int64(doublings), Int64(allowance.longestSeconds))
    }
}
