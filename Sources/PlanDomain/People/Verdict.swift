import HashTreeCollections

/// Whether a person may do something, and why.
package enum Verdict: Equatable, Sendable {
    case allowed(Standing)
    case refused(Refusal)

    package var isAllowed: Bool { if case .allowed = self { true } else { false } }
}

/// Why a person may not do something.
package struct Refusal: Equatable, Sendable {
    package let action: Action

    /// The person has a role that may, but for another part, or for a draft that is not shared yet.
    package let isOutOfScope: Bool

    package init(action: Action, isOutOfScope: Bool) {
        self.action = action
        self.isOutOfScope = isOutOfScope
    }
}

extension Council {
    /// Whether a person may do something to a subject on a day.
    package func verdict(
        on action: Action,
        about subject: Subject,
        for account: Account.ID,
        on day: Day
    ) -> Verdict {
        verdict(on: action, about: subject, among: standings(of: account, on: day))
    }

    /// Whether somebody with these roles may do something to a subject: for who asks many times of the same person.
    package func verdict(on action: Action, about subject: Subject, among standings: [Standing]) -> Verdict {
        let roles = action.roles
        let mine = standings.filter { roles.contains($0.role) }
        let fitting = mine.first { standing in
            reaches(standing.scope, subject, within: action) && isShared(subject, with: standing.role)
                && answers(standing, for: subject, to: action)
        }
        guard let fitting else { return .refused(Refusal(action: action, isOutOfScope: !mine.isEmpty)) }
        return .allowed(fitting)
    }

    /// Whether a scope holds a subject: the council holds all, a plan its elements, an element what stands under it.
    private func reaches(_ scope: RoleScope, _ subject: Subject, within action: Action) -> Bool {
        if case .council = scope { return true }
        guard action.countsWithinScope else { return false }
        switch (scope, subject) {
        case (_, .any): return true
        case (.plan(let mine), .plan(let asked)): return mine == asked
        case (.plan(let mine), .element(let asked)): return elements[asked]?.planID == mine
        // Whoever works on a part of a plan reads all of that plan, and changes only the part.
        case (.element(let mine), .plan(let asked)): return action.readsWholePlans && elements[mine]?.planID == asked
        case (.element(let mine), .element(let asked)):
            guard let element = elements[asked] else { return false }
            return asked == mine || element.parentID == mine
                || action.readsWholePlans && elements[mine]?.planID == element.planID
        default: return false
        }
    }

    /// A data owner gives the figures of those measures alone that name the post.
    private func answers(_ standing: Standing, for subject: Subject, to action: Action) -> Bool {
        guard standing.role == .dataOwner, action == .recordFigures else { return true }
        switch subject {
        case .any: return true
        case .measure(let id):
            let definition = measures[id]?.definition
            return definition?.owner == standing.post.id || definition?.deputy == standing.post.id
        case .council, .plan, .element: return false
        }
    }

    /// Members see a draft only once it is shared with them (I35).
    private func isShared(_ subject: Subject, with role: Role) -> Bool {
        guard let audience = Audience(role) else { return true }
        switch subject {
        case .plan(let id): return plans[id]?.audiences.contains(audience) ?? false
        case .element(let id): return elements[id].map { isShared(.plan($0.planID), with: role) } ?? false
        case .any: return plans.values.contains { $0.audiences.contains(audience) }
        case .council, .measure: return true
        }
    }
}
