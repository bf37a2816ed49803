/// What a part of a Word file leads to: another part, or an address outside.
struct WordRelationship {
    let kind: Kind
    let target: String

    init(_ kind: Kind, _ target: String) {
        self.kind = kind
        self.target = target
    }

    enum Kind: String {
        case document = "officeDocument/2006/relationships/officeDocument"
        case application = "officeDocument/2006/relationships/extended-properties"
        case custom = "officeDocument/2006/relationships/custom-properties"
        case core = "package/2006/relationships/metadata/core-properties"
        case styles = "officeDocument/2006/relationships/styles"
        case settings = "officeDocument/2006/relationships/settings"
        case numbering = "officeDocument/2006/relationships/numbering"
        case footer = "officeDocument/2006/relationships/footer"
        case image = "officeDocument/2006/relationships/image"
        case hyperlink = "officeDocument/2006/relationships/hyperlink"
    }

    /// The name by which the part speaks of its relationship at this index.
    static func id(_ index: Int) -> String { "rId\(index + 1)" }

    func write(to xml: inout XMLWriter, id: String) {
        let type = "http://schemas.openxmlformats.org/" + kind.rawValue
        if kind == .hyperlink {
            xml.element("Relationship", ["Id": id, "Type": type, "Target": target, "TargetMode": "External"])
        } else {
            xml.element("Relationship", ["Id": id, "Type": type, "Target": target])
        }
    }
}
