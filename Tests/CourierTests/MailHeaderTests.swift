import Courier
import Foundation
import Testing

/// What people type into headers, which must say that and nothing else.
struct MailHeaderTests {
    @Test(arguments: [
        "Bcc\nBcc: all@example.com", "Bcc\r\nBcc: all@example.com", "Bcc\rBcc: all@example.com", "null\0", "bell\u{7}",
        "next line\u{85}", "line\u{2028}separator", "\u{1B}[2J",
    ])
    func `Nothing that breaks a line gets into a header`(hostile: String) throws {
        let subject = #expect(throws: CourierFault.self) { try MailMessage.sample(subject: hostile) }
        #expect(subject?.code == .refusedForGood)
        #expect(throws: CourierFault.self) { try MailAddress("ada@example.gov.uk", name: hostile) }
        #expect(throws: CourierFault.self) { try MailAddress("ada@example.gov.uk" + hostile) }
        #expect(throws: CourierFault.self) { try MailAddress(hostile + "@example.gov.uk") }
        let stored = try JSONEncoder().encode(MailMessage.sample(subject: "safe"))
        let typed = String(decoding: try JSONEncoder().encode(hostile), as: UTF8.self)
        for safe in ["\"safe\"", "\"ada@example.gov.uk\"", "\"Council Plan\"", "\"entry-62@plan.example.gov.uk\""] {
            let changed = String(decoding: stored, as: UTF8.self).replacingOccurrences(of: safe, with: typed)
            #expect(changed != String(decoding: stored, as: UTF8.self))
            #expect(throws: CourierFault.self) { try JSONDecoder().decode(MailMessage.self, from: Data(changed.utf8)) }
        }
    }

    @Test(arguments: [
        "", "ada", "@example.com", "ada@", "a@b@c", "ada lovelace@example.com", "<ada@example.com>",
        "ada@example.com,b@c", "ada@exämple.com", "ada@-example.com", "a@b;c", "\"a b\"@example.com",
        "ada@example.com>",
    ])
    func `What is not one plain address is refused`(text: String) {
        #expect(throws: CourierFault.self) { try MailAddress(text) }
    }

    @Test(arguments: ["o'hara+plan@example.gov.uk", "a.b_c-d@sub.example.uk", "root@localhost", "x@xn--exmple-cua.com"])
    func `Ordinary addresses are taken as they are`(text: String) throws {
        #expect(try MailAddress(text).address == text)
    }

    @Test(arguments: [
        ("Jobs & homes", "Jobs & homes"),
        ("", ""),
        ("Cyngor Llŷn", "=?UTF-8?Q?Cyngor_Ll=C5=B7n?="),
        ("=?UTF-8?Q?forged?=", "=?UTF-8?Q?=3D=3FUTF-8=3FQ=3Fforged=3F=3D?="),
        ("two  spaces", "=?UTF-8?Q?two__spaces?="),
        (
            "Your update of the measure Household waste recycled is due by Friday 26 April 2024",
            "Your update of the measure Household waste recycled is due by\r\n Friday 26 April 2024"
        ),
    ])
    func `A subject is plain, folded or encoded as its words need`(subject: String, expected: String) throws {
        #expect(try MailMessage.sample(subject: subject).header("Subject") == expected)
    }

    @Test func `Encoded words stay within their lines and never part a letter`() throws {
        let subject = String(repeating: "Cynnydd â'r ŵyl 🎉 ", count: 12) + String(repeating: "ŷ", count: 80)
        let value = try MailMessage.sample(subject: subject).header("Subject")
        var decoded = Data()
        for (index, word) in value.components(separatedBy: "\r\n ").enumerated() {
            #expect(word.utf8.count <= 75 && (index > 0 || word.utf8.count + "Subject: ".utf8.count <= 76))
            #expect(word.hasPrefix("=?UTF-8?Q?") && word.hasSuffix("?="))
            let inner = word.dropFirst(10).dropLast(2).replacingOccurrences(of: "_", with: " ")
            let bytes = MailMessage.bytes(ofQuotedPrintable: inner)
            #expect(String(data: bytes, encoding: .utf8) != nil, "a letter was parted in \(word)")
            decoded += bytes
        }
        #expect(String(decoding: decoded, as: UTF8.self) == subject)
    }

    @Test(arguments: [
        ("Ada", "\"Ada\" <ada@example.gov.uk>"),
        ("O\"Brien, \\Ada", "\"O\\\"Brien, \\\\Ada\" <ada@example.gov.uk>"),
        ("Siân Ŵ.", "=?UTF-8?Q?Si=C3=A2n_=C5=B4=2E?= <ada@example.gov.uk>"),
        ("", "ada@example.gov.uk"),
        (
            "The Head of Investment, Regeneration and Good Jobs",
            "\"The Head of Investment, Regeneration and Good Jobs\"\r\n <ada@example.gov.uk>"
        ),
    ])
    func `A name cannot be taken for anything but a name`(name: String, expected: String) throws {
        #expect(try MailMessage.sample(to: MailAddress("ada@example.gov.uk", name: name)).header("To") == expected)
    }
}
