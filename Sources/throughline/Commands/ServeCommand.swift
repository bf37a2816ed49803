import ArgumentParser
import Foundation
import Ledger
import Logging
import PlanDomain
import PlanUseCases
import PlanWeb
import ServiceLifecycle
import UnixSignals

/// Serves the public pages.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "serve", abstract: "Serve the public pages.")
    @OptionGroup var options: DataOptions
    @OptionGroup var serving: ServingOptions

    func run() async throws {
        let writing = try await options.writing()
        try await serving.run(writing)
    }
}

/// Where and how to listen; each may also come from the environment.
struct ServingOptions: ParsableArguments {
    @Option(help: "The address to listen on (THROUGHLINE_HOST).")
    var host = ProcessInfo.processInfo.environment["THROUGHLINE_HOST"] ?? "127.0.0.1"

    @Option(help: "The port to listen on, 1 to 65535 (THROUGHLINE_PORT).")
    var port = ProcessInfo.processInfo.environment["THROUGHLINE_PORT"].flatMap { Int($0) } ?? 8080

    @Option(help: "Scheme and host under which the public reaches the site (THROUGHLINE_ORIGIN).")
    var origin: String?

    @Option(
        name: .customLong("metrics-port"),
        help: "Serve /metrics for monitoring on this port of 127.0.0.1; off unless given."
    )
    var metricsPort: Int?

    @Option(
        name: .customLong("log-level"),
        help: "debug logs every request, info only those that failed, error only faults."
    )
    var logLevel = "info"

    /// Serves until SIGTERM or Ctrl-C, then finishes what it began.
    func run(_ writing: DataOptions.Writing) async throws {
        guard (0...65_535).contains(port), metricsPort.map({ (1...65_535).contains($0) }) ?? true else {
            throw Failure("A port is a number from 1 to 65535.")
        }
        guard let level = Logger.Level(rawValue: logLevel) else {
            throw Failure("'\(logLevel)' is no log level: choose debug, info, warning or error.")
        }
        let council = writing.office.council
        guard let released = try await ReleasedPlans(council, in: writing.store) else {
            throw Failure("Describe the council first: 'throughline council describe'.")
        }
        // The next start then reads one value instead of every entry.
        try await writing.office.keepCheckpoint()
        var logger = Logger(label: "throughline") { _ in JSONLogHandler() }
        logger.logLevel = level
        var quiet = logger
        quiet.logLevel = max(level, .warning)
        let metrics = ServerMetrics(council: council.key.rawValue, position: council.position)
        let site = PublicSite(
            released,
            origin: origin ?? ProcessInfo.processInfo.environment["THROUGHLINE_ORIGIN"] ?? "http://localhost:\(port)"
        )
        let name = released.council.name
        var services: [any Service] = [
            PublicServer(site, metrics: metrics, logger: logger).service(host: host, port: port) { [host] port in
                let shown = host == "127.0.0.1" || host == "0.0.0.0" ? "localhost" : host
                // Written past the buffer that 'print' keeps when nobody watches: a script waits for this line.
                FileHandle.standardOutput.write(
                    Data("Serving \(name) on http://\(shown):\(port)  (Ctrl-C stops)\n".utf8)
                )
            }
        ]
        if let metricsPort { services.append(metrics.service(host: "127.0.0.1", port: metricsPort, logger: quiet)) }
        let group = ServiceGroup(
            configuration: .init(
                services: services.map { .init(service: $0) },
                gracefulShutdownSignals: [.sigterm, .sigint],
                logger: quiet
            )
        )
        do {
            try await group.run()
        } catch {
            throw Failure(Self.sentence(for: error, host: host, port: port))
        }
        try await writing.office.keepCheckpoint()
        withExtendedLifetime(writing.lock) {}
        print("Stopped.")
    }

    private static func sentence(for error: any Error, host: String, port: Int) -> String {
        let text = "\(error)"
        if text.contains("in use") {
            return "Port \(port) is in use by another program. Stop it, or choose another with --port."
        }
        if text.contains("denied") {
            return "This user may not listen on port \(port). Choose one above 1023 with --port."
        }
        return "The server could not listen on \(host):\(port): \(text.prefix(200))"
    }
}
