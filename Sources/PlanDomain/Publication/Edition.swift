/// A named release of a plan at one position of the record; it never changes once released.
package struct Edition: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Edition>

    package let id: ID
    package let planID: Plan.ID

    /// The place among the plan's editions, from 1.
    package let number: Int

    /// "Draft for Cabinet", "Adopted plan".
    package let name: String
    package let stage: Stage

    /// The day that the edition bears: that of the meeting or of the publication.
    package let day: Day

    /// The edition shows the plan as the record stood after this entry.
    package let position: Int

    /// SHA-256 of the stored content, 64 hexadecimal digits.
    package let contentHash: String

    /// When the public can expect the next one, as a sentence (I33).
    package let nextUpdate: String

    /// What readers should know about this edition, such as its source or what it leaves out.
    package let note: String

    /// Notices put on the edition after its release: it stays as it was, with the notice above it (I34).
    package internal(set) var corrections: [Correction] = []
    package internal(set) var withdrawal: Withdrawal?

    // Editions recorded before purposes were told apart have none: they were all the plan itself.
    private let recordedPurpose: Purpose?

    package init(
        id: ID,
        planID: Plan.ID,
        number: Int,
        name: String,
        stage: Stage,
        day: Day,
        position: Int,
        contentHash: String,
        nextUpdate: String,
        note: String = "",
        purpose: Purpose = .statutory
    ) {
        self.id = id
        self.planID = planID
        self.number = number
        self.name = name
        self.stage = stage
        self.day = day
        self.position = position
        self.contentHash = contentHash
        self.nextUpdate = nextUpdate
        self.note = note
        recordedPurpose = purpose == .statutory ? nil : purpose
    }

    /// Whether the law or the constitution asks for it, or the council promotes itself with it (I32).
    package var purpose: Purpose { recordedPurpose ?? .statutory }

    package enum Purpose: String, CaseIterable, Codable, Sendable {
        case statutory
        case promotional

        package var meaning: String {
            switch self {
            case .statutory: "Statutory: the council must publish it, also before an election."
            case .promotional: "Promotional: it is held in a pre-election period."
            }
        }
    }

    /// How far along its road the plan was.
    package enum Stage: String, CaseIterable, Codable, Sendable {
        case draft
        case adopted
        case refreshed

        /// Whether such an edition can be the one in force.
        package var isBinding: Bool { self != .draft }
    }

    /// A notice on a released edition; the corrected wording stands in a later edition.
    package struct Correction: Equatable, Codable, Sendable {
        package let notice: String
        package let day: Day

        package init(notice: String, day: Day) {
            self.notice = notice
            self.day = day
        }
    }

    /// Why an edition can no longer be read; its address answers 410 with this reason.
    package struct Withdrawal: Equatable, Codable, Sendable {
        package let reason: String
        package let day: Day

        package init(reason: String, day: Day) {
            self.reason = reason
            self.day = day
        }
    }
}
