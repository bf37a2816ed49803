import HashTreeCollections

/// A paper made public for one meeting, in every format, as it was built at one position of the record; it never changes.
package struct PaperRelease: Equatable, Codable, Sendable {
    package typealias ID = Identifier<PaperRelease>

    package let id: ID

    /// The name in its permanent address, shared by all versions: "council-plan-2024-27-cabinet".
    package let slug: String

    /// From 1; a later version takes the place of an earlier one, which stays readable.
    package let version: Int
    package let title: String
    package let template: String
    package let planID: Plan.ID
    package let itemID: GovernanceItem.ID?
    package let bodyKey: String
    package let meetingKey: String
    package let day: Day

    /// The paper says what the record said after this entry.
    package let position: Int
    package let files: [File]

    /// What readers should know: for a later version, what changed.
    package let note: String
    package internal(set) var withdrawal: Withdrawal?

    package init(
        id: ID,
        slug: String,
        version: Int,
        title: String,
        template: String,
        planID: Plan.ID,
        itemID: GovernanceItem.ID?,
        bodyKey: String,
        meetingKey: String,
        day: Day,
        position: Int,
        files: [File],
        note: String
    ) {
        self.id = id
        self.slug = slug
        self.version = version
        self.title = title
        self.template = template
        self.planID = planID
        self.itemID = itemID
        self.bodyKey = bodyKey
        self.meetingKey = meetingKey
        self.day = day
        self.position = position
        self.files = files
        self.note = note
    }

    /// One format of it, kept under its hash.
    package struct File: Equatable, Codable, Sendable {
        /// "html", "pdf", "docx", "odt"; "fragment" for the part of a page that the site frames.
        package let ending: String
        package let mediaType: String

        /// SHA-256, 64 hexadecimal digits.
        package let hash: String
        package let size: Int

        package init(ending: String, mediaType: String, hash: String, size: Int) {
            self.ending = ending
            self.mediaType = mediaType
            self.hash = hash
            self.size = size
        }
    }

    package struct Withdrawal: Equatable, Codable, Sendable {
        package let reason: String
        package let day: Day

        package init(reason: String, day: Day) {
            self.reason = reason
            self.day = day
        }
    }
}

extension Council {
    /// The versions of a paper, oldest first.
    package func papers(slug: String) -> [PaperRelease] {
        papers.values.filter { $0.slug == slug }.sorted { $0.version < $1.version }
    }

    /// The newest first.
    package var papersByDay: [PaperRelease] {
        papers.values.sorted { ($1.day, $0.slug, $1.version) < ($0.day, $1.slug, $0.version) }
    }
}
