import Foundation

/// A transport for demonstrations: messages appear on the console, to be read, and go nowhere.
package struct ConsoleTransport: MailTransport {
    private let write: @Sendable (String) -> Void

    /// Writes to standard output, or wherever a test says.
    package init(
        write: @escaping @Sendable (String) -> Void = { FileHandle.standardOutput.write(Data($0.utf8)) }
    ) {
        self.write = write
    }

    package func send(_ message: MailMessage) async throws {
        let lines = [
            "-- mail, not sent --",
            "From: " + Self.shown(message.from),
            "To: " + Self.shown(message.to),
            "Subject: " + message.subject,
            "Date: " + MailDate(message.writtenAt).text,
            "",
            Self.withoutControls(message.body),
            "-- end of mail --",
        ]
        write(lines.joined(separator: "\n") + "\n")
    }

    private static func shown(_ address: MailAddress) -> String {
        address.name.map { "\($0) <\(address.address)>" } ?? address.address
    }

    /// A terminal obeys control characters, and what is in a message may come from anyone.
    private static func withoutControls(_ text: String) -> String {
        let scalars = text.unicodeScalars.filter { $0 == "\n" || $0.properties.generalCategory != .control }
        return String(String.UnicodeScalarView(scalars))
    }
}
