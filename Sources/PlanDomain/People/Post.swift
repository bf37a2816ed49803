/// A place in the council's structure to which roles belong; people come and go, the post stays.
package struct Post: Hashable, Codable, Sendable {
    package typealias ID = Identifier<Post>

    package let id: ID

    /// "Head of Strategy".
    package let title: String

    /// The directorate, service or body that it belongs to; may be empty.
    package let unit: String
    package let grants: [RoleGrant]

    /// The post's own life; from the first day to the last, both included.
    package let from: Day
    package let until: Day?

    package init(id: ID, title: String, unit: String, grants: [RoleGrant], from: Day, until: Day? = nil) {
        self.id = id
        self.title = title
        self.unit = unit
        self.grants = grants
        self.from = from
        self.until = until
    }

    package func exists(on day: Day) -> Bool { from <= day && (until.map { day <= $0 } ?? true) }
}

/// A role and how far it reaches.
package struct RoleGrant: Hashable, Codable, Sendable {
    package let role: Role
    package let scope: RoleScope

    package init(role: Role, scope: RoleScope = .council) {
        self.role = role
        self.scope = scope
    }
}
