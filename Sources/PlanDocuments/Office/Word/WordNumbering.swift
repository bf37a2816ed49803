/// The two kinds of list, with two levels each; every ordered list counts from 1 again.
enum WordNumbering {
    static let bulleted = 1

    /// For the ordered list of this number, counted from 1.
    static func ordered(_ list: Int) -> Int { list + 1 }

    static func xml(orderedLists: Int) -> [UInt8] {
        var xml = XMLWriter()
        xml.element("w:numbering", ["xmlns:w": WordNames.main]) { xml in
            abstract(0, &xml) { _ in ("bullet", "•") }
            abstract(1, &xml) { $0 == 0 ? ("decimal", "%1.") : ("lowerLetter", "(%2)") }
            number(bulleted, of: 0, restarts: false, &xml)
            for list in 0..<orderedLists { number(ordered(list + 1), of: 1, restarts: true, &xml) }
        }
        return xml.bytes
    }

    private static func abstract(
        _ id: Int,
        _ xml: inout XMLWriter,
        _ look: (Int) -> (format: String, text: String)
    ) {
        xml.element("w:abstractNum", ["w:abstractNumId": String(id)]) { xml in
            xml.element("w:multiLevelType", ["w:val": "hybridMultilevel"])
            for level in 0...1 {
                xml.element("w:lvl", ["w:ilvl": String(level)]) { xml in
                    xml.element("w:start", ["w:val": "1"])
                    xml.element("w:numFmt", ["w:val": look(level).format])
                    xml.element("w:lvlText", ["w:val": look(level).text])
                    xml.element("w:lvlJc", ["w:val": "left"])
                    xml.element("w:pPr") {
                        $0.element("w:ind", ["w:left": String(425 * (level + 1)), "w:hanging": "425"])
                    }
                }
            }
        }
    }

    private static func number(_ id: Int, of abstract: Int, restarts: Bool, _ xml: inout XMLWriter) {
        xml.element("w:num", ["w:numId": String(id)]) { xml in
            xml.element("w:abstractNumId", ["w:val": String(abstract)])
            guard restarts else { return }
            for level in 0...1 {
                xml.element("w:lvlOverride", ["w:ilvl": String(level)]) { xml in
                    xml.element("w:startOverride", ["w:val": "1"])
                }
            }
        }
    }
}
