/// The looks that tables of one document use: frames, rows, and a column for each width that occurs.
enum OpenDocumentTableStyles {
    static func column(_ share: Int) -> String { "Column\(share)" }

    static func write(_ tables: [Table], _ xml: inout XMLWriter) {
        style("Sheet", "table", &xml) { xml in
            let attributes: KeyValuePairs<StaticString, String> = [
                "style:width": "16.6cm", "table:align": "left", "fo:margin-bottom": "0.35cm",
            ]
            xml.element("style:table-properties", attributes)
        }
        style("Row", "table-row", &xml) { $0.element("style:table-row-properties", ["fo:keep-together": "always"]) }
        style("LongRow", "table-row", &xml) { $0.element("style:table-row-properties", ["fo:keep-together": "auto"]) }
        for share in Set(tables.flatMap(\.columnShares)).sorted() {
            let width = share * 166
            style(column(share), "table-column", &xml) { xml in
                xml.element(
                    "style:table-column-properties",
                    ["style:column-width": "\(width / 1000).\(padded(width % 1000))mm"]
                )
            }
        }
        cell("HeadCell", line: "1.2pt solid #16211f", &xml)
        cell("Cell", line: "0.5pt solid #9aa8a3", &xml)
        style("Frame", "graphic", &xml) { xml in
            xml.element("style:graphic-properties", ["style:vertical-pos": "top", "style:vertical-rel": "baseline"])
        }
    }

    private static func padded(_ thousandths: Int) -> String {
        let digits = String(thousandths)
        return String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }

    private static func cell(_ name: String, line: String, _ xml: inout XMLWriter) {
        style(name, "table-cell", &xml) { xml in
            let attributes: KeyValuePairs<StaticString, String> = [
                "fo:border-bottom": line, "fo:border-top": "none", "fo:border-left": "none", "fo:border-right": "none",
                "fo:padding": "0.12cm",
            ]
            xml.element("style:table-cell-properties", attributes)
        }
    }

    private static func style(
        _ name: String,
        _ family: String,
        _ xml: inout XMLWriter,
        _ content: (inout XMLWriter) -> Void
    ) {
        xml.element("style:style", ["style:name": name, "style:family": family], content: content)
    }
}
