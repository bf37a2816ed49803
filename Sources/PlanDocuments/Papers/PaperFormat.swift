/// The formats in which a paper is written; HTML first, since it is the accessible one.
package enum PaperFormat: String, CaseIterable, Sendable {
    case html, pdf, docx, odt

    package var mediaType: String {
        switch self {
        case .html: "text/html; charset=utf-8"
        case .pdf: "application/pdf"
        case .docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .odt: "application/vnd.oasis.opendocument.text"
        }
    }

    /// As people name it on a link.
    package var name: String {
        switch self {
        case .html: "Web page"
        case .pdf: "PDF"
        case .docx: "Word"
        case .odt: "OpenDocument"
        }
    }

    /// The whole file; without a typesetter no PDF can be made, and no chart be drawn for Word.
    package func bytes(of document: Document, by typesetter: Typst?) async throws(DocumentError) -> [UInt8] {
        switch self {
        case .html: return document.htmlDocument
        case .pdf:
            guard let typesetter else { return try await document.pdf(by: Typst.found()) }
            return try await document.pdf(by: typesetter)
        case .docx: return try await document.docx(drawing: typesetter)
        case .odt: return try await document.odt(drawing: typesetter)
        }
    }
}
