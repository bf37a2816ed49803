import HTTPTypes
package import Hummingbird
package import Logging
import NIOCore
package import ServiceLifecycle

/// Serves a public site over HTTP; TLS ends at the reverse proxy in front of it.
package struct PublicServer {
    private let site: PublicSite
    private let logger: Logger
    private let metrics: ServerMetrics

    package init(_ site: PublicSite, metrics: ServerMetrics, logger: Logger) {
        self.site = site
        self.metrics = metrics
        self.logger = logger
    }

    /// What answers requests: tests call the same.
    package var responder: PublicResponder { PublicResponder(site: site, metrics: metrics) }

    /// Listens until the service group stops; then it takes no new connections and finishes what it began.
    package func service(host: String, port: Int, onStart: @escaping @Sendable (Int) async -> Void) -> some Service {
        Application(
            responder: responder,
            server: .http1(
                configuration: .init(
                    additionalChannelHandlers: [
                        ReleasedPageLaneInstaller(ReleasedPageLane(site: site, metrics: metrics, logger: logger))
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

/// Answers each request from the public site, with an id that also stands in the log.
package struct PublicResponder: HTTPResponder {
    package typealias Context = BasicRequestContext

    let site: PublicSite
    let metrics: ServerMetrics

    package func respond(to request: Request, context: Context) async throws -> Response {
        let question = Question(
            method: request.method,
            target: request.uri.string,
            acceptEncoding: request.headers[.acceptEncoding],
            ifNoneMatch: request.headers[.ifNoneMatch]
        )
        let answer = site.answer(question)
        metrics.count(answer.status)
        let id = RequestID.next()
        var fields = answer.fields
        fields[RequestID.header] = id
        if answer.status.code >= 400 {
            context.logger.info(
                "answered",
                metadata: [
                    "request": "\(id)", "method": "\(question.method.rawValue)", "status": "\(answer.status.code)",
                    "path": "\(question.target.prefix(200))",
                ]
            )
        } else {
            context.logger.debug(
                "answered",
                metadata: [
                    "request": "\(id)", "status": "\(answer.status.code)", "path": "\(question.target.prefix(200))",
                ]
            )
        }
        return Response(
            status: answer.status,
            headers: fields,
            body: answer.body.map { .init(byteBuffer: $0) } ?? .init()
        )
    }
}
