import Foundation
import HTTPTypes
import HashTreeCollections
import Hummingbird
import HummingbirdTesting
import Ledger
import NIOCore
import PlanDomain
import PlanTestSupport
import PlanUseCases
import Testing

@testable import PlanWeb

/// Keys, signed lists and answers about files, asked as a browser asks them.
struct VerificationPagesTests {
    private static let file = "/plan/2024-27/editions/1/council-plan-2024-27-edition-1.html"
    private static let boundary = "xYzZY"

    private static func form(_ content: String, name: String = "a.html", field: String = "file") -> String {
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\nContent-Type: text/html\r\n\r\n"
            + content + "\r\n--\(boundary)--\r\n"
    }

    private func send(
        _ body: ByteBuffer,
        _ client: any TestClientProtocol,
        type: String = "multipart/form-data; boundary=\(boundary)"
    ) async throws -> TestResponse {
        try await client.execute(uri: "/verify", method: .post, headers: [.contentType: type], body: body)
    }

    @Test func `A file that was downloaded is recognised when it is sent back`() async throws {
        try await SignedWorld().test { client in
            let got = try await client.execute(uri: Self.file, method: .get)
            #expect(got.status == .ok)
            let sent = try await send(ByteBuffer(string: Self.form(String(buffer: got.body))), client)
            #expect(sent.status == .seeOther)
            let place = try #require(sent.headers[.location])
            #expect(place == "/verify/\(Digest(of: Data(got.body.readableBytesView)))")
            let answer = try await client.execute(uri: place, method: .get)
            #expect(answer.status == .ok)
            let text = String(buffer: answer.body)
            #expect(text.contains("Anytown Council released this file; a newer release has taken its place."))
            #expect(text.contains("Edition 1, Draft for Cabinet"))
            let data = try await client.execute(uri: "/api/v1\(place)", method: .get)
            #expect(String(buffer: data.body).contains("\"verdict\":\"superseded\",\"verified\":true"))
        }
    }

    @Test func `One byte more, and it is not a file that the council released`() async throws {
        try await SignedWorld().test { client in
            let got = try await client.execute(uri: Self.file, method: .get)
            let sent = try await send(ByteBuffer(string: Self.form(String(buffer: got.body) + " ")), client)
            let answer = try await client.execute(uri: try #require(sent.headers[.location]), method: .get)
            #expect(answer.status == .notFound)
            #expect(
                String(buffer: answer.body).contains("This file is not one that Anytown Council released and signed.")
            )
            let data = try await client.execute(uri: "/api/v1" + (sent.headers[.location] ?? ""), method: .get)
            #expect(data.status == .notFound && String(buffer: data.body).contains("\"verdict\":\"unknown\""))
        }
    }

    private static let multipart = "multipart/form-data; boundary=\(boundary)"

    private static let broken: [(body: String, type: String, status: HTTPResponse.Status)] = [
        ("", multipart, .badRequest),
        ("--\(boundary)--\r\n", multipart, .unprocessableContent),
        (form(""), multipart, .unprocessableContent),
        (form("x", name: ""), multipart, .unprocessableContent),
        (form("x", field: "other"), multipart, .unprocessableContent),
        (String(form("x").dropLast(8)), multipart, .badRequest),
        ("--\(boundary)\r\nno head", multipart, .badRequest),
        ("--\(boundary)\r\n\r\nx\r\n--\(boundary)--\r\n", multipart, .badRequest),
        ("rubbish", multipart, .badRequest),
        (form("x"), "multipart/form-data", .badRequest), (form("x"), "text/plain", .unsupportedMediaType),
        ("sha256=x", "application/x-www-form-urlencoded", .unsupportedMediaType),
        (form("x") + form("y"), multipart, .seeOther),
        (
            String(repeating: "--\(boundary)\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n", count: 50),
            multipart, .badRequest
        ),
        ("--\(boundary)\r\nX: " + String(repeating: "y", count: 20_000), multipart, .badRequest),
    ]

    @Test(arguments: broken)
    func `What is no file gets a plain page that says so`(body: String, type: String, status: HTTPResponse.Status)
        async throws
    {
        try await SignedWorld().test { client in
            let response = try await send(ByteBuffer(string: body), client, type: type)
            #expect(response.status == status)
            guard status != .seeOther else { return }
            let text = String(buffer: response.body)
            #expect(text.contains("There is a problem") && text.contains("<title>Error: Check a download"))
            #expect(text.contains("aria-describedby=\"file-hint file-error\""))
        }
    }

    @Test func `A file that is too large is refused by its length, and by what really comes`() async throws {
        try await SignedWorld().test { client in
            let head = "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
            var body = ByteBuffer(string: head)
            body.writeRepeatingByte(65, count: FileCheck.sizeLimit + 64 * 1024)
            body.writeString("\r\n--\(Self.boundary)--\r\n")
            let status = try await send(body, client).status
            #expect(status == .contentTooLarge)
        }
        // Without a length, as with chunks: after as many bytes as are allowed nobody reads on.
        let chunks = AsyncStream<ByteBuffer> { stream in
            stream.yield(ByteBuffer(string: "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n"))
            for _ in 0..<40 { stream.yield(ByteBuffer(repeating: 65, count: 1 << 20)) }
            stream.finish()
        }
        var headers: HTTPFields = [.contentType: Self.multipart]
        func answer() async throws -> HTTPResponse.Status {
            let head = HTTPRequest(
                method: .post,
                scheme: "http",
                authority: "localhost",
                path: "/verify",
                headerFields: headers
            )
            let request = Request(head: head, body: RequestBody(asyncSequence: chunks))
            return try await FileCheck(site: SignedWorld().site()).answer(request).status
        }
        #expect(try await answer() == .contentTooLarge)
        headers[.contentLength] = "999999999999"
        #expect(try await answer() == .contentTooLarge)
    }

    private static let typed: [(path: String, status: HTTPResponse.Status)] = [
        ("/verify?sha256=", .badRequest), ("/verify?sha256=xyz", .badRequest),
        ("/verify?sha256=%3Cscript%3E", .badRequest), ("/verify?x=1", .badRequest), ("/verify/xyz", .notFound),
        ("/verify/" + String(repeating: "a", count: 63), .notFound),
        ("/verify?sha256=SHA256:+" + String(repeating: "Ab", count: 32), .movedPermanently),
        ("/verify/" + String(repeating: "AB", count: 32), .movedPermanently),
        ("/verify?sha256=" + String(repeating: "a", count: 3000), .uriTooLong),
    ]

    @Test(arguments: typed)
    func `A typed hash leads to its address, and anything else is told`(path: String, status: HTTPResponse.Status)
        async throws
    {
        try await SignedWorld().test { client in
            let response = try await client.execute(uri: path, method: .get)
            #expect(response.status == status)
            #expect(!String(buffer: response.body).contains("<script"))
            if status == .movedPermanently {
                #expect(response.headers[.location] == "/verify/" + String(repeating: "ab", count: 32))
            }
        }
    }

    @Test func `Nothing but a file for a check can be sent to the public pages`() async throws {
        try await SignedWorld().test { client in
            for path in ["/verify/how-to", "/keys", "/manifests", "/verify/x"] {
                let response = try await client.execute(uri: path, method: .post)
                #expect(response.status == .methodNotAllowed)
            }
            #expect(try await client.execute(uri: "/verify", method: .put).status == .methodNotAllowed)
        }
    }

    @Test func `The list of a release verifies with the key that the site shows, and every file on it is served`()
        async throws
    {
        let world = try await SignedWorld()
        try await world.test { client in
            let pages = String(buffer: try await client.execute(uri: "/manifests", method: .get).body)
            let lists = pages.matches(of: /href="(\/manifests\/[^"]*\.json)"/).map { String($0.1) }
            #expect(lists.count == 3)
            for list in lists {
                let bytes = Data(try await client.execute(uri: list, method: .get).body.readableBytesView)
                let manifest = try Manifest(bytes: bytes)
                let pem = try await client.execute(uri: "/keys/\(manifest.key).pem", method: .get)
                let key = try #require(VerifyingKey(pem: String(buffer: pem.body)))
                let text = try await client.execute(uri: list.replacing(".json", with: ".sig"), method: .get)
                let signature = try #require(Data(base64Encoded: String(buffer: text.body).trimmingSpaces))
                #expect(key.verifies(signature, of: bytes))
                for file in manifest.files {
                    let served = try await client.execute(uri: file.path, method: .get)
                    #expect(served.status == .ok, "\(file.path)")
                    #expect(Digest(of: Data(served.body.readableBytesView)) == file.sha256, "\(file.path)")
                    #expect(served.headers[.contentType] == file.mediaType)
                }
            }
        }
    }

    @Test func `The table of the newest figures is the same signed file under the address of today`() async throws {
        try await SignedWorld().test { client in
            for name in ["", "/HSG-001"] {
                let now = try await client.execute(uri: "/measures\(name).csv", method: .get)
                let kept = try await client.execute(uri: "/measures/releases/1\(name).csv", method: .get)
                #expect(now.status == .ok && now.body == kept.body)
                let place = "/verify/\(Digest(of: Data(now.body.readableBytesView)))"
                #expect(try await client.execute(uri: place, method: .get).status == .ok)
            }
        }
    }

    @Test func `A withdrawn edition's files are gone with the reason, and a check says so`() async throws {
        let world = try await SignedWorld()
        let before = try #require(try await world.site().resources[Self.file]).variant(.plain).body
        let first = try #require(world.office.council.editions(of: world.sample.planID).first)
        let notice = Edition.Correction(notice: "A wrong date.", day: .sample("2024-03-01"))
        try await world.perform(CorrectEdition(editionID: first.id, correction: notice))
        let place = "/verify/\(Digest(of: Data(before.readableBytesView)))"
        try await world.test { client in
            let answer = String(buffer: try await client.execute(uri: place, method: .get).body)
            #expect(answer.contains("put a correction notice on it since") && answer.contains("A wrong date."))
        }
        let withdrawal = Edition.Withdrawal(reason: "It named a resident.", day: .sample("2024-03-02"))
        try await world.perform(WithdrawEdition(editionID: first.id, withdrawal: withdrawal))
        try await world.test { client in
            let file = try await client.execute(uri: Self.file, method: .get)
            #expect(file.status == .gone && String(buffer: file.body).contains("It named a resident."))
            #expect(!String(buffer: file.body).contains("Jobs and homes"))
            let answer = String(buffer: try await client.execute(uri: place, method: .get).body)
            #expect(answer.contains("and withdrew it since") && answer.contains("It named a resident."))
        }
    }

    @Test func `The page of keys says which counts until when`() async throws {
        let world = try await SignedWorld()
        let old = try #require(world.office.council.activeSigningKey)
        let new = try await world.signer.rotateKey(because: "The <officer> left")
        try await world.test { client in
            let text = String(buffer: try await client.execute(uri: "/keys", method: .get).body)
            #expect(text.contains(old.id.text) && text.contains(new.id.text))
            #expect(text.contains("The &lt;officer&gt; left") && text.contains("In use"))
            let data = Data(try await client.execute(uri: "/api/v1/keys", method: .get).body.readableBytesView)
            let keys = try JSONDecoder().decode(KeysData.self, from: data)
            #expect(keys.keys.map(\.id) == [old.id.text, new.id.text])
            #expect(try await client.execute(uri: "/keys/\(old.id).pem", method: .get).status == .ok)
        }
    }

    @Test func `A downloaded edition is one valid page: every id once, every link inside it found`() async throws {
        let world = try await SignedWorld()
        let text = String(buffer: try #require(try await world.site().resources[Self.file]).variant(.plain).body)
        let ids = text.matches(of: /\ id="([^"]*)"/).map { String($0.1) }
        #expect(Set(ids).count == ids.count)
        for link in text.matches(of: /\ href="#([^"]*)"/) { #expect(ids.contains(String(link.1)), "\(link.1)") }
        #expect(!text.contains("href=\"/") && !text.contains("base:/"))
        #expect(text.ranges(of: "<h1").count == 1)
        for part in text.matches(of: /\ aria-labelledby="([^"]*)"/) {
            for id in part.1.split(separator: " ") { #expect(ids.contains(String(id)), "\(id)") }
        }
    }

    @Test func `What was signed stays as it was when the software writes files otherwise`() async throws {
        struct Newer: ReleasedFileRenderer {
            func files(of _: ManifestSubject, in _: ReleasedCouncil) throws -> [ReleasedFile] {
                [ReleasedFile(path: "/measures/releases/1.csv", mediaType: MediaType.csv, content: Data("new".utf8))]
            }
        }
        let world = try await SignedWorld()
        let before = try #require(try await world.site().resources["/measures/releases/1.csv"]).variant(.plain).body
        let signer = ReleaseSigner(
            office: world.office,
            store: world.store,
            renderer: Newer(),
            keychain: world.keychain
        )
        #expect(try await signer.signReleases().isEmpty)
        #expect(try await world.site().resources["/measures/releases/1.csv"]?.variant(.plain).body == before)
    }
}
