/// How a table of Word's is laid out, and that its first row and first column name the others.
enum WordTable {
    static func properties(_ table: Table, _ widths: [Int], _ xml: inout XMLWriter) {
        xml.element("w:tblPr") { xml in
            xml.element("w:tblStyle", ["w:val": WordStyle.tableID])
            xml.element("w:tblW", ["w:w": String(widths.reduce(0, +)), "w:type": "dxa"])
            xml.element("w:tblLayout", ["w:type": "fixed"])
            xml.element(
                "w:tblLook",
                [
                    "w:val": "00A0", "w:firstRow": "1", "w:lastRow": "0", "w:firstColumn": "1", "w:lastColumn": "0",
                    "w:noHBand": "0", "w:noVBand": "0",
                ]
            )
            xml.element("w:tblCaption", ["w:val": table.caption])
        }
        xml.element("w:tblGrid") { xml in
            for width in widths { xml.element("w:gridCol", ["w:w": String(width)]) }
        }
    }
}
