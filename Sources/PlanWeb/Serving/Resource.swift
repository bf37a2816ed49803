import Foundation
import HTTPTypes
import Ledger
import NIOCore
import Synchronization

/// What one address answers: bytes that are made at the first request, compressed once, and kept.
final class Resource: Sendable {
    let status: HTTPResponse.Status
    let contentType: String
    let cacheControl: String

    /// Other forms of the same, its description and its licence (RFC 8288); none where it is nil.
    let links: String?

    /// Whether the bytes are those that the council signed: nobody may change a sign of them.
    let isSigned: Bool

    /// Whether browsers save it in place of showing it: a page that has its style in it, which no page of the site may.
    let isForKeeping: Bool
    private let make: @Sendable () -> [UInt8]
    private let prepared = Mutex<[Encoding: Variant]>([:])

    /// A form in which the bytes travel.
    enum Encoding: String, Sendable {
        case plain = ""
        case gzip
        case brotli = "br"
    }

    /// The bytes in one encoding, ready to send.
    struct Variant: Sendable {
        let body: ByteBuffer
        let entityTag: String
        let fields: HTTPFields
        let head: ByteBuffer

        /// What a reader gets whose copy is still good.
        let unchangedFields: HTTPFields
        let unchangedHead: ByteBuffer

        init(_ status: HTTPResponse.Status, _ body: ByteBuffer, _ entityTag: String, _ fields: HTTPFields) {
            self.body = body
            self.entityTag = entityTag
            self.fields = fields
            head = Self.wire(status, fields)
            var unchanged = fields
            for name in [HTTPField.Name.contentLength, .contentType, .contentEncoding] { unchanged[name] = nil }
            unchangedFields = unchanged
            unchangedHead = Self.wire(.notModified, unchanged)
        }

        static func wire(_ status: HTTPResponse.Status, _ fields: HTTPFields) -> ByteBuffer {
            let lines = fields.map { "\($0.name.rawName): \($0.value)\r\n" }
            return ByteBuffer(string: "HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n" + lines.joined())
        }
    }

    init(
        status: HTTPResponse.Status = .ok,
        contentType: String = MediaType.html,
        cacheControl: String = CachePolicy.released,
        links: String? = nil,
        isSigned: Bool = false,
        isForKeeping: Bool = false,
        bytes: @escaping @Sendable () -> [UInt8]
    ) {
        self.links = links
        self.isSigned = isSigned
        self.isForKeeping = isForKeeping
        self.status = status
        self.contentType = contentType
        self.cacheControl = cacheControl
        make = bytes
    }

    convenience init(
        status: HTTPResponse.Status = .ok,
        contentType: String,
        cacheControl: String = CachePolicy.released,
        links: String? = nil,
        text: @escaping @Sendable () -> String
    ) {
        self.init(
            status: status,
            contentType: contentType,
            cacheControl: cacheControl,
            links: links,
            bytes: { Array(text().utf8) }
        )
    }

    func variant(_ encoding: Encoding) -> Variant {
        if let ready = prepared.withLock({ $0[encoding] }) { return ready }
        let made = prepare(encoding)
        prepared.withLock { $0[encoding] = made }
        return made
    }

    private func prepare(_ encoding: Encoding) -> Variant {
        let plain = encoding == .plain ? make() : Array(variant(.plain).body.readableBytesView)
        let bytes: [UInt8]
        switch encoding {
        case .plain: bytes = plain
        case .gzip: bytes = Compression.gzip(plain)
        case .brotli: bytes = Compression.brotli(plain)
        }
        let hash = Digest(of: .init(plain)).description.prefix(24)
        let entityTag = "\"\(hash)\(encoding == .plain ? "" : "-\(encoding.rawValue)")\""
        var fields = SecurityHeaders.fields
        fields[.contentType] = contentType
        fields[.contentLength] = String(bytes.count)
        fields[.cacheControl] = cacheControl
        fields[.eTag] = entityTag
        fields[.vary] = "Accept-Encoding"
        if let links, let name = HTTPField.Name("Link") { fields[name] = links }
        if isForKeeping { fields[.contentDisposition] = "attachment" }
        if encoding != .plain { fields[.contentEncoding] = encoding.rawValue }
        return Variant(status, ByteBuffer(bytes: bytes), entityTag, fields)
    }
}

enum MediaType {
    static let html = "text/html; charset=utf-8"
    static let json = "application/json; charset=utf-8"
    static let calendar = "text/calendar; charset=utf-8"
    static let atom = "application/atom+xml; charset=utf-8"
    static let css = "text/css; charset=utf-8"
    static let script = "text/javascript; charset=utf-8"
    static let csv = "text/csv; charset=utf-8"
    static let csvMetadata = "application/csvm+json; charset=utf-8"
    static let svg = "image/svg+xml"
    static let xml = "application/xml; charset=utf-8"
    static let text = "text/plain; charset=utf-8"
    static let pem = "application/x-pem-file"
}

enum CachePolicy {
    /// A reader or a CDN may keep a page for a minute, and show it while asking whether it still stands.
    static let released = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400"

    /// The address holds the content's hash, so what it answers never changes.
    static let forever = "public, max-age=31536000, immutable"

    /// Answers to one reader, such as a search or an error.
    static let never = "no-store"
}

/// Sent with every answer.
enum SecurityHeaders {
    static let fields: HTTPFields = {
        var fields = HTTPFields()
        fields[.contentSecurityPolicy] =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        fields[.xContentTypeOptions] = "nosniff"
        fields[name("Referrer-Policy")] = "strict-origin-when-cross-origin"
        fields[name("X-Frame-Options")] = "DENY"
        fields[name("Cross-Origin-Opener-Policy")] = "same-origin"
        fields[name("Cross-Origin-Resource-Policy")] = "same-origin"
        fields[name("Permissions-Policy")] = "camera=(), geolocation=(), microphone=()"
        return fields
    }()

    /// Behind the door pages may run the one script that we serve, and nobody may keep them.
    static let workspace: HTTPFields = {
        var fields = SecurityHeaders.fields
        fields[.contentSecurityPolicy] =
            "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        fields[.cacheControl] = CachePolicy.never
        // An address behind the door may tell what somebody works on, and at the door it may hold a token: no other site
        // hears of it. With "no-referrer" browsers would also keep from us where our own forms come from.
        fields[name("Referrer-Policy")] = "same-origin"
        return fields
    }()

    /// Sent with every answer of a site whose origin is https, whatever else the answer is (RFC 6797).
    static let transport = "max-age=31536000; includeSubDomains"

    private static func name(_ text: String) -> HTTPField.Name {
        guard let name = HTTPField.Name(text) else { preconditionFailure("'\(text)' is no header name.") }
        return name
    }
}
