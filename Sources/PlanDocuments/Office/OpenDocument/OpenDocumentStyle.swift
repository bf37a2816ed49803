/// What a paragraph is, as OpenDocument names it.
enum OpenDocumentStyle: Equatable {
    case standard, title, subtitle, fact, warning, numbered, recommendation, inset, point
    case caption, unit, picture, note, head, headNumeric, cell, cellNumeric
    case contentsHeading, pageBreak, provenance, footer

    /// From 1.
    case heading(Int)
    case headingOnNewPage(Int)
    case contents(Int)

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
        case .head: "Table_20_Heading"
        case .headNumeric: "Numeric_20_Heading"
        case .cell: "Table_20_Contents"
        case .cellNumeric: "Numeric_20_Contents"
        case .contentsHeading: "Contents_20_Heading"
        case .pageBreak: "Page_20_Break"
        case .provenance: "Provenance"
        case .footer: "Footer"
        case .heading(let level): "Heading_20_\(level)"
        case .headingOnNewPage(let level): "Heading_20_\(level)_20_on_20_new_20_page"
        case .contents(let level): "Contents_20_\(level)"
        }
    }

    var name: String { id.replacing("_20_", with: " ") }
}
