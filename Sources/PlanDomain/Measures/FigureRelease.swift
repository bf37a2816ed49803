/// Figures made public together: every public measure as the record stood at one position, which never changes (I29, I34).
package struct FigureRelease: Equatable, Codable, Sendable {
    package typealias ID = Identifier<FigureRelease>

    package let id: ID

    /// From 1.
    package let number: Int
    package let day: Day

    /// The figures are as the record stood after this entry.
    package let position: Int

    /// SHA-256 of the stored content, 64 hexadecimal digits.
    package let contentHash: String

    /// When readers can expect the next one, as a sentence (I33).
    package let nextUpdate: String

    /// What readers should know about it: the sources, or what it corrects.
    package let note: String
    package let purpose: Edition.Purpose

    package init(
        id: ID,
        number: Int,
        day: Day,
        position: Int,
        contentHash: String,
        nextUpdate: String,
        note: String = "",
        purpose: Edition.Purpose = .statutory
    ) {
        self.id = id
        self.number = number
        self.day = day
        self.position = position
        self.contentHash = contentHash
        self.nextUpdate = nextUpdate
        self.note = note
        self.purpose = purpose
    }
}
