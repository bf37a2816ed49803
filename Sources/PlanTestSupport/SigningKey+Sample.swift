package import PlanDomain

extension SigningKey.ID {
    package static func sample(_ text: String) -> SigningKey.ID {
        guard let id = SigningKey.ID(text) else { preconditionFailure("'\(text)' is no key's id.") }
        return id
    }
}
