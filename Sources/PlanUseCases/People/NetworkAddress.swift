import Foundation

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// An IP address of version 4 or 6, as proxies and sockets write it.
package struct NetworkAddress: Hashable, Sendable {
    /// The address alone, in its usual spelling: "192.0.2.1", "2001:db8::1".
    package let text: String

    /// What one household or office has: an address of version 4, or the first 64 bits of one of version 6.
    package let network: String

    /// Reads an address with or without a port: "192.0.2.1:443", "[2001:db8::1]:443"; nil for anything else.
    package init?(_ written: String) {
        guard written.utf8.count <= 64 else { return nil }
        let bare: Substring =
            if written.first == "[" {
                written.contains("]") ? written.dropFirst().prefix { $0 != "]" } : ""
            } else if written.count(where: { $0 == ":" }) == 1 {
                written.prefix { $0 != ":" }
            } else {
                written[...]
            }
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, String(bare), &four) == 1 {
            text = Self.text(AF_INET, &four)
            network = text
        } else if inet_pton(AF_INET6, String(bare), &six) == 1 {
            let bytes = withUnsafeBytes(of: &six) { Array($0) }
            // A connection of version 4 that a socket of version 6 took in.
            if bytes.prefix(12) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF] {
                text = bytes.suffix(4).map(String.init).joined(separator: ".")
                network = text
            } else {
                text = Self.text(AF_INET6, &six)
                var first = six
                withUnsafeMutableBytes(of: &first) { bytes in for place in 8..<16 { bytes[place] = 0 } }
                network = Self.text(AF_INET6, &first) + "/64"
            }
        } else {
            return nil
        }
    }

    private static func text(_ family: Int32, _ address: UnsafeRawPointer) -> String {
        var letters = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(family, address, &letters, socklen_t(letters.count)) != nil else { return "" }
        return String(decoding: letters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
