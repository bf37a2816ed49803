/// What a paragraph is, as Word names it: its readers' menus and screen readers go by these.
enum WordStyle: Equatable {
    case normal, title, subtitle, fact, warning, numbered, recommendation, inset, listParagraph
    case caption, unit, picture, tableNote
    case contentsHeading, provenance, footer

    /// From 1.
    case heading(Int)
    case contents(Int)

    /// Smaller in tables whose words have no room otherwise.
    case cell(isHead: Bool, isNumeric: Bool, isDense: Bool)

    static let tableID = "PaperTable"

    var id: String {
        switch self {
        case .normal: "Normal"
        case .title: "Title"
        case .subtitle: "Subtitle"
        case .fact: "PaperFact"
        case .warning: "PaperWarning"
        case .numbered: "PaperNumbered"
        case .recommendation: "PaperRecommendation"
        case .inset: "PaperInset"
        case .listParagraph: "ListParagraph"
        case .caption: "Caption"
        case .unit: "PaperUnit"
        case .picture: "PaperPicture"
        case .tableNote: "PaperNote"
        case .contentsHeading: "TOCHeading"
        case .provenance: "PaperProvenance"
        case .footer: "Footer"
        case .heading(let level): "Heading\(level)"
        case .contents(let level): "TOC\(level)"
        case .cell(let isHead, let isNumeric, let isDense):
            "Paper\(isDense ? "Small" : "")\(isHead ? "Head" : "Cell")\(isNumeric ? "Number" : "")"
        }
    }

    var hasRoomAbove: Bool {
        switch self {
        case .heading, .caption, .contentsHeading, .provenance: true
        default: false
        }
    }

    /// Word's own name for what it knows, and a plain one for the rest.
    var name: String {
        switch self {
        case .heading(let level): "heading \(level)"
        case .contents(let level): "toc \(level)"
        case .contentsHeading: "TOC Heading"
        case .listParagraph: "List Paragraph"
        case .caption, .footer: id.lowercased()
        default: id.hasPrefix("Paper") ? "Paper " + id.dropFirst(5) : id
        }
    }
}
