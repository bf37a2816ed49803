import Courier
import Foundation
import Testing

/// Messages as they travel, and as the console shows them.
struct MailMessageTests {
    @Test func `A message has the headers of RFC 5322 and says that a machine wrote it`() throws {
        let expected = """
            Date: Thu, 22 Feb 2024 18:00:00 +0000
            From: "Council Plan" <plan@example.gov.uk>
            To: ada@example.gov.uk
            Subject: Three measures wait for you
            Message-ID: <entry-62@plan.example.gov.uk>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable
            Auto-Submitted: auto-generated

            Hello

            """
        #expect(try MailMessage.sample().text == expected.replacingOccurrences(of: "\n", with: "\r\n"))
    }

    @Test(arguments: [
        "one\ntwo\r\nthree\rfour", "a = b", "trailing space \nand tab\t\n", ".\n.hidden\n", "Ŵy 🎉", "\0\u{1B}",
        String(repeating: "x", count: 400), String(repeating: "ŷ ", count: 200), "From here\n\n\n", "",
    ])
    func `A body arrives as it was typed, in short ASCII lines`(body: String) throws {
        let text = try MailMessage.sample(body: body).text
        let start = try #require(text.range(of: "\r\n\r\n"))
        let sent = String(text[start.upperBound...])
        let lines = sent.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { $0 == 9 || (32...126).contains($0) } })
        #expect(lines.allSatisfy { !$0.hasSuffix(" ") && !$0.hasSuffix("\t") })
        let arrived = String(decoding: MailMessage.bytes(ofQuotedPrintable: sent), as: UTF8.self)
        var typed = body.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
        if !typed.isEmpty, !typed.hasSuffix("\n") { typed += "\n" }
        #expect(arrived == typed.replacingOccurrences(of: "\n", with: "\r\n"))
    }

    @Test(
        arguments: [
            (0, "Thu, 1 Jan 1970 00:00:00 +0000"), (951_782_399_999, "Mon, 28 Feb 2000 23:59:59 +0000"),
            (951_782_400_000, "Tue, 29 Feb 2000 00:00:00 +0000"),
            (1_735_689_599_000, "Tue, 31 Dec 2024 23:59:59 +0000"),
            (253_402_300_799_999, "Fri, 31 Dec 9999 23:59:59 +0000"),
        ] as [(Int64, String)]
    )
    func `Dates are in English and in universal time`(milliseconds: Int64, expected: String) throws {
        #expect(try MailMessage.sample(writtenAt: milliseconds).text.hasPrefix("Date: \(expected)\r\n"))
    }

    @Test(arguments: [-1, 253_402_300_800_000, .min, .max] as [Int64])
    func `A time that mail cannot write is refused`(milliseconds: Int64) {
        #expect(throws: CourierFault.self) { try MailMessage.sample(writtenAt: milliseconds) }
    }

    @Test func `A message comes back from its JSON unchanged`() throws {
        let message = try MailMessage.sample(to: MailAddress("ada@example.gov.uk", name: "Siân"), body: "Ŵ\n")
        #expect(try JSONDecoder().decode(MailMessage.self, from: JSONEncoder().encode(message)) == message)
    }

    @Test func `The console shows a message without obeying it`() async throws {
        let (shown, console) = AsyncStream.makeStream(of: String.self)
        try await ConsoleTransport { console.yield($0) }.send(.sample(body: "Sign in:\r\n\u{1B}[2Jhttps://plan.test/ŵ"))
        var texts = shown.makeAsyncIterator()
        let expected = """
            -- mail, not sent --
            From: Council Plan <plan@example.gov.uk>
            To: ada@example.gov.uk
            Subject: Three measures wait for you
            Date: Thu, 22 Feb 2024 18:00:00 +0000

            Sign in:
            [2Jhttps://plan.test/ŵ
            -- end of mail --

            """
        #expect(await texts.next() == expected)
    }
}
