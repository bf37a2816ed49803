/// The nation in which a council lies: its law sets the bank holidays and the presets of the rules of meetings.
package enum Nation: String, CaseIterable, Codable, Sendable {
    case england
    case wales
    case scotland
    case northernIreland = "northern-ireland"

    package var name: String {
        switch self {
        case .england: "England"
        case .wales: "Wales"
        case .scotland: "Scotland"
        case .northernIreland: "Northern Ireland"
        }
    }
}

extension Nation {
    /// The law by which members can have a decision of the executive looked at again.
    var callInLaw: String {
        switch self {
        case .england: "Local Government Act 2000, section 9F(4)"
        case .wales: "Local Government Act 2000, section 21"
        case .scotland: "its own standing orders"
        case .northernIreland: "Local Government Act (Northern Ireland) 2014, section 41"
        }
    }
}
