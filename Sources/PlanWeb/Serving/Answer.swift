import HTTPTypes
import NIOCore

/// What a reader asks of the public site: all that its answers depend on.
struct Question {
    let method: HTTPRequest.Method

    /// Path and query as they came.
    let target: String
    let acceptEncoding: String?
    let ifNoneMatch: String?
}

/// What goes back: a status, headers, and bytes unless only headers were asked for.
struct Answer {
    let status: HTTPResponse.Status
    let fields: HTTPFields
    let body: ByteBuffer?

    /// The status line and the fields as they go over the wire, for a kept resource; without what ends them.
    var headBytes = ByteBuffer()

    /// The head of an answer after which the connection ends.
    var closingHead: ByteBuffer {
        var closing = fields
        closing[.connection] = "close"
        return Resource.Variant.wire(status, closing)
    }

    /// A kept resource in the encoding that the reader takes, or word that theirs is still good.
    static func resource(_ resource: Resource, to question: Question) -> Answer {
        let variant = resource.variant(encoding(for: question.acceptEncoding))
        if let known = question.ifNoneMatch, resource.status == .ok, matches(known, variant.entityTag) {
            return Answer(
                status: .notModified,
                fields: variant.unchangedFields,
                body: nil,
                headBytes: variant.unchangedHead
            )
        }
        return Answer(
            status: resource.status,
            fields: variant.fields,
            body: question.method == .head ? nil : variant.body,
            headBytes: variant.head
        )
    }

    static func redirect(to path: Path) -> Answer {
        var fields = SecurityHeaders.fields
        fields[.location] = path.string
        fields[.contentLength] = "0"
        fields[.cacheControl] = CachePolicy.released
        return Answer(status: .movedPermanently, fields: fields, body: nil)
    }

    /// Leads on to another address with a GET (303), so that a reload sends nothing twice.
    static func seeOther(_ path: Path) -> Answer {
        var fields = SecurityHeaders.fields
        fields[.location] = path.string
        fields[.contentLength] = "0"
        fields[.cacheControl] = CachePolicy.never
        return Answer(status: .seeOther, fields: fields, body: nil)
    }

    private static func encoding(for accepted: String?) -> Resource.Encoding {
        guard let accepted, !accepted.isEmpty else { return .plain }
        var hasGzip = false
        for offer in accepted.split(separator: ",") {
            let parts = offer.split(separator: ";")
            guard let name = parts.first?.filter({ !$0.isWhitespace }).lowercased() else { continue }
            let isRefused = parts.dropFirst().contains { part in
                let weight = part.filter { !$0.isWhitespace }
                return weight.hasPrefix("q=") && (Double(weight.dropFirst(2)) ?? 0) == 0
            }
            guard !isRefused else { continue }
            if name == "br" { return .brotli }
            if name == "gzip" { hasGzip = true }
        }
        return hasGzip ? .gzip : .plain
    }

    /// The comparison of RFC 9110, section 13.1.2.
    private static func matches(_ header: String, _ entityTag: String) -> Bool {
        header.split(separator: ",").contains { candidate in
            var tag = candidate.drop { $0 == " " }
            if tag.hasPrefix("W/") { tag = tag.dropFirst(2) }
            while tag.last == " " { tag = tag.dropLast() }
            return tag == "*" || tag == entityTag
        }
    }
}
