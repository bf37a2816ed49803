/// A file that backs a figure, such as the return that it was taken from: for the council, never for the public.
///
/// The record holds what it is and its hash; the bytes are kept beside the record under that hash.
package struct EvidenceFile: Equatable, Codable, Sendable {
    package typealias ID = Identifier<EvidenceFile>

    package let id: ID
    package let measureID: Measure.ID
    package let period: Period

    /// As it was called where it came from.
    package let name: String
    package let format: EvidenceFormat

    /// In bytes.
    package let size: Int

    /// SHA-256, 64 hexadecimal digits.
    package let digest: String

    /// What it shows; may be empty.
    package let note: String

    /// The entry that attached it, and the one that withdrew it.
    package internal(set) var sequence: Int
    package internal(set) var withdrawn: Int?

    package init(
        id: ID,
        measureID: Measure.ID,
        period: Period,
        name: String,
        format: EvidenceFormat,
        size: Int,
        digest: String,
        note: String = "",
        sequence: Int = 0,
        withdrawn: Int? = nil
    ) {
        self.id = id
        self.measureID = measureID
        self.period = period
        self.name = name
        self.format = format
        self.size = size
        self.digest = digest
        self.note = note
        self.sequence = sequence
        self.withdrawn = withdrawn
    }

    /// 10 MB: what committee systems and mailboxes take too.
    package static let sizeLimit = 10 * 1024 * 1024

    /// How many files may back one measure.
    package static let countLimit = 200

    func replaced(by mark: String) -> EvidenceFile {
        EvidenceFile(
            id: id,
            measureID: measureID,
            period: period,
            name: mark,
            format: format,
            size: size,
            digest: digest,
            note: note.isEmpty ? "" : mark
        )
    }
}

/// The kinds of file that can be evidence: what offices make, and nothing that runs.
package enum EvidenceFormat: String, CaseIterable, Codable, Sendable {
    case pdf, csv
    case text = "txt"
    case workbook = "xlsx"
    case openWorkbook = "ods"
    case document = "docx"
    case openDocument = "odt"
    case png
    case jpeg = "jpg"

    /// By what the name ends with; nil for any other.
    package init?(name: String) {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        let ending = name[name.index(after: dot)...].lowercased()
        self.init(rawValue: ending == "jpeg" ? "jpg" : ending)
    }

    /// Whether a file begins as its kind does: a program that calls itself a table is none.
    package func fits(_ bytes: some Collection<UInt8>) -> Bool {
        switch self {
        case .pdf: bytes.starts(with: Array("%PDF-".utf8))
        case .png: bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        case .jpeg: bytes.starts(with: [0xFF, 0xD8, 0xFF])
        // All four are archives, and each names its own kind near the beginning or in its list of contents.
        case .workbook, .document, .openWorkbook, .openDocument: bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
        // Text has no zero bytes but in UTF-16, which begins with a mark.
        case .csv, .text: bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || !bytes.contains(0)
        }
    }

    /// As browsers are told (IANA).
    package var mediaType: String {
        switch self {
        case .pdf: "application/pdf"
        case .csv: "text/csv"
        case .text: "text/plain"
        case .workbook: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        case .openWorkbook: "application/vnd.oasis.opendocument.spreadsheet"
        case .document: "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        case .openDocument: "application/vnd.oasis.opendocument.text"
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        }
    }

    /// The words on screen.
    package var inWords: String {
        switch self {
        case .pdf: "PDF"
        case .csv: "CSV"
        case .text: "Text"
        case .workbook: "Excel workbook"
        case .openWorkbook: "OpenDocument spreadsheet"
        case .document: "Word document"
        case .openDocument: "OpenDocument text"
        case .png: "PNG picture"
        case .jpeg: "JPEG picture"
        }
    }
}
