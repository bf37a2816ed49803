import HTTPTypes
package import Hummingbird
package import Logging
import NIOCore
package import ServiceLifecycle

/// Serves a council's public site and its workspace over HTTP; TLS ends at the reverse proxy in front of it.
package struct SiteServer {
    private let site: PublishedSite
    private let workspace: Workspace?
    private let logger: Logger
    private let metrics: ServerMetrics

    /// Without a workspace only the public pages answer.
    package init(_ site: PublishedSite, workspace: Workspace? = nil, metrics: ServerMetrics, logger: Logger) {
        self.site = site
        self.workspace = workspace
        self.metrics = metrics
        self.logger = logger
    }

    /// What answers requests: tests call the same.
    package var responder: SiteResponder { SiteResponder(site: site, workspace: workspace, metrics: metrics) }

    /// Listens until the service group stops; then it takes no new connections and finishes what it began.
    package func service(host: String, port: Int, onStart: @escaping @Sendable (Int) async -> Void) -> some Service {
        Application(
            responder: responder,
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [
                        ReleasedPageLaneInstaller(
                            ReleasedPageLane(site: site, isSecure: responder.isSecure, metrics: metrics, logger: logger)
                        )
                    ],
                    // Room for an address that is far too long, so that a page can say so.
                    httpDecoderConfiguration: .init(maxHeaderFieldSize: 64 * 1024, maxHeaderListSize: 192 * 1024)
                )
            ),
            configuration: .init(
                address: .hostname(host, port: port),
                serverName: nil,
                backlog: 1024,
                reuseAddress: true
            ),
            onServerRunning: { channel in await onStart(channel.localAddress?.port ?? port) },
            logger: logger
        )
    }
}

/// What comes with a connection: above all whom it comes from.
package struct SiteRequestContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    let remoteAddress: SocketAddress?

    package init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        remoteAddress = source.channel.remoteAddress
    }
}

/// Answers each request from the workspace or the public site, with an id that also stands in the log.
package struct SiteResponder: HTTPResponder {
    package typealias Context = SiteRequestContext

    let site: PublishedSite
    let workspace: Workspace?
    let metrics: ServerMetrics

    /// Whether the public reaches the site over https.
    var isSecure: Bool { workspace?.settings.isSecure ?? false }

    package func respond(to request: Request, context: Context) async throws -> Response {
        let id = RequestID.next()
        // What stands behind "?" may hold what opens a door: it never comes into the log.
        let path = String(request.uri.string.prefix { $0 != "?" }.prefix(200))
        let answer = await answer(to: request, context, id)
        metrics.count(answer.status)
        var fields = answer.fields
        fields[RequestID.header] = id
        if isSecure { fields[.strictTransportSecurity] = SecurityHeaders.transport }
        let metadata: Logger.Metadata = [
            "request": "\(id)", "method": "\(request.method.rawValue)", "status": "\(answer.status.code)",
            "path": "\(WorkspaceRoute.withoutTokens(path))",
        ]
        if answer.status.code >= 400 {
            context.logger.info("answered", metadata: metadata)
        } else {
            context.logger.debug("answered", metadata: metadata)
        }
        return Response(
            status: answer.status,
            headers: fields,
            body: answer.body.map { .init(byteBuffer: $0) } ?? .init()
        )
    }

    /// A connection that broke off half-way is no fault of ours, and nobody is left to read the answer.
    private func checked(_ request: Request, _ context: Context, _ id: String) async -> Answer {
        do {
            return try await FileCheck(site: site.current).answer(request)
        } catch {
            context.logger.info("a file did not come in whole", metadata: ["request": "\(id)", "cause": "\(error)"])
            return site.current.answer(toBroken: .badRequest)
        }
    }

    private func answer(to request: Request, _ context: Context, _ id: String) async -> Answer {
        guard let workspace, WorkspaceRoute.isOurs(request.uri.path) else {
            if FileCheck.isAsked(request) { return await checked(request, context, id) }
            return site.current.answer(
                Question(
                    method: request.method,
                    target: request.uri.string,
                    acceptEncoding: request.headers[.acceptEncoding],
                    ifNoneMatch: request.headers[.ifNoneMatch]
                )
            )
        }
        do {
            let asked = try await WorkspaceRequest(
                request,
                from: context.remoteAddress,
                settings: workspace.settings,
                uploadLimit: workspace.uploadLimit
            )
            return try await workspace.answer(asked)
        } catch let problem as WorkspaceRequest.Problem {
            return workspace.answer(to: problem)
        } catch {
            // The one place where a fault of the workspace is logged; the page gives the id and nothing else.
            context.logger.error("a request failed", metadata: ["request": "\(id)", "cause": "\(error)"])
            return workspace.fault(error, id: id)
        }
    }
}
