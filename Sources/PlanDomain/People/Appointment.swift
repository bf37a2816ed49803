/// That a person holds a post from a day until another, or until further notice.
package struct Appointment: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Appointment>

    package let id: ID
    package let postID: Post.ID
    package let account: Account.ID
    package let from: Day

    /// The last day, included.
    package internal(set) var until: Day?

    package init(id: ID, postID: Post.ID, account: Account.ID, from: Day, until: Day? = nil) {
        self.id = id
        self.postID = postID
        self.account = account
        self.from = from
        self.until = until
    }

    package func holds(on day: Day) -> Bool { from <= day && (until.map { day <= $0 } ?? true) }
}
