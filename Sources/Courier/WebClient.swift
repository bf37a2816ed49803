import CCurl
import Foundation

/// Asks other servers over HTTPS, for short answers.
///
/// It follows no redirect, reads no more than 1 MiB, waits no longer than 10 seconds, and always checks certificates.
package struct WebClient: WebAsking {
    private static let answerLimit = 1 << 20
    private let protocols: String
    private let authorities: String?
    private let limit: Int

    /// Several, so that one slow server does not hold up whoever asks another.
    private let lanes = (1...4).map { CurlLane(label: "throughline.web.\($0)") }

    /// Asks over plain HTTP only if that was allowed, for tests and for servers on the same machine.
    ///
    /// `authorities` is a file of certificates to trust in place of the system's; `limit` is in milliseconds.
    package init(allowsPlainHTTP: Bool = false, authorities: String? = nil, limit: Int = 10_000) {
        protocols = allowsPlainHTTP ? "https,http" : "https"
        self.authorities = authorities
        self.limit = limit
    }

    package func get(_ url: String) async throws -> WebAnswer {
        try await ask(url) { _ in }
    }

    package func post(
        _ url: String,
        form: [(String, String)],
        basicAuth: (user: String, password: String)? = nil
    ) async throws -> WebAnswer {
        let body = FormEncoding.text(form)
        return try await ask(url) { handle in
            try handle.set(CURLOPT_POSTFIELDSIZE, body.utf8.count)
            try handle.set(CURLOPT_COPYPOSTFIELDS, body)
            if let basicAuth {
                try handle.set(CURLOPT_USERNAME, basicAuth.user)
                try handle.set(CURLOPT_PASSWORD, basicAuth.password)
            }
        }
    }

    private func ask(_ url: String, _ configure: @Sendable (CurlHandle) throws -> Void) async throws -> WebAnswer {
        guard let host = URLComponents(string: url)?.host, !host.isEmpty, let lane = lanes.randomElement() else {
            throw CourierFault(.other, "An address to ask is not of the form https://host/path.")
        }
        let exchange = try await lane.exchange(keepingAtMost: Self.answerLimit) { handle in
            try handle.set(CURLOPT_URL, url)
            try handle.set(CURLOPT_PROTOCOLS_STR, protocols)
            if Loopback.contains(host) { try handle.set(CURLOPT_NOPROXY, "*") }
            try handle.set(CURLOPT_USERAGENT, "Throughline")
            try handle.set(CURLOPT_FOLLOWLOCATION, 0)
            try handle.set(CURLOPT_SSL_VERIFYPEER, 1)
            try handle.set(CURLOPT_SSL_VERIFYHOST, 2)
            if let authorities { try handle.set(CURLOPT_CAINFO, authorities) }
            try handle.set(CURLOPT_MAXFILESIZE, Self.answerLimit)
            try handle.set(CURLOPT_TIMEOUT_MS, limit)
            try configure(handle)
        }
        if let fault = exchange.webFault(at: host) { throw fault }
        return WebAnswer(status: exchange.status, body: exchange.received)
    }
}
