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
