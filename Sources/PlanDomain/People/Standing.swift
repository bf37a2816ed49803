import HashTreeCollections

/// One role that a person has on a day, and through what they have it.
package struct Standing: Hashable, Sendable {
    package let role: Role
    package let scope: RoleScope
    package let post: Post

    /// Who delegated the post, where the person acts for another.
    package let delegatedBy: Account.ID?

    package init(role: Role, scope: RoleScope, post: Post, delegatedBy: Account.ID? = nil) {
        self.role = role
        self.scope = scope
        self.post = post
        self.delegatedBy = delegatedBy
    }
}

extension Council {
    /// Every role that a person has on a day, by the posts they hold and those delegated to them.
    package func standings(of account: Account.ID, on day: Day) -> [Standing] {
        let held = appointments.values.filter { $0.account == account && $0.holds(on: day) }.map {
            (post: $0.postID, by: Account.ID?.none)
        }
        // A delegation carries only what its giver still holds.
        let lent = delegations.values.filter { $0.to == account && $0.holds(on: day) }.filter { delegation in
            appointments.values.contains {
                $0.postID == delegation.postID && $0.account == delegation.by && $0.holds(on: day)
            }
        }
        .map { (post: $0.postID, by: Account.ID?.some($0.by)) }
        return (held + lent).flatMap { place -> [Standing] in
            guard let post = posts[place.post], post.exists(on: day) else { return [] }
            return post.grants.map {
                Standing(role: $0.role, scope: $0.scope, post: post, delegatedBy: place.by)
            }
        }
        .sorted { ($0.role.rawValue, $0.post.title, $0.post.id) < ($1.role.rawValue, $1.post.title, $1.post.id) }
    }

    /// Who holds a post on a day, by appointment or delegation.
    package func holders(of post: Post.ID, on day: Day) -> [Account.ID] {
        appointments.values.filter { $0.postID == post && $0.holds(on: day) }.map(\.account).sorted()
    }

    /// The posts that a person holds on a day by appointment, by title.
    package func posts(of account: Account.ID, on day: Day) -> [Post] {
        appointments.values.filter { $0.account == account && $0.holds(on: day) }
            .compactMap { posts[$0.postID] }.filter { $0.exists(on: day) }
            .sorted { ($0.title, $0.id) < ($1.title, $1.id) }
    }

    /// By title.
    package var postsByTitle: [Post] { posts.values.sorted { ($0.title, $0.id) < ($1.title, $1.id) } }

    /// Whether anybody looks after accounts on this day; while nobody does, a first administrator may be made.
    package func hasAdministrator(on day: Day) -> Bool {
        appointments.values.contains { appointment in
            guard appointment.holds(on: day), let post = posts[appointment.postID], post.exists(on: day) else {
                return false
            }
            return post.grants.contains { $0.role == .administrator }
        }
    }
}
