package import Foundation

/// What can happen to the council as such.
package enum CouncilChange: Equatable, Sendable {
    case described(CouncilProfile)
}

extension CouncilChange: ChangeFamily {
    package var kind: String { "council.described" }

    package var payload: any Encodable {
        switch self {
        case .described(let profile): profile
        }
    }

    package init?(kind: String, payload: Data, decoder: JSONDecoder) throws {
        guard kind == "council.described" else { return nil }
        self = .described(try decoder.decode(CouncilProfile.self, from: payload))
    }

    package func apply(to council: inout Council, at _: Int) {
        switch self {
        case .described(let profile): council.profile = profile
        }
    }

    package func withoutFreeText(_ mark: String) -> CouncilChange {
        switch self {
        case .described(var profile):
            profile.formatsContact = mark
            profile.demonstrationNotice = profile.demonstrationNotice.map { _ in mark }
            return .described(profile)
        }
    }

    package func summary(in council: Council) -> String {
        switch self {
        case .described(let profile):
            council.profile == nil ? "Began the record of \(profile.name)" : "Changed how \(profile.name) is described"
        }
    }
}

func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }
