import ArgumentParser
import Foundation
import Ledger
import Logging
import PlanDomain
import PlanUseCases
import PlanWeb
import ServiceLifecycle
import UnixSignals

/// Serves the public pages and the workspace.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the public pages and the workspace."
    )
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

    @Flag(
        name: .customLong("behind-proxy"),
        help:
            "Take people's addresses from the proxy's X-Forwarded-For; only when nobody reaches this port but the proxy."
    )
    var isBehindProxy = false

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

    @OptionGroup var mail: MailOptions
    @OptionGroup var openID: OpenIDOptions

    /// Serves until SIGTERM or Ctrl-C, then finishes what it began.
    func run(
        _ writing: DataOptions.Writing,
        now: @escaping @Sendable () -> Moment = Clock.now,
        isDemonstration: Bool = false
    ) async throws {
        guard (0...65_535).contains(port), metricsPort.map({ (1...65_535).contains($0) }) ?? true else {
            throw Failure("A port is a number from 1 to 65535.")
        }
        guard let level = Logger.Level(rawValue: logLevel) else {
            throw Failure("'\(logLevel)' is no log level: choose debug, info, warning or error.")
        }
        let office = writing.office
        let council = office.council
        let store = writing.store
        let origin =
            self.origin ?? ProcessInfo.processInfo.environment["THROUGHLINE_ORIGIN"] ?? "http://localhost:\(port)"
        let isGiven = self.origin != nil || ProcessInfo.processInfo.environment["THROUGHLINE_ORIGIN"] != nil
        guard isGiven || Self.isLoopback(host) else {
            throw Failure(
                "On \(host) others can reach this server, and people sign in here. Give the address that they use with "
                    + "--origin https://..., or leave --host out to serve this machine alone."
            )
        }
        guard Self.isPrivate(origin) else {
            throw Failure(
                "People sign in here, so the site needs https: give --origin https://... and put a proxy with TLS in front. "
                    + "Without TLS it is served on localhost alone."
            )
        }
        let logger = Self.logger(level)
        let signer = writing.folder.signer(office, store)
        await Self.sign(signer, logger)
        guard let released = try await ReleasedCouncil(office.council, in: store) else {
            throw Failure("Describe the council first: 'throughline council describe'.")
        }
        // The next start then reads one value instead of every entry.
        try await office.keepCheckpoint()
        var quiet = logger
        quiet.logLevel = max(level, .warning)
        let metrics = ServerMetrics(council: council.key.rawValue, position: council.position)
        let published = PublishedSite(PublicSite(released, origin: origin, hasDoor: true)) {
            // Whoever released something hears that it is out, whether or not it could be signed at once.
            await Self.sign(signer, logger)
            return try await ReleasedCouncil(office.council, in: store).map {
                PublicSite($0, origin: origin, hasDoor: true)
            }
        }
        let publisher = Publisher(office: office, store: store, renderer: EditionPages())
        let desk = FrontDesk(
            office: office,
            store: store,
            directory: try await Directory(of: office.key, in: store),
            hasher: PasswordHasher(),
            now: now
        )
        let outbox = Outbox(store: store, sender: try mail.sender(released.council.name), now: now)
        let workspace = Workspace(
            desk: desk,
            outbox: outbox,
            publisher: publisher,
            figurePublisher: FigurePublisher(office: office, store: store),
            evidence: EvidenceShelf(office: office, store: store),
            papers: PaperPublisher(office: office, store: store),
            press: PaperPress(try? PaperTypesetter.found()),
            published: published,
            chronicle: Chronicle(of: office.key, in: store),
            chain: ChainCheck(of: office.key, in: store),
            identities: .random,
            settings: .init(
                origin: origin,
                isBehindProxy: isBehindProxy,
                examples: isDemonstration ? desk.directory.accounts.filter(\.isExample).map(\.id) : [],
                sendsMail: mail.hasServer,
                openID: try openID.signIn(origin: origin, council: released.council.name)
            )
        )
        let name = released.council.name
        let server = SiteServer(published, workspace: workspace, metrics: metrics, logger: logger)
        var services: [any Service] = [
            server.service(host: host, port: port) { [host, givenOrigin = self.origin] port in
                let shown = host == "127.0.0.1" || host == "0.0.0.0" ? "localhost" : host
                let base = givenOrigin ?? "http://\(shown):\(port)"
                // Written past the buffer that 'print' keeps when nobody watches: a script waits for this line.
                if origin.hasPrefix("https://"), !isBehindProxy {
                    Self.write(
                        "Without --behind-proxy all who come through the proxy count as one when sign-ins are slowed down.\n"
                    )
                }
                if origin.hasPrefix("https://"), !mail.hasServer {
                    Self.write("No mail server is named with --mail: invitations and links are written here instead.\n")
                }
                Self.write("Serving \(name) on http://\(shown):\(port)  (Ctrl-C stops)\n")
                await Self.greet(desk, base, isDemonstration)
            },
            outbox.service(over: try mail.transport(), logger: quiet),
            ReleaseClock(publisher: publisher, now: now, logger: logger) { try await published.refresh() },
            Tidying(desk: desk, logger: quiet),
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
        try await office.keepCheckpoint()
        withExtendedLifetime(writing.lock) {}
        print("Stopped.")
    }

    private static func logger(_ level: Logger.Level) -> Logger {
        var logger = Logger(label: "throughline") { _ in JSONLogHandler() }
        logger.logLevel = level
        return logger
    }

    /// A release that could not be signed is public all the same; the next refresh or start tries again.
    private static func sign(_ signer: ReleaseSigner, _ logger: Logger) async {
        do {
            try await signer.signReleases()
        } catch {
            logger.error("a release could not be signed", metadata: ["cause": "\(error)"])
        }
    }

    private static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.")
    }

    /// Passwords and session cookies never go over an open network.
    private static func isPrivate(_ origin: String) -> Bool {
        origin.hasPrefix("https://")
            || ["http://localhost", "http://127.0.0.1", "http://[::1]"].contains {
                origin == $0 || origin.hasPrefix("\($0):")
            }
    }

    /// Says where the door is, and gives whoever set the server up the key to it.
    private static func greet(_ desk: FrontDesk, _ base: String, _ isDemonstration: Bool) async {
        write("The workspace: \(base)/sign-in\(isDemonstration ? " (with example people to sign in as)" : "")\n")
        guard !isDemonstration, let link = try? await desk.firstRunLink() else { return }
        let address = Workspace.addresses(base).firstRun(link)
        write("Nobody looks after accounts yet. Make the first administrator (once, within a day):\n\(address)\n")
    }

    private static func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

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
