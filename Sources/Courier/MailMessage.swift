package import Foundation

/// A message to one person, in plain text.
///
/// It cannot hold a line break where one would become a header, however it was made: read from a store, it is checked
/// again.
package struct MailMessage: Codable, Equatable, Sendable {
    package let from: MailAddress
    package let to: MailAddress
    package let subject: String
    package let body: String

    /// "entry-62@plan.example.gov.uk", without the brackets; the same at each attempt, so that a receiver sees repeats.
    package let messageID: String

    /// When it was written, not when it is sent, in milliseconds since 1970: the same bytes at each attempt.
    package let writtenAt: Int64

    package init(
        from: MailAddress,
        to: MailAddress,
        subject: String,
        body: String,
        messageID: String,
        writtenAt: Int64
    ) throws {
        guard MailAddress.isAddress(messageID) else {
            throw CourierFault(.refusedForGood, "A message's identifier is not of the form id@host; nothing was sent.")
        }
        guard MailDate.range.contains(writtenAt) else {
            throw CourierFault(.refusedForGood, "A message's time is outside the years 1970 to 9999; nothing was sent.")
        }
        self.from = from
        self.to = to
        self.subject = try HeaderText.checked(subject, "subject")
        self.body = body
        self.messageID = messageID
        self.writtenAt = writtenAt
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            from: values.decode(MailAddress.self, forKey: .from),
            to: values.decode(MailAddress.self, forKey: .to),
            subject: values.decode(String.self, forKey: .subject),
            body: values.decode(String.self, forKey: .body),
            messageID: values.decode(String.self, forKey: .messageID),
            writtenAt: values.decode(Int64.self, forKey: .writtenAt)
        )
    }

    /// The message as it travels (RFC 5322), in ASCII.
    package func rendered() -> Data {
        let headers = [
            "Date: \(MailDate(writtenAt).text)",
            "From: " + from.header(after: "From: ".utf8.count),
            "To: " + to.header(after: "To: ".utf8.count),
            "Subject: " + HeaderText(subject).unstructured(after: "Subject: ".utf8.count),
            "Message-ID: <\(messageID)>",
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: quoted-printable",
            // Keeps holiday replies away (RFC 3834).
            "Auto-Submitted: auto-generated",
        ]
        return Data((headers.joined(separator: "\r\n") + "\r\n\r\n" + QuotedPrintable(body).text).utf8)
    }
}
