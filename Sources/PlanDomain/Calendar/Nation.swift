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
