/// The names of this machine for itself: what is sent there crosses no wire, and no proxy.
enum Loopback {
    static func contains(_ host: String) -> Bool {
        switch host.lowercased() {
        case "localhost", "::1", "[::1]": true
        case let host: host.hasPrefix("127.") && host.utf8.allSatisfy { $0 == 46 || (48...57).contains($0) }
        }
    }
}
