/// Where a message comes from or goes to: an address and, if wished, the name that is shown with it.
package struct MailAddress: Codable, Equatable, Sendable {
    /// In ASCII, as every mail server takes it; a domain in other letters stands in its "xn--" form.
    package let address: String
    package let name: String?

    /// Refuses what would not stay one address in a header or on the wire.
    package init(_ address: String, name: String? = nil) throws {
        guard Self.isAddress(address) else {
            throw CourierFault(.refusedForGood, "A mail address is not of the form name@example.com; nothing was sent.")
        }
        self.address = address
        self.name = try name.map { try HeaderText.checked($0, "name of a sender or receiver") }
    }

    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        try self.init(
            values.decode(String.self, forKey: .address),
            name: values.decodeIfPresent(String.self, forKey: .name)
        )
    }

    /// The value of a From or To header.
    func header(after column: Int) -> String {
        guard let name, !name.isEmpty else { return address }
        let phrase = HeaderText(name).phrase(after: column)
        let last = phrase.split(separator: "\r\n", omittingEmptySubsequences: false).last.map(\.utf8.count) ?? 0
        return phrase + (last + column + address.utf8.count > 72 ? "\r\n <\(address)>" : " <\(address)>")
    }

    /// Narrower than RFC 5322, which allows quoted parts and comments that real mailboxes do not have.
    static func isAddress(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, let local = parts.first, let domain = parts.last, text.utf8.count <= 254,
            !local.isEmpty, local.count <= 64, !domain.isEmpty, domain.first != UInt8(ascii: "-")
        else { return false }
        let letters = text.utf8.allSatisfy { (33...126).contains($0) && !"()<>[]\\,;:\"".utf8.contains($0) }
        let host = domain.allSatisfy { $0.isLetterOrDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        return letters && host
    }
}
