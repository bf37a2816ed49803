/// That the holder of a post lets another person act in it for some days; the holder keeps it too.
package struct Delegation: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Delegation>

    package let id: ID
    package let postID: Post.ID
    package let by: Account.ID
    package let to: Account.ID
    package let from: Day
    package internal(set) var until: Day

    package init(id: ID, postID: Post.ID, by: Account.ID, to: Account.ID, from: Day, until: Day) {
        self.id = id
        self.postID = postID
        self.by = by
        self.to = to
        self.from = from
        self.until = until
    }

    package func holds(on day: Day) -> Bool { from <= day && day <= until }
}
