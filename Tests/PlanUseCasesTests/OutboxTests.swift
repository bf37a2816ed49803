import Courier
import Ledger
import Logging
import PlanDomain
import PlanTestSupport
import SQLiteLedger
import Synchronization
import Testing

@testable import PlanUseCases

/// Mail on its way: never lost, never sent twice, tried again with growing pauses.
struct OutboxTests {
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// A mail server that does as it is told, and remembers what came.
    private final class Server: MailTransport {
        private let state: Mutex<(fault: CourierFault?, received: [String])>

        init(_ fault: CourierFault? = nil) {
            state = Mutex((fault, []))
        }

        func set(_ fault: CourierFault?) { state.withLock { $0.fault = fault } }

        var received: [String] { state.withLock { $0.received } }

        func send(_ message: MailMessage) async throws {
            try state.withLock { state in
                if let fault = state.fault { throw fault }
                state.received.append(message.messageID)
            }
        }
    }

    private func outbox(_ door: SampleDoor) -> Outbox {
        Outbox(
            store: door.store,
            sender: .init(name: "Anytown", address: "plan@anytown.example"),
            now: { door.clock.now }
        )
    }

    private func send(_ outbox: Outbox, _ door: SampleDoor) async throws {
        let account = Account(
            id: door.sample.world.new(),
            name: "Sam",
            email: "sam@anytown.example",
            kind: .officer,
            createdAt: door.clock.now
        )
        try await outbox.send(MailText.reset(account, "Anytown", "https://plan.example/x"), to: account)
    }

    @Test func `A mail goes out once, however many senders there are`() async throws {
        let door = try await SampleDoor()
        let outbox = outbox(door)
        for _ in 0..<10 { try await send(outbox, door) }
        let server = Server()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { try await outbox.deliver(over: server, logger: logger) } }
            try await group.waitForAll()
        }
        #expect(server.received.count == 10 && Set(server.received).count == 10)
        let kept = try await door.store.mails(limit: 20)
        #expect(kept.count == 10 && kept.allSatisfy { $0.state == .sent && $0.text.isEmpty }, "No link stays behind.")
        #expect(try await outbox.deliver(over: server, logger: logger) == 0)
    }

    @Test func `A mail that fails waits a minute, then two, and keeps its name`() async throws {
        let door = try await SampleDoor()
        let outbox = outbox(door)
        try await send(outbox, door)
        let server = Server(CourierFault(.unreachable, "No connection."))
        #expect(try await outbox.deliver(over: server, logger: logger) == 0)
        let waiting = try #require(try await door.store.mails(limit: 1).first)
        #expect(waiting.attempts == 1 && waiting.state == .waiting && waiting.problem == "No connection.")
        door.clock.advance(seconds: 59)
        server.set(nil)
        #expect(try await outbox.deliver(over: server, logger: logger) == 0)
        door.clock.advance(seconds: 1)
        #expect(try await outbox.deliver(over: server, logger: logger) == 1)
        #expect(server.received == [waiting.id])
        #expect(Outbox.pause(after: 1) == 60_000 && Outbox.pause(after: 2) == 120_000)
        #expect(Outbox.pause(after: 40) == 86_400_000)
    }

    @Test func `A mail that a server refuses for good is given up, and one that never gets through in the end`()
        async throws
    {
        let door = try await SampleDoor()
        let outbox = outbox(door)
        try await send(outbox, door)
        let server = Server(CourierFault(.refusedForGood, "No such mailbox."))
        try await outbox.deliver(over: server, logger: logger)
        #expect(try await door.store.mails(limit: 1).first?.state == .givenUp)
        try await send(outbox, door)
        server.set(CourierFault(.tryAgain, "Later."))
        for _ in 0..<Outbox.attemptLimit {
            try await outbox.deliver(over: server, logger: logger)
            door.clock.advance(seconds: 86_400)
        }
        let last = try #require(try await door.store.mails(limit: 1).first)
        #expect(last.state == .givenUp && last.attempts == Outbox.attemptLimit && last.text.isEmpty)
        #expect(server.received.isEmpty)
    }

    @Test func `A mail whose sender died is sent by the next, under the same name`() async throws {
        let door = try await SampleDoor()
        let outbox = outbox(door)
        try await send(outbox, door)
        let mail = try #require(try await door.store.mails(limit: 1).first)
        let until = Moment(millisecondsSinceEpoch: door.clock.now.millisecondsSinceEpoch + 600_000)
        #expect(try await door.store.claim(mail, at: door.clock.now, until: until))
        #expect(try await !door.store.claim(mail, at: door.clock.now, until: until), "Two never have it.")
        let server = Server()
        #expect(try await outbox.deliver(over: server, logger: logger) == 0)
        door.clock.advance(seconds: 600)
        #expect(try await outbox.deliver(over: server, logger: logger) == 1)
        #expect(server.received == [mail.id])
    }
}
