/// The name spaces of a Word file's parts.
enum WordNames {
    static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    static var spaces: KeyValuePairs<StaticString, String> {
        [
            "xmlns:w": main, "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
            "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
            "xmlns:pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
            "xmlns:asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
        ]
    }
}

/// An A4 page with margins of 22 mm, in twentieths of a point.
enum WordPage {
    static let textWidth = 11_906 - 2 * margin
    private static let margin = 1_247

    static func write(to xml: inout XMLWriter) {
        let margin = String(margin)
        xml.element("w:pgSz", ["w:w": "11906", "w:h": "16838"])
        xml.element(
            "w:pgMar",
            [
                "w:top": margin, "w:right": margin, "w:bottom": "1417", "w:left": margin, "w:header": "709",
                "w:footer": "567", "w:gutter": "0",
            ]
        )
    }
}
