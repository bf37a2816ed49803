extension Document {
    /// The paper as a PDF that claims PDF/UA-1 and was set by Typst, which refuses what breaks that promise.
    ///
    /// Throws without setting anything for a document that is faulty or too large.
    package func pdf(by typst: Typst) async throws(DocumentError) -> [UInt8] {
        try check()
        let source = TypstSource(document: self).text
        let files = try await TypstTask(typst: typst, source: source, output: .accessiblePDF, date: date).files()
        guard let file = files.first else { throw DocumentError(.typesetterFailed, "Typst wrote no file.") }
        return file
    }
}
