extension WordBody {
    static func paragraph(
        _ style: WordStyle,
        _ xml: inout XMLWriter,
        _ opening: Opening = Opening(),
        place: (level: Int, numbering: Int)? = nil,
        _ content: (inout XMLWriter) -> Void
    ) {
        xml.element("w:p") { xml in
            xml.element("w:pPr") { xml in
                xml.element("w:pStyle", ["w:val": style.id])
                if opening.beginsPage { xml.element("w:pageBreakBefore") }
                if let place {
                    xml.element("w:numPr") { xml in
                        xml.element("w:ilvl", ["w:val": String(place.level)])
                        xml.element("w:numId", ["w:val": String(place.numbering)])
                    }
                }
                if opening.isBelowTable, !style.hasRoomAbove { xml.element("w:spacing", ["w:before": "240"]) }
            }
            content(&xml)
        }
    }

    static func run(
        _ text: String,
        _ xml: inout XMLWriter,
        isStrong: Bool = false,
        isEmphasis: Bool = false,
        style: String? = nil
    ) {
        xml.element("w:r") { xml in
            if isStrong || isEmphasis || style != nil {
                xml.element("w:rPr") { xml in
                    if let style { xml.element("w:rStyle", ["w:val": style]) }
                    if isStrong { xml.element("w:b") }
                    if isEmphasis { xml.element("w:i") }
                }
            }
            for (index, line) in text.printableLines.enumerated() {
                if index > 0 { xml.element("w:br") }
                xml.element("w:t", ["xml:space": "preserve"], text: line)
            }
        }
    }

    static func tab(_ xml: inout XMLWriter) {
        xml.element("w:r") { $0.element("w:tab") }
    }

    static func beginField(_ code: String, _ xml: inout XMLWriter) {
        xml.element("w:r") { $0.element("w:fldChar", ["w:fldCharType": "begin"]) }
        xml.element("w:r") { $0.element("w:instrText", ["xml:space": "preserve"], text: code) }
        xml.element("w:r") { $0.element("w:fldChar", ["w:fldCharType": "separate"]) }
    }

    static func endField(_ xml: inout XMLWriter) {
        xml.element("w:r") { $0.element("w:fldChar", ["w:fldCharType": "end"]) }
    }
}
