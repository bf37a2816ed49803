import HashTreeCollections

/// Asks to close a comment with an answer.
package struct ResolveComment: Command {
    package let commentID: Comment.ID
    package let answer: String

    package init(commentID: Comment.ID, answer: String) {
        self.commentID = commentID
        self.answer = answer
    }

    package func demand(in council: Council) -> Demand {
        Demand(.resolveComment, about: council.comments[commentID].map { .element($0.elementID) } ?? .council)
    }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let comment = council.comments[commentID] else { return .refused("comment", "comment-unknown") }
        guard comment.resolution == nil else { return .refused("comment", "comment-resolved") }
        let answer = answer.trimmingSpaces
        guard !answer.isEmpty else { return .refused("answer", "answer-missing") }
        guard answer.count <= Comment.textLimit else {
            return .refused("answer", "text-too-long", "\(Comment.textLimit)")
        }
        let resolution = Comment.Resolution(answer: answer, by: context.actor, at: context.moment)
        return .changes([.comment(.resolved(.init(commentID: commentID, resolution: resolution)))])
    }
}
