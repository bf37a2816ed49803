import HTTPTypes
import Hummingbird
import PlanDomain

/// Answers the one thing that anybody may send to the public site: a file to be checked.
///
/// It changes nothing and keeps nothing, so it needs no session and no form token; the file is hashed as it comes in, and
/// a long or slow one costs no memory.
struct FileCheck {
    let site: PublicSite

    static let sizeLimit = 25 * 1024 * 1024

    /// The fields around the file.
    private static let formLimit = 16 * 1024

    static func isAsked(_ request: Request) -> Bool {
        request.method == .post && request.uri.path == Path.verify.string
    }

    func answer(_ request: Request) async throws -> Answer {
        guard let boundary = MultipartForm.boundary(of: request.headers[.contentType]) else {
            return problem(.wrongType, .unsupportedMediaType)
        }
        let limit = Self.sizeLimit + Self.formLimit
        if let length = request.headers[.contentLength].flatMap(Int.init), length > limit {
            return problem(.tooLarge, .contentTooLarge)
        }
        do {
            var reader = try MultipartHash(boundary)
            var total = 0
            for try await buffer in request.body {
                total += buffer.readableBytes
                guard total <= limit else { return problem(.tooLarge, .contentTooLarge) }
                try reader.take(buffer.readableBytesView)
            }
            guard let file = try reader.finish() else { return problem(.noFile, .unprocessableContent) }
            guard file.bytes > 0 else { return problem(.empty, .unprocessableContent) }
            guard file.bytes <= Self.sizeLimit else { return problem(.tooLarge, .contentTooLarge) }
            return .seeOther(.verdict(file.digest))
        } catch is MultipartHash.Broken {
            return problem(.unreadable, .badRequest)
        }
    }

    private func problem(_ problem: VerificationPages.Problem, _ status: HTTPResponse.Status) -> Answer {
        let question = Question(method: .post, target: Path.verify.string, acceptEncoding: nil, ifNoneMatch: nil)
        return site.plain(site.verifyPage(problem), status, MediaType.html, question)
    }
}
