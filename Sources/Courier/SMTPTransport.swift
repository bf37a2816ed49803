import CCurl
import Foundation

/// A transport that hands messages to a mail server, one after another on one connection.
package struct SMTPTransport: MailTransport {
    private let address: String
    private let host: String
    private let login: Login?
    private let requiresTLS: Bool
    private let authorities: String?
    private let limits: Limits
    private let lane = CurlLane(label: "throughline.mail")

    /// Takes an address such as "smtp://mail.example.gov.uk:587" (STARTTLS) or "smtps://mail.example.gov.uk".
    ///
    /// A path is the name by which we greet a server that asks for one: "smtp://relay/plan.example.gov.uk".
    /// Without `requiresTLS`, TLS is used where the server offers it; then a password is only sent to this machine.
    /// `authorities` is a file of certificates to trust in place of the system's, for a council with its own.
    package init(
        address: String,
        login: Login? = nil,
        requiresTLS: Bool,
        authorities: String? = nil,
        limits: Limits = Limits()
    ) throws {
        guard let parts = URLComponents(string: address), let host = parts.host, !host.isEmpty, parts.user == nil,
            let scheme = parts.scheme?.lowercased(), ["smtp", "smtps"].contains(scheme)
        else {
            throw CourierFault(.other, "The mail server's address must be like smtp://host:port or smtps://host.")
        }
        guard login == nil || requiresTLS || scheme == "smtps" || Loopback.contains(host) else {
            throw CourierFault(.insecure, "The mail server's password must not travel without TLS: require it.")
        }
        self.address = address
        self.host = host
        self.login = login
        self.requiresTLS = requiresTLS
        self.authorities = authorities
        self.limits = limits
    }

    package func send(_ message: MailMessage) async throws {
        let bytes = message.rendered()
        let exchange = try await lane.exchange(sending: bytes) { handle in
            try handle.set(CURLOPT_URL, address)
            try handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
            if Loopback.contains(host) { try handle.set(CURLOPT_NOPROXY, "*") }
            try handle.set(CURLOPT_USE_SSL, Int((requiresTLS ? CURLUSESSL_ALL : CURLUSESSL_TRY).rawValue))
            if let authorities { try handle.set(CURLOPT_CAINFO, authorities) }
            if let login {
                try handle.set(CURLOPT_USERNAME, login.user)
                try handle.set(CURLOPT_PASSWORD, login.password)
            }
            try handle.set(CURLOPT_CONNECTTIMEOUT_MS, limits.connecting)
            try handle.set(CURLOPT_TIMEOUT_MS, limits.whole)
            // Servers hang up on idle clients; an old connection would cost the first message after a pause a retry.
            try handle.set(CURLOPT_MAXAGE_CONN, 30)
            try handle.set(CURLOPT_UPLOAD, 1)
            try handle.set(CURLOPT_INFILESIZE, bytes.count)
            try handle.set(CURLOPT_MAIL_FROM, message.from.address)
            try handle.set(CURLOPT_MAIL_RCPT, [message.to.address])
        }
        if let fault = exchange.mailFault(at: host) { throw fault }
    }

    /// What the mail server knows us by.
    package struct Login: Sendable {
        let user: String
        let password: String

        package init(user: String, password: String) {
            self.user = user
            self.password = password
        }
    }

    /// How long a server may take, in milliseconds.
    package struct Limits: Sendable {
        let connecting: Int
        let whole: Int

        package init(connecting: Int = 10_000, whole: Int = 30_000) {
            self.connecting = connecting
            self.whole = whole
        }
    }
}
