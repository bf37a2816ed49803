import Courier
import Foundation
import Testing

/// Questions to real web servers.
struct WebClientTests {
    private func fault(_ client: WebClient, _ url: String) async throws -> CourierFault {
        try #require(await #expect(throws: CourierFault.self) { try await client.get(url) })
    }

    @Test(.realServers) func `An answer is what the server said, whatever its status, and redirects are not followed`()
        async throws
    {
        let server = try await RealServer("web")
        let client = WebClient(allowsPlainHTTP: true)
        let base = "http://127.0.0.1:\(server.facts.port)"
        #expect(try await client.get(base + "/") == WebAnswer(status: 200, body: Data("found".utf8)))
        #expect(try await client.get(base + "/broken") == WebAnswer(status: 500, body: Data("oh".utf8)))
        #expect(try await client.get(base + "/moved") == WebAnswer(status: 302, body: Data("elsewhere".utf8)))
        withExtendedLifetime(server) {}
    }

    @Test(.realServers) func `A form is posted with its fields escaped, and its client named`() async throws {
        let server = try await RealServer("web")
        let client = WebClient(allowsPlainHTTP: true)
        let address = "http://127.0.0.1:\(server.facts.port)/form"
        let form = [("grant", "a b&c=d+e%"), ("ŵ", "~.-_")]
        let answer = try await client.post(address, form: form, basicAuth: (user: "Aladdin", password: "open sesame"))
        let lines = String(decoding: answer.body, as: UTF8.self).split(separator: "\n").map(String.init)
        #expect(
            lines == [
                "application/x-www-form-urlencoded", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
                "grant=a%20b%26c%3Dd%2Be%25&%C5%B5=~.-_",
            ]
        )
        // The same handles serve the next question, and must not remember whose the last one was.
        for _ in 1...12 {
            let next = try await client.post(address, form: [])
            #expect(String(decoding: next.body, as: UTF8.self).contains("\nnone\n"))
            #expect(try await client.get(address).body == Data("found".utf8))
        }
        withExtendedLifetime(server) {}
    }

    @Test(.realServers) func `Too long and too slow answers are given up`() async throws {
        let server = try await RealServer("web")
        let base = "http://127.0.0.1:\(server.facts.port)"
        let client = WebClient(allowsPlainHTTP: true)
        #expect(try await client.get(base + "/full").body.count == 1 << 20)
        #expect(try await fault(client, base + "/endless").code == .tooLarge)
        #expect(try await fault(WebClient(allowsPlainHTTP: true, limit: 100), base + "/silent").code == .unreachable)
        withExtendedLifetime(server) {}
    }

    @Test(.realServers) func `Certificates are checked`() async throws {
        let server = try await RealServer("web")
        let address = "https://localhost:\(try #require(server.facts.securePort))/"
        #expect(try await fault(WebClient(allowsPlainHTTP: true), address).code == .insecure)
        let trusting = WebClient(authorities: server.facts.authorities)
        #expect(try await trusting.get(address).body == Data("found".utf8))
        withExtendedLifetime(server) {}
    }

    @Test(arguments: ["http://127.0.0.1:1/", "ftp://127.0.0.1:1/", "file://localhost/etc/hostname"])
    func `Nothing but HTTPS is asked`(address: String) async throws {
        #expect(try await fault(WebClient(), address).code == .insecure)
    }

    @Test func `Nobody there is unreachable, and no address is a fault of its own`() async throws {
        #expect(try await fault(WebClient(allowsPlainHTTP: true), "http://127.0.0.1:1/").code == .unreachable)
        #expect(try await fault(WebClient(), "not an address").code == .other)
        #expect(try await fault(WebClient(), "https://").code == .other)
    }
}
