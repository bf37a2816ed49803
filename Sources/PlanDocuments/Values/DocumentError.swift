/// Why a document was not written in some format.
package struct DocumentError: Error, Equatable, CustomStringConvertible {
    package let kind: Kind

    /// What went wrong, and what helps.
    package let message: String

    package var description: String { message }

    package enum Kind: Equatable, Sendable {
        /// The structure would keep some readers out: see `Document.faults`.
        case faulty([StructureFault])

        /// A limit of `DocumentSize` is passed.
        case tooLarge

        /// No Typst is there to set the pages or to draw the charts.
        case typesetterMissing

        /// Typst took longer, or more memory, than it may.
        case typesetterExhausted

        /// A letter or sign is in none of the typefaces: a reader would see an empty box.
        case signMissing

        /// Typst refused the document or broke.
        case typesetterFailed
    }

    init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}
