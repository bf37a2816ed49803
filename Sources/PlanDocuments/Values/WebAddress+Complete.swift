import Markup

extension WebAddress {
    /// The address with every sign that an address may not hold as its bytes in per cent, as office formats demand.
    var complete: String {
        var address = ""
        for byte in text.utf8 {
            if Self.allowed.contains(byte) {
                address.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                address += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return address
    }

    private static let allowed = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?#@!$&'()*+,;=%".utf8
    )
}
