import HashTreeCollections

/// What an assessment says, without who wrote it: the part that is signed off, locked and published.
package struct AssessmentContent: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Assessment>

    package let id: ID
    package let kind: AssessmentKind

    /// The name in its permanent address: "2024-27-equality".
    package internal(set) var slug: String
    package let subject: AssessmentSubject
    package internal(set) var title: String

    /// The post or role that leads; never a person's name.
    package internal(set) var lead: String

    /// What is proposed, and what of it is looked at.
    package internal(set) var scope: String
    package internal(set) var screening: Screening?

    /// One a group or theme, by code.
    package internal(set) var findings: [AssessmentFinding] = []

    /// In the order in which they were added.
    package internal(set) var mitigations: [Mitigation] = []

    package init(
        id: ID,
        kind: AssessmentKind,
        slug: String,
        subject: AssessmentSubject,
        title: String,
        lead: String,
        scope: String
    ) {
        self.id = id
        self.kind = kind
        self.slug = slug
        self.subject = subject
        self.title = title
        self.lead = lead
        self.scope = scope
    }

    /// Whether a full assessment is needed, and why or why not.
    package struct Screening: Equatable, Codable, Sendable {
        package let isNeeded: Bool
        package let reason: String
        package let day: Day

        package init(isNeeded: Bool, reason: String, day: Day) {
            self.isNeeded = isNeeded
            self.reason = reason
            self.day = day
        }
    }

    package func finding(_ code: AssessmentCode) -> AssessmentFinding? { findings.first { $0.code == code } }

    package func mitigations(for code: AssessmentCode) -> [Mitigation] { mitigations.filter { $0.code == code } }

    package func mitigation(_ id: Mitigation.ID) -> Mitigation? { mitigations.first { $0.id == id } }
}

/// A look at what a decision means before it is taken, on its road from screening to what came of it.
package struct Assessment: Equatable, Codable, Sendable {
    package typealias ID = Identifier<Assessment>

    package internal(set) var content: AssessmentContent
    package internal(set) var version: Int
    package internal(set) var stage: Stage

    /// Whoever wrote in this version: none of them checks it or signs it off.
    package internal(set) var writers: [Account.ID]
    package internal(set) var check: Check?
    package internal(set) var signOff: SignOff?

    /// What was found once all was looked at again.
    package internal(set) var afterwards: Afterwards?

    /// Versions that were signed off and opened again, oldest first: they stay readable.
    package internal(set) var earlier: [Version]

    /// The entry that last changed its title, lead, scope or screening.
    package internal(set) var revision: Int

    package init(_ content: AssessmentContent, writer: Account.ID, sequence: Int = 0) {
        self.content = content
        version = 1
        stage = .screening
        writers = [writer]
        earlier = []
        revision = sequence
    }

    package var id: ID { content.id }

    /// Where it is on its road.
    package enum Stage: String, CaseIterable, Codable, Sendable {
        case screening, draft

        /// Read by somebody who did not write it.
        case reviewed
        case signedOff = "signed-off"
        case published
        case reviewedAfter = "reviewed-after"

        package var name: String {
            switch self {
            case .screening: "Screening"
            case .draft: "Draft"
            case .reviewed: "Reviewed"
            case .signedOff: "Signed off"
            case .published: "Published"
            case .reviewedAfter: "Reviewed after"
            }
        }

        /// Whether its words are fixed: to change them, a new version begins.
        package var isLocked: Bool { self == .signedOff || self == .published || self == .reviewedAfter }
    }

    /// Somebody who did not write it read it.
    package struct Check: Equatable, Codable, Sendable {
        package let by: Account.ID
        package let day: Day
        package let note: String
    }

    /// Who answers for it: the account is for four eyes, the post is for readers.
    package struct SignOff: Equatable, Codable, Sendable {
        package let by: Account.ID
        package let post: String
        package let day: Day
        package let statement: String
    }

    /// What came of it all.
    package struct Afterwards: Equatable, Codable, Sendable {
        package let day: Day
        package let text: String
    }

    /// A version that another took the place of.
    package struct Version: Equatable, Codable, Sendable {
        package let number: Int
        package let content: AssessmentContent
        package let signOff: SignOff

        /// When and why it was opened again.
        package let reopenedOn: Day
        package let reason: String
    }

    /// Whether what it says is in effect, now or in an earlier version.
    package var wasSignedOff: Bool { signOff != nil || !earlier.isEmpty }
}

/// A version as the public sees it: what was signed off, with the looks at its mitigations up to the day it was published.
package struct AssessmentPublication: Equatable, Codable, Sendable {
    package let content: AssessmentContent

    /// 1, 2, 3 … for each assessment: a version is published again when its mitigations were looked at.
    package let number: Int
    package let version: Int
    package let day: Day

    /// What is new in it, or why it is published.
    package let note: String

    /// The post that signed off, the day and the statement: never an account.
    package let signedOffBy: String
    package let signedOffOn: Day
    package let statement: String
    package let afterwards: Assessment.Afterwards?

    /// The groups or themes as they were called then.
    package let entries: [AssessmentList.Entry]
    package internal(set) var withdrawal: Withdrawal?

    package struct Withdrawal: Equatable, Codable, Sendable {
        package let reason: String
        package let day: Day
    }

    package func entry(_ code: AssessmentCode) -> AssessmentList.Entry? { entries.first { $0.code == code } }
}

extension Council {
    package func assessment(slug: String) -> Assessment? { assessments.values.first { $0.content.slug == slug } }

    /// By title.
    package var assessmentsByTitle: [Assessment] {
        assessments.values.sorted { ($0.content.title, $0.content.slug) < ($1.content.title, $1.content.slug) }
    }

    /// A group or theme by name, whether it is still in use or not.
    package func name(of code: AssessmentCode) -> String { assessmentList.entry(code)?.name ?? code.rawValue }
}
