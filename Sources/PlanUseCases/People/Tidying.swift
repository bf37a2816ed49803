package import Logging
import ServiceLifecycle

/// Throws away, once an hour, sessions, links and throttles that have run out, and what happened at the door long ago.
package struct Tidying: Service {
    private let desk: FrontDesk
    private let logger: Logger

    package init(desk: FrontDesk, logger: Logger) {
        self.desk = desk
        self.logger = logger
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await desk.tidy()
                } catch {
                    logger.warning("what has run out could not be thrown away", metadata: ["cause": "\(error)"])
                }
                try? await Task.sleep(for: .seconds(3600))
            }
        }
    }
}
