package import Foundation
import HashTreeCollections

/// What can happen to comments.
package enum CommentChange: Equatable, Sendable {
    case made(Comment)
    case resolved(Resolved)

    package struct Resolved: Equatable, Codable, Sendable {
        package let commentID: Comment.ID
        package let resolution: Comment.Resolution
    }
}

extension CommentChange: ChangeFamily {
    package var kind: String {
        switch self {
        case .made: "comment.made"
        case .resolved: "comment.resolved"
        }
    }

    package var payload: any Encodable {
        switch self {
        case .made(let comment): comment
        case .resolved(let change): change
        }
    }

    package init?(kind: String, payload: Data, decoder: JSONDecoder) throws {
        switch kind {
        case "comment.made": self = .made(try decoder.decode(Comment.self, from: payload))
        case "comment.resolved": self = .resolved(try decoder.decode(Resolved.self, from: payload))
        default: return nil
        }
    }

    package func apply(to council: inout Council, at _: Int) {
        switch self {
        case .made(let comment): council.comments[comment.id] = comment
        case .resolved(let change): council.comments[change.commentID]?.resolution = change.resolution
        }
    }

    package func withoutFreeText(_ mark: String) -> CommentChange {
        switch self {
        case .made(let comment):
            .made(
                Comment(
                    id: comment.id,
                    elementID: comment.elementID,
                    anchor: comment.anchor.map { .init(field: $0.field, quote: mark) },
                    text: mark,
                    author: comment.author,
                    madeAt: comment.madeAt
                )
            )
        case .resolved(let change):
            .resolved(
                Resolved(
                    commentID: change.commentID,
                    resolution: .init(answer: mark, by: change.resolution.by, at: change.resolution.at)
                )
            )
        }
    }

    package func summary(in council: Council) -> String {
        func name(_ id: PlanElement.ID?) -> String {
            id.flatMap { council.elements[$0] }.map(council.label) ?? "an unknown element"
        }
        return switch self {
        case .made(let comment): "Commented on \(name(comment.elementID))"
        case .resolved(let change):
            "Answered a comment on \(name(council.comments[change.commentID]?.elementID))"
        }
    }

    /// The element whose margin it is.
    package func elementID(in council: Council) -> PlanElement.ID? {
        switch self {
        case .made(let comment): comment.elementID
        case .resolved(let change): council.comments[change.commentID]?.elementID
        }
    }
}
