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
