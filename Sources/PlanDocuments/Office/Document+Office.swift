extension Document {
    /// The paper for Word, as Office Open XML.
    ///
    /// Word shows the charts as SVG and older readers as pictures of dots, which Typst draws; a paper without charts
    /// needs no Typst. Throws without writing anything for a document that is faulty or too large.
    package func docx(drawing typst: Typst?) async throws(DocumentError) -> [UInt8] {
        try check()
        let images = try await images(by: typst)
        return WordPaper(document: self, images: images).file
    }

    /// The paper as OpenDocument text.
    ///
    /// Charts are SVG; with Typst there are pictures of dots beside them for readers that know no SVG.
    package func odt(drawing typst: Typst? = nil) async throws(DocumentError) -> [UInt8] {
        try check()
        let images = typst == nil ? [] : try await images(by: typst)
        return OpenDocumentPaper(document: self, images: images).file
    }

    private func images(by typst: Typst?) async throws(DocumentError) -> [[UInt8]] {
        guard !drawings.isEmpty else { return [] }
        guard let typst else {
            throw DocumentError(
                .typesetterMissing,
                "The paper has charts, and Word needs them as pictures, which Typst draws. \(Typst.advice)"
            )
        }
        return try await ChartImages(document: self).files(by: typst)
    }
}
