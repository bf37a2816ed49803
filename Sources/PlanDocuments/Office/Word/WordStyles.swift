/// The look of each kind of paragraph; sizes in half points and distances in twentieths of one, as Word counts.
enum WordStyles {
    static func xml(language: String) -> [UInt8] {
        var xml = XMLWriter()
        xml.element("w:styles", ["xmlns:w": WordNames.main]) { xml in
            defaults(language, &xml)
            for (style, look) in looks { write(style, look, &xml) }
            others(&xml)
        }
        return xml.bytes
    }

    static func settings(language: String) -> [UInt8] {
        var xml = XMLWriter()
        xml.element("w:settings", ["xmlns:w": WordNames.main]) { xml in
            xml.element("w:compat") { xml in
                let setting: KeyValuePairs<StaticString, String> = [
                    "w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15",
                ]
                xml.element("w:compatSetting", setting)
            }
            xml.element("w:themeFontLang", ["w:val": language])
        }
        return xml.bytes
    }

    private struct Look {
        var size: Int?
        var colour: String?
        var isStrong = false
        var before = 0
        var after = 160
        var left = 0
        var hanging = 0
        var rightTab = false
        var alignsRight = false
        var keepsWithNext = false
        var bar: String?
        var topLine = false
        var box = false
        var outline: Int?
    }

    private static let ink = "0B3D52"

    private static var looks: [(WordStyle, Look)] {
        let headings = [(1, 32), (2, 27), (3, 24), (4, 24), (5, 24)].map { level, size in
            let look = Look(
                size: size,
                colour: ink,
                isStrong: true,
                before: level == 1 ? 400 : 300,
                after: 140,
                left: 737,
                hanging: 737,
                keepsWithNext: true,
                outline: level - 1
            )
            return (WordStyle.heading(level), look)
        }
        let contents = (1...5).map { (WordStyle.contents($0), Look(after: 80, left: 340 * ($0 - 1))) }
        return [
            (.normal, Look()), (.title, Look(size: 48, isStrong: true, before: 240, after: 160)),
            (.subtitle, Look(size: 28, colour: "3C4A46", after: 240)),
            (.fact, Look(after: 60, left: 1_700, hanging: 1_700)),
            (.warning, Look(isStrong: true, after: 240, box: true)), (.numbered, Look(left: 737, hanging: 737)),
            (.recommendation, Look(left: 737, hanging: 567, bar: "0B4F6C")), (.inset, Look(left: 284, bar: "C9D4CF")),
            (.listParagraph, Look(after: 80)),
            (.caption, Look(isStrong: true, before: 240, after: 100, keepsWithNext: true)),
            (.unit, Look(size: 21, after: 60, keepsWithNext: true)), (.picture, Look(after: 100)),
            (.tableNote, Look(size: 21, before: 80)),
            (.contentsHeading, Look(size: 32, colour: ink, isStrong: true, before: 300, keepsWithNext: true)),
            (.provenance, Look(size: 20, before: 600, topLine: true)),
            (.footer, Look(size: 19, after: 0, rightTab: true)),
        ] + headings + contents + cells
    }

    private static var cells: [(WordStyle, Look)] {
        [false, true].flatMap { isDense in
            [(false, false), (false, true), (true, false), (true, true)].map { isHead, isNumeric in
                let size = isDense ? 18 : 21
                let look = Look(size: size, isStrong: isHead, before: 50, after: 50, alignsRight: isNumeric)
                return (.cell(isHead: isHead, isNumeric: isNumeric, isDense: isDense), look)
            }
        }
    }

    private static func defaults(_ language: String, _ xml: inout XMLWriter) {
        xml.element("w:docDefaults") { xml in
            xml.element("w:rPrDefault") { xml in
                xml.element("w:rPr") { xml in
                    xml.element(
                        "w:rFonts",
                        ["w:ascii": "Arial", "w:hAnsi": "Arial", "w:cs": "Arial", "w:eastAsia": "Arial"]
                    )
                    xml.element("w:sz", ["w:val": "24"])
                    xml.element("w:szCs", ["w:val": "24"])
                    xml.element("w:lang", ["w:val": language, "w:eastAsia": language])
                }
            }
            xml.element("w:pPrDefault") { xml in
                xml.element("w:pPr") {
                    $0.element("w:spacing", ["w:after": "160", "w:line": "276", "w:lineRule": "auto"])
                }
            }
        }
    }

    private static func write(_ style: WordStyle, _ look: Look, _ xml: inout XMLWriter) {
        let isDefault = style == .normal
        let attributes: KeyValuePairs<StaticString, String> =
            isDefault
            ? ["w:type": "paragraph", "w:default": "1", "w:styleId": style.id]
            : ["w:type": "paragraph", "w:styleId": style.id]
        xml.element("w:style", attributes) { xml in
            xml.element("w:name", ["w:val": style.name])
            if !isDefault { xml.element("w:basedOn", ["w:val": "Normal"]) }
            if case .heading = style { xml.element("w:next", ["w:val": "Normal"]) }
            xml.element("w:qFormat")
            paragraph(look, &xml)
            letters(look, &xml)
        }
    }

    /// In the order that the format prescribes.
    private static func paragraph(_ look: Look, _ xml: inout XMLWriter) {
        xml.element("w:pPr") { xml in
            if look.keepsWithNext { xml.element("w:keepNext") }
            borders(look, &xml)
            if look.rightTab {
                xml.element("w:tabs") { xml in
                    xml.element("w:tab", ["w:val": "right", "w:pos": String(WordPage.textWidth)])
                }
            }
            xml.element("w:spacing", ["w:before": String(look.before), "w:after": String(look.after)])
            if look.left > 0 { xml.element("w:ind", ["w:left": String(look.left), "w:hanging": String(look.hanging)]) }
            if look.alignsRight { xml.element("w:jc", ["w:val": "right"]) }
            if let outline = look.outline { xml.element("w:outlineLvl", ["w:val": String(outline)]) }
        }
    }

    private static func borders(_ look: Look, _ xml: inout XMLWriter) {
        func line(_ side: StaticString, _ size: Int, _ colour: String, _ xml: inout XMLWriter) {
            xml.element(side, ["w:val": "single", "w:sz": String(size), "w:space": "6", "w:color": colour])
        }
        if look.bar != nil || look.topLine || look.box {
            xml.element("w:pBdr") { xml in
                if look.topLine || look.box { line("w:top", 8, "16211F", &xml) }
                if let bar = look.bar { line("w:left", 36, bar, &xml) }
                if look.box {
                    line("w:left", 8, "16211F", &xml)
                    line("w:bottom", 8, "16211F", &xml)
                    line("w:right", 8, "16211F", &xml)
                }
            }
        }
        if look.box { xml.element("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": "FFF4CF"]) }
    }

    private static func letters(_ look: Look, _ xml: inout XMLWriter) {
        xml.element("w:rPr") { xml in
            if look.isStrong { xml.element("w:b") }
            if let colour = look.colour { xml.element("w:color", ["w:val": colour]) }
            if let size = look.size {
                xml.element("w:sz", ["w:val": String(size)])
                xml.element("w:szCs", ["w:val": String(size)])
            }
        }
    }

    /// The look of links and of tables.
    private static func others(_ xml: inout XMLWriter) {
        xml.element("w:style", ["w:type": "character", "w:styleId": "Hyperlink"]) { xml in
            xml.element("w:name", ["w:val": "Hyperlink"])
            xml.element("w:rPr") { xml in
                xml.element("w:color", ["w:val": "0B4F6C"])
                xml.element("w:u", ["w:val": "single"])
            }
        }
        xml.element("w:style", ["w:type": "table", "w:styleId": WordStyle.tableID]) { xml in
            xml.element("w:name", ["w:val": "Paper Table"])
            xml.element("w:tblPr") { xml in
                xml.element("w:tblBorders") { xml in
                    for side: StaticString in ["w:top", "w:bottom", "w:insideH"] {
                        xml.element(side, ["w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "9AA8A3"])
                    }
                }
                xml.element("w:tblCellMar") { xml in
                    xml.element("w:left", ["w:w": "85", "w:type": "dxa"])
                    xml.element("w:right", ["w:w": "85", "w:type": "dxa"])
                }
            }
            xml.element("w:tblStylePr", ["w:type": "firstRow"]) { xml in
                xml.element("w:tcPr") { xml in
                    xml.element("w:tcBorders") { xml in
                        xml.element("w:bottom", ["w:val": "single", "w:sz": "12", "w:space": "0", "w:color": "16211F"])
                    }
                }
            }
        }
    }
}
