/// A document's drawings as pictures of dots, for readers of office files that know no SVG.
struct ChartImages {
    let document: Document

    /// Twice the dots of a screen: sharp in print at the width of a page.
    private static let density = 144

    /// PNG files, one for each chart in the order in which they are read; none are made if there is no chart.
    func files(by typst: Typst) async throws(DocumentError) -> [[UInt8]] {
        let drawings = document.drawings
        guard !drawings.isEmpty else { return [] }
        let task = TypstTask(
            typst: typst,
            source: drawings.map(Self.page).joined(separator: "\n"),
            output: .pictures(density: Self.density),
            date: document.date
        )
        let files = try await task.files()
        guard files.count == drawings.count else {
            throw DocumentError(.typesetterFailed, "Typst drew \(files.count) of \(drawings.count) charts.")
        }
        return files
    }

    private static func page(_ drawing: Drawing) -> String {
        """
        #page(width: \(drawing.width)pt, height: \(drawing.height)pt, margin: 0pt, \
        image(bytes(\(drawing.file.typstLiteral)), format: "svg", width: 100%, height: 100%))
        """
    }
}
