package import Logging
package import PlanDomain
import ServiceLifecycle

/// Looks every second whether an edition's time has come, and releases it.
package struct ReleaseClock: Service {
    private let publisher: Publisher
    private let now: @Sendable () -> Moment
    private let onRelease: @Sendable () async throws -> Void
    private let logger: Logger

    package init(
        publisher: Publisher,
        now: @escaping @Sendable () -> Moment,
        logger: Logger,
        onRelease: @escaping @Sendable () async throws -> Void
    ) {
        self.publisher = publisher
        self.now = now
        self.onRelease = onRelease
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await tick()
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    /// A full disk at the wrong moment is no reason to stop looking: the edition goes out when there is room again.
    package func tick() async {
        do {
            guard try await !publisher.releaseDue(at: now()).isEmpty else { return }
            try await onRelease()
        } catch is CancellationError {
            return
        } catch {
            logger.error("an edition could not be released at its time", metadata: ["cause": "\(error)"])
        }
    }
}
