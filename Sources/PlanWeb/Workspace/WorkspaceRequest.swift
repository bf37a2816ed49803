import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import PlanDomain
import PlanUseCases

/// One request to the workspace, read and within bounds.
struct WorkspaceRequest: Sendable {
    let method: HTTPRequest.Method
    /// Path and query as they came.
    let target: String
    let path: String
    let query: FormFields
    let form: FormFields

    /// A file that came with the form.
    let file: UploadedFile?
    let cookies: [String: String]
    let caller: FrontDesk.Caller

    /// The host that the browser asked for, and what it says of where a request comes from.
    let host: String
    let origin: String?
    let fetchSite: String?

    /// No form of ours sends more; texts have their own limits.
    static let bodyLimit = 256 * 1024

    /// What cannot be read at all.
    enum Problem: Error {
        case unreadable
        case tooLarge
        case wrongType
        case addressTooLong
    }

    init(
        _ request: Request,
        from peer: SocketAddress?,
        settings: Workspace.Settings,
        uploadLimit: @Sendable (_ path: String, _ cookies: [String: String]) async throws -> Int?
    ) async throws {
        target = request.uri.string
        guard target.utf8.count <= PublicSite.targetLimit else { throw Problem.addressTooLong }
        method = request.method
        path = String(target.prefix { $0 != "?" })
        guard let query = FormFields(urlEncoded: target.dropFirst(path.count + 1)) else { throw Problem.unreadable }
        self.query = query
        cookies = Self.cookies(request.headers[.cookie])
        if request.method == .post, let boundary = MultipartForm.boundary(of: request.headers[.contentType]) {
            guard let limit = try await uploadLimit(path, cookies) else { throw Problem.wrongType }
            guard let parts = MultipartForm(try await Self.body(of: request, upTo: limit), boundary) else {
                throw Problem.unreadable
            }
            (form, file) = (parts.fields, parts.file)
        } else {
            form = request.method == .post ? try await Self.form(of: request) : .none
            file = nil
        }
        host = request.head.authority ?? ""
        origin = request.headers[Self.originName]
        fetchSite = request.headers[Self.fetchSiteName]
        caller = FrontDesk.Caller(
            address: Self.address(request, peer, isBehindProxy: settings.isBehindProxy),
            browser: request.headers[.userAgent] ?? "",
            browserToken: cookies[settings.browserCookieName].flatMap { SecretToken($0) }
        )
    }

    private static func form(of request: Request) async throws -> FormFields {
        let type = request.headers[.contentType]?.prefix { $0 != ";" }.lowercased() ?? ""
        let body = try await body(of: request, upTo: bodyLimit)
        guard body.readableBytes > 0 else { return .none }
        guard type == "application/x-www-form-urlencoded" else { throw Problem.wrongType }
        guard let text = String(validating: body.readableBytesView, as: UTF8.self),
            let form = FormFields(urlEncoded: text)
        else { throw Problem.unreadable }
        return form
    }

    private static func body(of request: Request, upTo limit: Int) async throws -> ByteBuffer {
        do {
            return try await request.body.collect(upTo: limit)
        } catch {
            throw Problem.tooLarge
        }
    }

    private static func cookies(_ header: String?) -> [String: String] {
        var cookies: [String: String] = [:]
        for part in (header ?? "").split(separator: ";").prefix(50) {
            let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard halves.count == 2 else { continue }
            let name = halves[0].drop { $0 == " " }
            // The first of a name wins: a browser sends the most exact one first.
            if cookies[String(name)] == nil { cookies[String(name)] = String(halves[1]) }
        }
        return cookies
    }

    /// The peer's address; behind a proxy what the proxy itself added last, since what stands before it may be made up.
    private static func address(_ request: Request, _ peer: SocketAddress?, isBehindProxy: Bool) -> String {
        let direct = peer?.ipAddress ?? "unknown"
        guard isBehindProxy, let name = forwardedName else { return direct }
        let forwarded = request.headers[values: name].last?.split(separator: ",").last?.trimmingSpaces
        return forwarded.flatMap { NetworkAddress($0) }?.text ?? direct
    }

    private static let originName = HTTPField.Name.origin
    private static let fetchSiteName: HTTPField.Name = {
        guard let name = HTTPField.Name("Sec-Fetch-Site") else { preconditionFailure("The name is a token.") }
        return name
    }()
    private static let forwardedName = HTTPField.Name("X-Forwarded-For")
}
