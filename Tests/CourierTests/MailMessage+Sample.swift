import Courier
import Foundation
import Testing

extension MailMessage {
    /// A message that looks like ours, with what a test wants to be different.
    static func sample(
        to: MailAddress? = nil,
        subject: String = "Three measures wait for you",
        body: String = "Hello",
        writtenAt: Int64 = 1_708_624_800_000
    ) throws -> MailMessage {
        try MailMessage(
            from: MailAddress("plan@example.gov.uk", name: "Council Plan"),
            to: to ?? MailAddress("ada@example.gov.uk"),
            subject: subject,
            body: body,
            messageID: "entry-62@plan.example.gov.uk",
            writtenAt: writtenAt
        )
    }

    var text: String { String(decoding: rendered(), as: UTF8.self) }

    /// The value of a header as it stands, with its folds.
    func header(_ name: String) throws -> String {
        let start = try #require(text.range(of: "\r\n\(name): "))
        var value = ""
        for (index, line) in text[start.upperBound...].components(separatedBy: "\r\n").enumerated() {
            if index > 0, !line.hasPrefix(" ") { break }
            value += index == 0 ? line : "\r\n" + line
        }
        return value
    }

    /// Reads quoted-printable in the plainest way, independent of the code that writes it.
    static func bytes(ofQuotedPrintable text: String) -> Data {
        var bytes = Data()
        var rest = Array(text.replacingOccurrences(of: "=\r\n", with: "").utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "="), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}
