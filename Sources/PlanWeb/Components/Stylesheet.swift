import Foundation
import Ledger
import PlanDomain

/// The style sheet in a council's own colours, under an address that holds its hash.
struct Stylesheet {
    let text: String
    let path: Path
    private let colours: BrandColours

    init(_ colours: BrandColours, _ scheme: StatusScheme = .usual) {
        self.colours = colours
        let statuses = Status.allCases.map { status in
            let word = scheme[status]
            return ";--status-\(status.rawValue):#\(word.colour);--on-status-\(status.rawValue):#\(word.inkColour)"
        }
        let brand = "--brand:#\(colours.brand);--ink:#\(colours.ink);--wash:#\(colours.wash)"
        text =
            ":root{\(brand)\(statuses.joined())}\n" + String(decoding: PackageResources.throughline_css, as: UTF8.self)
        path = .stylesheet(String(Digest(of: Data(text.utf8)).description.prefix(12)))
    }

    /// A line through three points, in the council's colour.
    var icon: String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#\(colours.brand)"/>\
        <path d="M7 23 L14 12 L19 18 L26 8" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" \
        stroke-linejoin="round"/></svg>

        """
    }
}
