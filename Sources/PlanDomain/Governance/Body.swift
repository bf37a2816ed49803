/// A body of the council that meets: what it is for, and so what it may do to a plan on its road.
package struct Body: Equatable, Codable, Sendable {
    /// The name in addresses and references, for life: "cabinet".
    package let key: String

    /// "Cabinet", "Corporate, Resource Management and Governance Scrutiny Committee".
    package let name: String
    package let kind: Kind

    /// What it answers for, in its own words.
    package let remit: String

    /// Where its remit can be checked; may be empty.
    package let source: String

    package init(key: String, name: String, kind: Kind, remit: String = "", source: String = "") {
        self.key = key
        self.name = name
        self.kind = kind
        self.remit = remit
        self.source = source
    }

    package enum Kind: String, CaseIterable, Codable, Sendable {
        /// Full Council: adopts the policy framework; its decisions cannot be called in (I28).
        case council
        /// The Cabinet or a member of it: its decisions can be called in.
        case executive
        case scrutiny
        /// Any other committee, such as audit.
        case committee
        /// A board of officers or partners: clears papers, decides nothing in public.
        case board

        package var name: String {
            switch self {
            case .council: "Full Council"
            case .executive: "Cabinet (executive)"
            case .scrutiny: "Scrutiny committee"
            case .committee: "Other committee"
            case .board: "Board of officers or partners"
            }
        }
    }
}
