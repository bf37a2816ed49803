/// What the public sector equality duty asks councils to have due regard to (Equality Act 2010, section 149(1)).
package enum EqualityAim: String, CaseIterable, Codable, Sendable {
    /// Section 149(1)(a); the only one for marriage and civil partnership (section 149(7) does not list it).
    case eliminate

    /// Section 149(1)(b); in Northern Ireland the Northern Ireland Act 1998, section 75(1).
    case advance

    /// Section 149(1)(c); in Northern Ireland the Northern Ireland Act 1998, section 75(2).
    case foster

    package var name: String {
        switch self {
        case .eliminate: "Eliminate discrimination, harassment and victimisation"
        case .advance: "Advance equality of opportunity"
        case .foster: "Foster good relations"
        }
    }
}
