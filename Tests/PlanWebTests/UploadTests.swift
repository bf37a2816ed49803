import Foundation
import HTTPTypes
import HashTreeCollections
import Ledger
import NIOCore
import PlanDomain
import PlanTestSupport
import PlanUseCases
import Testing

@testable import PlanWeb

/// Files of figures on their way in: from whom, how large, how long they are kept, and that nothing is recorded unasked.
struct UploadTests {
    private static let boundary = "xYzZY"
    private static let csv = "measure_code,area_code,period_label,value\r\nHSG-001,E08000007,2024/25,120\r\n"

    /// A form with a file as browsers send it.
    private static func body(_ token: String, _ csv: String, name: String = "figures.csv") -> String {
        [
            "--\(boundary)", "Content-Disposition: form-data; name=\"form-token\"", "", token, "--\(boundary)",
            "Content-Disposition: form-data; name=\"file\"; filename=\"\(name)\"", "Content-Type: text/csv", "", csv,
            "--\(boundary)--", "",
        ].joined(separator: "\r\n")
    }

    private static var headers: HTTPFields {
        var fields = HTTPFields()
        fields[.contentType] = "multipart/form-data; boundary=\(boundary)"
        return fields
    }

    private func world() async throws -> WorkspaceWorld {
        let world = try await WorkspaceWorld()
        try await SampleMeasures(world.door.sample).record(in: world.door.office)
        return world
    }

    private func send(_ csv: String, from browser: Browser) async throws -> Browser.Answer {
        let token = try await browser.get("/workspace/account").formToken ?? ""
        return try await browser.ask(.post, "/workspace/measures/import", Self.headers, Self.body(token, csv))
    }

    @Test func `A file is looked at, recorded when the person says so, and forgotten then`() async throws {
        let world = try await world()
        let officer = try await world.door.add("Parker Officer", .performanceOfficer)
        try await world.test { client in
            let browser = try await world.browser(of: officer, client)
            let before = world.door.office.council.position
            let sent = try await send(Self.csv, from: browser)
            let path = try #require(sent.location)
            #expect(sent.status == .seeOther && path.hasPrefix("/workspace/measures/import/"))
            let preview = try await browser.get(path)
            #expect(preview.text.contains("Record 1 figure"))
            #expect(world.door.office.council.position == before)
            let fields = [("position", preview.field("position") ?? "")]
            let done = try await browser.post(path + "/confirm", fields, from: path)
            #expect(done.location?.hasPrefix("/workspace/measures/imports") == true)
            #expect(world.door.office.council.position == before + 1)
            #expect(try await browser.get(path).status == .notFound)
        }
    }

    @Test func `What was looked at before the record moved on is looked at again`() async throws {
        let world = try await world()
        let officer = try await world.door.add("Parker Officer", .performanceOfficer)
        try await world.test { client in
            let browser = try await world.browser(of: officer, client)
            let path = try #require(try await send(Self.csv, from: browser).location)
            let answer = try await browser.post(path + "/confirm", [("position", "3")], from: path)
            #expect(answer.status == .unprocessableContent && answer.text.contains("Look again"))
        }
    }

    @Test func `Whoever may import nothing sends no file, and its bytes are not even taken in`() async throws {
        let world = try await world()
        let owner = try await world.door.add("Lee Owner", .dataOwner)
        try await world.test { client in
            let browser = try await world.browser(of: owner, client)
            #expect(try await send(Self.csv, from: browser).status == .unsupportedMediaType)
            #expect(try await send(Self.csv, from: Browser(client)).status == .unsupportedMediaType)
            let other = try await browser.ask(
                .post,
                "/workspace/account/password",
                Self.headers,
                Self.body("", Self.csv)
            )
            #expect(other.status == .unsupportedMediaType)
        }
    }

    @Test func `A file is its sender's alone, and is gone after an hour`() async throws {
        let world = try await world()
        let officer = try await world.door.add("Parker Officer", .performanceOfficer)
        let other = try await world.door.add("Pat Officer", .performanceOfficer)
        try await world.test { client in
            let browser = try await world.browser(of: officer, client)
            let path = try #require(try await send(Self.csv, from: browser).location)
            #expect(try await world.browser(of: other, client).get(path).status == .notFound)
            #expect(try await browser.get(path).status == .ok)
            world.door.clock.advance(seconds: 3601)
            // Signed in anew, for a session does not outlast it either.
            #expect(try await world.browser(of: officer, client).get(path).status == .notFound)
        }
    }

    // MARK: evidence

    private func attach(_ text: String, _ name: String, to code: String, from browser: Browser) async throws
        -> Browser.Answer
    {
        let token = try await browser.get("/workspace/account").formToken ?? ""
        let fields = [("form-token", token), ("period", "2023/24"), ("note", "Page 3")].map {
            "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"\($0.0)\"\r\n\r\n\($0.1)\r\n"
        }
        let file = "Content-Disposition: form-data; name=\"file\"; filename=\"\(name)\""
        let body = fields.joined() + "--\(Self.boundary)\r\n\(file)\r\n\r\n\(text)\r\n--\(Self.boundary)--\r\n"
        return try await browser.ask(.post, "/workspace/measures/\(code)/evidence", Self.headers, body)
    }

    @Test func `Evidence is kept under its hash, comes back byte by byte, and is gone once it is withdrawn`()
        async throws
    {
        let world = try await world()
        let officer = try await world.door.add("Parker Officer", .performanceOfficer)
        let auditor = try await world.door.add("Alex Auditor", .auditor)
        let councillor = try await world.door.add("Kim Councillor", .portfolioHolder)
        try await world.test { client in
            let browser = try await world.browser(of: officer, client)
            let sent = try await attach("%PDF-1.7 the return", "Zyx \"return\" é.pdf", to: "HSG-001", from: browser)
            #expect(sent.status == .seeOther, "\(sent.text)")
            let measure = try #require(world.door.office.council.measure(MeasureCode("HSG-001")!))
            let evidence = try #require(world.door.office.council.evidence[measure.id]?.first)
            #expect(evidence.size == 19 && evidence.format == .pdf && evidence.note == "Page 3")
            let path = "/workspace/measures/HSG-001/evidence/\(evidence.id)"
            let page = try await browser.get("/workspace/measures/HSG-001")
            #expect(page.text.contains(path) && page.text.contains("PDF, 1 KB"))
            let got = try await world.browser(of: auditor, client).get(path)
            #expect(got.text == "%PDF-1.7 the return" && got.headers[.contentType] == "application/pdf")
            #expect(
                got.headers[.contentDisposition]
                    == "attachment; filename=\"Zyx__return____.pdf\"; filename*=UTF-8''Zyx%20%22return%22%20%C3%A9.pdf"
                    || got.headers[.contentDisposition]?.hasPrefix("attachment; filename=\"Zyx_") == true
            )
            #expect(try await world.browser(of: councillor, client).get(path).status == .forbidden)
            #expect(try await Browser(client).get(path).status != .ok)
            let withdraw = path + "/withdraw"
            #expect(try await browser.post(withdraw, [("reason", "")]).status == .unprocessableContent)
            #expect(try await browser.post(withdraw, [("reason", "It names persons")]).status == .seeOther)
            #expect(try await browser.get(path).status == .notFound)
            let verified = try await Verification(world.door.store).verify(world.door.office.key)
            guard case .sound(_, _, contents: 2) = verified else {
                Testing.Issue.record("\(verified)")
                return
            }
        }
    }

    @Test(arguments: [
        ("a.exe", "MZ"), ("a.pdf", "MZ"), ("a.html", "<script>"), ("a.svg", "<svg>"), ("a.pdf", ""), ("a", "x"),
    ])
    func `What is no evidence is refused and nothing is kept`(name: String, text: String) async throws {
        let world = try await world()
        let officer = try await world.door.add("Parker Officer", .performanceOfficer)
        try await world.test { client in
            let browser = try await world.browser(of: officer, client)
            let before = world.door.office.council.position
            let answer = try await attach(text, name, to: "HSG-001", from: browser)
            #expect(answer.status == .unprocessableContent)
            #expect(world.door.office.council.position == before)
        }
    }

    @Test func `Whoever may not give a measure's figures sends no evidence for it`() async throws {
        let world = try await world()
        let owner = try await world.door.add("Lee Owner", .dataOwner)
        try await world.test { client in
            let browser = try await world.browser(of: owner, client)
            #expect(try await attach("%PDF-", "a.pdf", to: "HSG-001", from: browser).status == .unsupportedMediaType)
            #expect(try await attach("%PDF-", "a.pdf", to: "NIL-001", from: browser).status == .unsupportedMediaType)
            let officer = try await world.door.add("Parker Officer", .performanceOfficer)
            let other = try await world.browser(of: officer, client)
            #expect(try await attach("%PDF-", "a.pdf", to: "NIL-001", from: other).status == .notFound)
        }
    }

    @Test(arguments: [
        "", "--xYzZY", "--xYzZY--", "--xYzZY\r\n\r\n\r\n", "no boundary at all",
        "--xYzZY\r\nContent-Disposition: form-data\r\n\r\nx\r\n--xYzZY--",
        "--xYzZY\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nnever ends",
        "--xYzZY\r\nContent-Disposition: form-data; name=\"a\"; filename=\"1\"\r\n\r\nx\r\n--xYzZY\r\n"
            + "Content-Disposition: form-data; name=\"b\"; filename=\"2\"\r\n\r\ny\r\n--xYzZY--",
    ])
    func `A body that no browser sends is no form, and never a crash`(text: String) {
        let form = MultipartForm(ByteBuffer(string: text), Array("xYzZY".utf8))
        #expect(form == nil || form?.file == nil)
    }

    @Test func `Cut anywhere, a form is either whole or none`() {
        let whole = Array(Self.body("t", Self.csv).utf8)
        for count in 0..<whole.count - 4 {
            #expect(MultipartForm(ByteBuffer(bytes: whole[..<count]), Array(Self.boundary.utf8)) == nil, "\(count)")
        }
        let form = MultipartForm(ByteBuffer(bytes: whole), Array(Self.boundary.utf8))
        #expect(form?.file.map { String(decoding: $0.bytes, as: UTF8.self) } == Self.csv)
        #expect(form?.fields["form-token"] == "t")
    }
}
