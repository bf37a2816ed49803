/// Members with whom a draft can be shared (I35).
package enum Audience: String, CaseIterable, Codable, Sendable {
    case portfolioHolders = "portfolio-holders"
    case scrutiny

    init?(_ role: Role) {
        switch role {
        case .portfolioHolder: self = .portfolioHolders
        case .scrutinyMember: self = .scrutiny
        default: return nil
        }
    }

    /// The members whom a role makes one of; nil for a role that needs no sharing.
    package static func of(_ role: Role) -> Audience? { Audience(role) }

    package var name: String {
        switch self {
        case .portfolioHolders: "Portfolio holders"
        case .scrutiny: "Scrutiny members"
        }
    }
}
