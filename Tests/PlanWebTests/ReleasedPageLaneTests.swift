import Logging
import NIOCore
import NIOEmbedded
import NIOHTTP1
import PlanTestSupport
import PlanUseCases
import Testing

@testable import PlanWeb

/// Connections on which nothing moves: which are let go, and which are somebody's who waits.
struct ReleasedPageLaneTests {
    /// Without a pause in it: an embedded channel stays on the thread that made it.
    private func channel(_ site: PublishedSite) throws -> EmbeddedChannel {
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let metrics = ServerMetrics(council: "anytown", position: 0)
        let lane = ReleasedPageLane(site: site, isSecure: false, metrics: metrics, logger: logger)
        let channel = EmbeddedChannel(handler: lane)
        channel.connect(to: try SocketAddress(ipAddress: "192.0.2.1", port: 80), promise: nil)
        return channel
    }

    private func fallSilent(_ channel: EmbeddedChannel) {
        channel.pipeline.fireUserInboundEventTriggered(IdleStateHandler.IdleStateEvent.read)
        channel.embeddedEventLoop.run()
    }

    private func ask(_ channel: EmbeddedChannel, _ path: String, isWhole: Bool = true) throws {
        var head = HTTPRequestHead(version: .http1_1, method: .POST, uri: path)
        head.headers.add(name: "content-length", value: "5")
        try channel.writeInbound(HTTPServerRequestPart.head(head))
        if isWhole { try channel.writeInbound(HTTPServerRequestPart.end(nil)) }
    }

    @Test func `A connection that says nothing, or stops half-way, is let go`() async throws {
        let site = try await WorkspaceWorld().published
        let silent = try channel(site)
        fallSilent(silent)
        #expect(!silent.isActive)
        let half = try channel(site)
        try ask(half, "/sign-in", isWhole: false)
        fallSilent(half)
        #expect(!half.isActive)
    }

    @Test func `Whoever waits for an answer keeps the connection until it has gone out`() async throws {
        let site = try await WorkspaceWorld().published
        let channel = try channel(site)
        try ask(channel, "/sign-in")
        fallSilent(channel)
        #expect(channel.isActive)
        let head = HTTPResponseHead(version: .http1_1, status: .ok)
        try channel.writeOutbound(HTTPServerResponsePart.head(head))
        try channel.writeOutbound(HTTPServerResponsePart.end(nil))
        fallSilent(channel)
        #expect(!channel.isActive)
    }

    @Test func `A slow reader has minutes for what is on its way, and not for ever`() async throws {
        let site = try await WorkspaceWorld().published
        let channel = try channel(site)
        channel.isWritable = false
        for _ in 0..<3 {
            fallSilent(channel)
            #expect(channel.isActive)
        }
        channel.isWritable = true
        channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(channel.isActive, "Other events go on to whom they are for.")
        channel.isWritable = false
        fallSilent(channel)
        #expect(!channel.isActive)
    }
}
