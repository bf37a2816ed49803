import HTTPTypes
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// Answers requests for kept pages where they come in, without waking the tasks that answer everything else.
///
/// A kept page is bytes that are ready; carrying each request through the framework and back took two thirds of the
/// time of an answer. What is not plainly a GET or HEAD of a kept page goes on to the framework unchanged, and so does
/// everything behind it on the same connection until its answer has gone out: answers keep the order of the questions.
final class ReleasedPageLane: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let site: PublishedSite
    private let isSecure: Bool
    private let metrics: ServerMetrics
    private let logger: Logger

    /// The answer to the request whose end is still to come.
    private var ready: (status: HTTPResponse.Status, bytes: ByteBuffer, body: ByteBuffer?, path: String)?

    /// Requests handed on whose answers have not gone out yet.
    private var handedOn = 0

    /// Whether a request has begun to come in and has not come in whole.
    private var isReading = false

    /// How often nothing came in while there was still much to send.
    private var stalls = 0

    /// A phone on a poor line takes minutes for a long answer; whoever takes none of it is let go in the end.
    private static let stallLimit = 4
    private var hasWritten = false

    init(site: PublishedSite, isSecure: Bool, metrics: ServerMetrics, logger: Logger) {
        self.site = site
        self.isSecure = isSecure
        self.metrics = metrics
        self.logger = logger
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            isReading = true
            if handedOn == 0, let answer = answer(to: head) {
                ready = answer
            } else {
                handedOn += 1
                context.fireChannelRead(data)
            }
        case .body:
            guard ready == nil else { return }
            context.fireChannelRead(data)
        case .end:
            isReading = false
            guard let answer = ready else { return context.fireChannelRead(data) }
            ready = nil
            send(answer, context)
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if hasWritten {
            hasWritten = false
            context.flush()
        }
        context.fireChannelReadComplete()
    }

    /// Whoever opens a connection and says nothing, or stops half-way, does not hold it for ever.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is IdleStateHandler.IdleStateEvent else { return context.fireUserInboundEventTriggered(event) }
        // Somebody is still at work on an answer.
        guard handedOn == 0 || isReading else { return }
        stalls = context.channel.isWritable ? 0 : stalls + 1
        if context.channel.isWritable || stalls >= Self.stallLimit { context.close(promise: nil) }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .end = unwrapOutboundIn(data) { handedOn -= 1 }
        context.write(data, promise: promise)
    }

    /// What is no HTTP gets a plain page too, where it would get an empty answer further on; then the connection ends.
    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard let error = error as? HTTPParserError, handedOn == 0, ready == nil else {
            return context.fireErrorCaught(error)
        }
        let answer = site.current.answer(
            toBroken: error == .headerOverflow ? .requestHeaderFieldsTooLarge : .badRequest
        )
        send((answer.status, answer.closingHead, answer.body, ""), context)
        hasWritten = false
        context.flush()
        context.close(mode: .output, promise: nil)
    }

    private func answer(to head: HTTPRequestHead) -> (HTTPResponse.Status, ByteBuffer, ByteBuffer?, String)? {
        guard head.method == .GET || head.method == .HEAD, head.version == .http1_1, head.isKeepAlive,
            !head.headers.contains(name: "content-length"), !head.headers.contains(name: "transfer-encoding"),
            !head.headers.contains(name: "expect"), let resource = site.current.resources[head.uri]
        else { return nil }
        let question = Question(
            method: head.method == .HEAD ? .head : .get,
            target: head.uri,
            acceptEncoding: head.headers.first(name: "accept-encoding"),
            ifNoneMatch: head.headers.first(name: "if-none-match")
        )
        let answer = Answer.resource(resource, to: question)
        return (answer.status, answer.headBytes, answer.body, head.uri)
    }

    /// The head was written out when the page was prepared; only the date and the request's id are new each time.
    private func send(
        _ answer: (status: HTTPResponse.Status, bytes: ByteBuffer, body: ByteBuffer?, path: String),
        _ context: ChannelHandlerContext
    ) {
        let id = RequestID.next()
        var head = context.channel.allocator.buffer(capacity: answer.bytes.readableBytes + 160)
        head.writeImmutableBuffer(answer.bytes)
        if isSecure { head.writeString("strict-transport-security: \(SecurityHeaders.transport)\r\n") }
        head.writeStaticString("x-request-id: ")
        head.writeString(id)
        head.writeStaticString("\r\ndate: ")
        head.writeString(HTTPDate.now)
        head.writeStaticString("\r\n\r\n")
        // Past the encoder: these are the very bytes that it would write.
        guard let encoder = try? context.pipeline.syncOperations.context(handlerType: HTTPResponseEncoder.self) else {
            return context.close(promise: nil)
        }
        encoder.write(NIOAny(head), promise: nil)
        if let body = answer.body { encoder.write(NIOAny(body), promise: nil) }
        hasWritten = true
        metrics.count(answer.status)
        logger.debug(
            "answered",
            metadata: ["request": "\(id)", "status": "\(answer.status.code)", "path": "\(answer.path)"]
        )
    }
}

/// Puts the lane where it belongs, in front of the codec that brings requests to the framework.
final class ReleasedPageLaneInstaller: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = Any

    private let lane: ReleasedPageLane

    /// How long a connection may say nothing while nobody owes it an answer: longer than proxies keep theirs, which
    /// would else send a request to a connection that closes under it.
    private static let longestSilence = TimeAmount.seconds(150)

    init(_ lane: ReleasedPageLane) {
        self.lane = lane
    }

    func handlerAdded(context: ChannelHandlerContext) {
        let pipeline = context.pipeline.syncOperations
        // Without the codec in its place there is no lane, and the framework answers everything: slower, not wrong.
        guard let codec = try? pipeline.handler(type: HTTP1ToHTTPServerCodec.self) else { return }
        try? pipeline.addHandler(lane, position: .before(codec))
        try? pipeline.addHandler(IdleStateHandler(readTimeout: Self.longestSilence), position: .first)
    }
}
