import Foundation

/// Someone who acts: an officer, a member, a partner, or a program that acts for the council.
///
/// The record holds an account's id and nothing else of it; names and addresses live beside the record, so that they
/// can change and go while what the account did stays.
package struct Account: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Account>

    package let id: ID
    package var name: String

    /// The work e-mail address in small letters; no two accounts of a council share one.
    package var email: String
    package var kind: Kind

    /// A disabled account cannot sign in; its name stays beside what it did.
    package var isActive: Bool
    package let createdAt: Moment

    /// Made up for the demonstration, and marked so wherever it is shown.
    package let isExample: Bool

    /// What the account had seen of the record when it last left the front page of the workspace.
    package var lastSeenPosition: Int

    package init(
        id: ID,
        name: String,
        email: String,
        kind: Kind,
        isActive: Bool = true,
        createdAt: Moment,
        isExample: Bool = false,
        lastSeenPosition: Int = 0
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.kind = kind
        self.isActive = isActive
        self.createdAt = createdAt
        self.isExample = isExample
        self.lastSeenPosition = lastSeenPosition
    }

    package enum Kind: String, CaseIterable, Codable, Sendable {
        case officer
        case member
        case partner
        case service

        /// As people say it: "Service account".
        package var name: String {
            switch self {
            case .officer: "Officer"
            case .member: "Member"
            case .partner: "Partner"
            case .service: "Service account"
            }
        }
    }

    /// Whoever runs commands on the machine that holds the record: they already own its files.
    package static let machineOperator = ID(rawValue: UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)))
}

extension Account {
    /// The most that a name or an address may hold, in characters.
    package static let nameLimit = 120
    package static let emailLimit = 254

    /// What is wrong with a name and an address as typed.
    package static func issues(name: String, email: String) -> [Issue] {
        var issues: [Issue] = []
        if name.trimmingSpaces.isEmpty { issues.append(Issue(field: "name", code: "person-name-missing")) }
        if name.count > nameLimit { issues.append(Issue(field: "name", code: "text-too-long", detail: "\(nameLimit)")) }
        if name.unicodeScalars.contains(where: { $0.value < 32 }) {
            issues.append(Issue(field: "name", code: "person-name-malformed"))
        }
        if !isAddress(email) { issues.append(Issue(field: "email", code: "email-malformed")) }
        return issues
    }

    /// Small letters, no spaces around: the form in which addresses are compared.
    package static func normal(email: String) -> String { email.trimmingSpaces.lowercased() }

    /// One "@" between a name and a host with a point in it; what else an address may be is for the mail server to say.
    private static func isAddress(_ text: String) -> Bool {
        let parts = normal(email: text).split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= emailLimit, !parts[0].isEmpty,
            parts[1].contains("."), !parts[1].hasPrefix("."), !parts[1].hasSuffix(".")
        else { return false }
        return text.trimmingSpaces.unicodeScalars.allSatisfy {
            $0.value > 32 && $0.value != 127 && !"<>()[]\\,;:\"".unicodeScalars.contains($0)
        }
    }
}
