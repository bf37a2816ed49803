/// Something in a document's structure that would keep some readers from it, in a plain sentence.
package struct StructureFault: Equatable, Sendable, CustomStringConvertible {
    package let kind: Kind

    /// What is wrong and where, such as "Two sections have the number 1.1.".
    package let sentence: String

    package var description: String { sentence }

    package enum Kind: Equatable, Sendable {
        case missingTitle, missingLanguage, missingProvenance
        case emptyHeading, skippedLevel, tooDeep, repeatedNumber
        case missingAlternative, missingCaption, missingDrawing
        case tableWithoutHeader, tooManyColumns, raggedRow, unnamedRow
        case emptyLink, linkWithinSite
        case emptyList, listTooDeep
        case emptyRecommendation
    }

    init(_ kind: Kind, _ sentence: String) {
        self.kind = kind
        self.sentence = sentence
    }
}
