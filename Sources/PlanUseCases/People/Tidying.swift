package import Ledger
package import Logging
package import PlanDomain
import ServiceLifecycle

/// Throws away, once an hour, sessions, links and throttles that have run out.
package struct Tidying: Service {
    private let store: any AccountStore
    private let now: @Sendable () -> Moment
    private let logger: Logger

    package init(store: any AccountStore, now: @escaping @Sendable () -> Moment, logger: Logger) {
        self.store = store
        self.now = now
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await tidy()
                try? await Task.sleep(for: .seconds(3600))
            }
        }
    }

    private func tidy() async {
        let moment = now().millisecondsSinceEpoch
        do {
            try await store.forget(
                endedBefore: Moment(millisecondsSinceEpoch: moment - FrontDesk.absoluteSeconds * 1000),
                throttlesBefore: Moment(millisecondsSinceEpoch: moment - Doorkeeper.memorySeconds * 1000)
            )
        } catch {
            logger.warning("what has run out could not be thrown away", metadata: ["cause": "\(error)"])
        }
    }
}
