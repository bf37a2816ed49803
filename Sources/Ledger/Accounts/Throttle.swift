package import PlanDomain

/// How often something failed of late, so that each next try waits longer.
package struct Throttle: Equatable, Codable, Sendable {
    package let key: String
    package var failures: Int
    package var lastFailureAt: Moment

    package init(key: String, failures: Int, lastFailureAt: Moment) {
        self.key = key
        self.failures = failures
        self.lastFailureAt = lastFailureAt
    }
}
