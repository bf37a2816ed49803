package import Foundation

/// What can happen to the council as such.
package enum CouncilChange: Equatable, Sendable {
    case described(CouncilProfile)
    case healthRulesSet(HealthPolicy)
}

extension CouncilChange: ChangeFamily {
    package var kind: String {
        switch self {
        case .described: "council.described"
        case .healthRulesSet: "council.health-rules-set"
        }
    }

    package var payload: any Encodable {
        switch self {
        case .described(let profile): profile
        case .healthRulesSet(let policy): policy
        }
    }

    package init?(kind: String, payload: Data, decoder: JSONDecoder) throws {
        switch kind {
        case "council.described": self = .described(try decoder.decode(CouncilProfile.self, from: payload))
        case "council.health-rules-set": self = .healthRulesSet(try decoder.decode(HealthPolicy.self, from: payload))
        default: return nil
        }
    }

    package func apply(to council: inout Council, at _: Int) {
        switch self {
        case .described(let profile): council.profile = profile
        case .healthRulesSet(let policy): council.healthPolicy = policy
        }
    }

    package func withoutFreeText(_ mark: String) -> CouncilChange {
        switch self {
        case .described(var profile):
            profile.formatsContact = mark
            profile.demonstrationNotice = profile.demonstrationNotice.map { _ in mark }
            return .described(profile)
        case .healthRulesSet: return self
        }
    }

    package func summary(in council: Council) -> String {
        switch self {
        case .described(let profile):
            council.profile == nil ? "Began the record of \(profile.name)" : "Changed how \(profile.name) is described"
        case .healthRulesSet: "Set which rules of plan health advise and which block"
        }
    }
}

func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
