/// What a paragraph is, as OpenDocument names it.
enum OpenDocumentStyle: Equatable {
    case standard, title, subtitle, fact, warning, numbered, recommendation, inset, point
    case caption, unit, picture, note
    case contentsHeading, pageBreak, provenance, footer

    /// From 1.
    case heading(Int)
    case headingOnNewPage(Int)
    case contents(Int)

    /// Smaller in tables whose words have no room otherwise.
    case cell(isHead: Bool, isNumeric: Bool, isDense: Bool)

    /// In style names of this format a space is written as "_20_".
    var id: String {
        switch self {
        case .standard: "Standard"
        case .title: "Title"
        case .subtitle: "Subtitle"
        case .fact: "Fact"
        case .warning: "Warning"
        case .numbered: "Numbered"
        case .recommendation: "Recommendation"
        case .inset: "Inset"
        case .point: "Point"
        case .caption: "Caption"
        case .unit: "Unit"
        case .picture: "Picture"
        case .note: "Note"
        case .contentsHeading: "Contents_20_Heading"
        case .pageBreak: "Page_20_Break"
        case .provenance: "Provenance"
        case .footer: "Footer"
        case .heading(let level): "Heading_20_\(level)"
        case .headingOnNewPage(let level): "Heading_20_\(level)_20_on_20_new_20_page"
        case .contents(let level): "Contents_20_\(level)"
        case .cell(let isHead, let isNumeric, let isDense):
            "\(isDense ? "Small" : "Table")_20_\(isHead ? "Heading" : "Contents")\(isNumeric ? "_20_Number" : "")"
        }
    }

    var name: String { id.replacing("_20_", with: " ") }
}
