import Courier
import Foundation
import Testing

/// Mail handed to a real server.
struct SMTPTransportTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mail-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

    private func message(to: String = "ada@example.gov.uk", body: String = "Helô") throws -> MailMessage {
        try .sample(
            to: MailAddress(to, name: "Ada Llŷr"),
            subject: "Tri mesur – three measures, the longest of which is Household waste: Llŷn",
            body: body
        )
    }

    private func server(_ options: String...) async throws -> RealServer {
        try await RealServer("mail", [folder.path] + options)
    }

    private func arrived() throws -> [Data] {
        try files("eml")
    }

    private func files(_ ending: String) throws -> [Data] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == ending }.map { try Data(contentsOf: $0) }
    }

    /// A message as Python's own reader of mail understands it.
    private struct Read: Decodable {
        let client: String
        let envelope: [String]
        let headers: [String: String]
        let names: [String]
        let defects: [String]
        let body: String
    }

    private func fault(_ transport: SMTPTransport, _ message: MailMessage) async throws -> CourierFault {
        try #require(await #expect(throws: CourierFault.self) { try await transport.send(message) })
    }

    @Test(.realServers) func `A message arrives once, byte for byte, and reads as it was written`() async throws {
        let server = try await server()
        let transport = try SMTPTransport(address: "smtp://127.0.0.1:\(server.facts.port)", requiresTLS: false)
        let message = try message(body: ".\n..two dots\nLlŷr = 1 \n" + String(repeating: "long ", count: 100))
        try await transport.send(message)
        #expect(try arrived() == [message.rendered()])
        let read = try JSONDecoder().decode(Read.self, from: try #require(files("json").first))
        #expect(read.envelope == ["plan@example.gov.uk", "ada@example.gov.uk"])
        #expect(read.headers["Subject"] == "Tri mesur – three measures, the longest of which is Household waste: Llŷn")
        #expect(read.headers["Message-ID"] == "<entry-62@plan.example.gov.uk>")
        #expect(read.headers["Date"] == "Thu, 22 Feb 2024 18:00:00 +0000")
        #expect(read.names == ["Council Plan", "Ada Llŷr"] && read.defects.isEmpty)
        #expect(read.body == message.body + "\n")
        withExtendedLifetime(server) {}
    }

    @Test(.realServers) func `Faults tell the outbox what to do, and the next message still gets through`() async throws
    {
        let server = try await server()
        let transport = try SMTPTransport(address: "smtp://127.0.0.1:\(server.facts.port)", requiresTLS: false)
        let unknown = try await fault(transport, message(to: "unknown@example.gov.uk"))
        #expect(unknown.code == .refusedForGood)
        #expect(unknown.message == "The mail server 127.0.0.1 refused the message for good (550).")
        let busy = try await fault(transport, message(to: "busy@example.gov.uk"))
        #expect(busy.code == .tryAgain && busy.message.contains("451"))
        let unwanted = try await fault(transport, message(body: "unwanted words"))
        #expect(unwanted.code == .refusedForGood && unwanted.message.contains("554"))
        #expect(try arrived().isEmpty)
        try await transport.send(message())
        try await transport.send(message())
        #expect(try arrived().count == 2)
        withExtendedLifetime(server) {}
    }

    @Test(.realServers) func `Messages sent at once all arrive, one after another on one connection`() async throws {
        let server = try await server()
        let transport = try SMTPTransport(address: "smtp://127.0.0.1:\(server.facts.port)", requiresTLS: false)
        let messages = try (1...50).map { try message(to: "officer-\($0)@example.gov.uk", body: "\($0)") }
        try await withThrowingTaskGroup { group in
            for message in messages { group.addTask { try await transport.send(message) } }
            try await group.waitForAll()
        }
        let read = try files("json").map { try JSONDecoder().decode(Read.self, from: $0) }
        #expect(read.map { $0.envelope[1] }.sorted() == messages.map(\.to.address).sorted())
        #expect(Set(read.map(\.client)).count == 1)
        withExtendedLifetime(server) {}
    }

    @Test(.realServers) func `TLS that was required is used, or nothing is sent`() async throws {
        let plain = try await server()
        let secure = try await server("tls")
        let message = try message()
        let toPlain = try SMTPTransport(address: "smtp://localhost:\(plain.facts.port)", requiresTLS: true)
        #expect(try await fault(toPlain, message).code == .insecure)
        let address = "smtp://127.0.0.1:\(secure.facts.port)"
        #expect(try await fault(SMTPTransport(address: address, requiresTLS: true), message).code == .insecure)
        #expect(try arrived().isEmpty)
        let authorities = try #require(secure.facts.authorities)
        try await SMTPTransport(address: address, requiresTLS: true, authorities: authorities).send(message)
        #expect(try arrived() == [message.rendered()])
        withExtendedLifetime((plain, secure)) {}
    }

    @Test(.realServers) func `A password opens the server, and a wrong one does not cost the message`() async throws {
        let server = try await server("tls", "login")
        let address = "smtp://127.0.0.1:\(server.facts.port)"
        func transport(_ password: String?) throws -> SMTPTransport {
            try SMTPTransport(
                address: address,
                login: password.map { SMTPTransport.Login(user: "plan", password: $0) },
                requiresTLS: true,
                authorities: server.facts.authorities
            )
        }
        #expect(try await fault(transport("wrong"), message()).code == .tryAgain)
        #expect(try await fault(transport(nil), message()).code == .tryAgain)
        try await transport("päss word").send(message())
        #expect(try arrived().count == 1)
        withExtendedLifetime(server) {}
    }

    @Test func `A server that is not there is unreachable`() async throws {
        // Port 1 belongs to a service that nobody runs, so the connection is refused at once.
        let transport = try SMTPTransport(address: "smtp://127.0.0.1:1", requiresTLS: false)
        let fault = try await fault(transport, message())
        #expect(fault.code == .unreachable)
        #expect(!fault.message.contains("ada@") && !fault.message.contains("\n"))
    }

    @Test func `A password is not sent in the open to another machine`() throws {
        let login = SMTPTransport.Login(user: "plan", password: "secret")
        let fault = #expect(throws: CourierFault.self) {
            try SMTPTransport(address: "smtp://mail.example.gov.uk", login: login, requiresTLS: false)
        }
        #expect(fault?.code == .insecure)
        _ = try SMTPTransport(address: "smtps://mail.example.gov.uk", login: login, requiresTLS: false)
        _ = try SMTPTransport(address: "smtp://localhost:25", login: login, requiresTLS: false)
    }

    @Test(arguments: ["", "mail.example.gov.uk", "http://mail.example.gov.uk", "smtp://", "smtp://me:pw@host", "/x"])
    func `An address that is no mail server's is refused when it is set`(address: String) {
        #expect(throws: CourierFault.self) { try SMTPTransport(address: address, requiresTLS: true) }
    }
}
