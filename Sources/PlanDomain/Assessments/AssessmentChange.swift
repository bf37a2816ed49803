package import Foundation

/// What can happen to assessments.
package enum AssessmentChange: Equatable, Sendable {
    case started(Started)
    case described(Described)
    case screened(Screened)
    case findingWritten(FindingWritten)
    case mitigationAdded(MitigationAdded)
    case mitigationReviewed(MitigationReviewed)
    case mitigationClosed(MitigationClosed)
    case reviewed(Reviewed)
    case signedOff(SignedOff)
    case published(Published)
    case withdrawn(Withdrawn)
    case reviewedAfter(ReviewedAfter)
    case reopened(Reopened)
    case listSet(AssessmentList)

    package struct Started: Equatable, Codable, Sendable {
        package let id: Assessment.ID
        package let kind: AssessmentKind
        package let slug: String
        package let subject: AssessmentSubject
        package let title: String
        package let lead: String
        package let scope: String
        package let by: Account.ID
    }

    package struct Described: Equatable, Codable, Sendable {
        package let assessmentID: Assessment.ID
        package let title: String
        package let lead: String
        package let scope: String
        package let by: Account.ID
    }

    package struct Screened: Equatable, Codable, Sendable {
        package let assessmentID: Assessment.ID
        package let screening: AssessmentContent.Screening
        package let by: Account.ID
    }

    package struct FindingWritten: Equatable, Codable, Sendable {
        package let assessmentID: Assessment.ID
        package let finding: AssessmentFinding
        package let by: Account.ID
    }

    package struct MitigationAdded: Equatable, Codable, Sendable {
        package let assessmentID: Assessment.ID
        package let mitigation: Mitigation
        package let by: Account.ID
    }

    package struct MitigationReviewed: Equatable, Codable, Sendable {
        package let assessmentID: Assessment.ID
        package let mitigationID: Mitigation.ID
        package let review: Mitigation.Review
    }

    package struct MitigationClosed: Equatable, Codable, Sendable {
        package let assessmentID: Assessment.ID
        package let mitigationID: Mitigation.ID
        package let closing: Mitigation.Closing
        package let by: Account.ID
    }

    package struct Reviewed: Equatable, Codable, Sendable {
        package let assessmentID: Assessment.ID
        package let check: Assessment.Check
    }

    package struct SignedOff: Equatable, Codable, Sendable {
        package let assessmentID: Assessment.ID
        package let signOff: Assessment.SignOff
    }

    /// Pins what the public sees: the version as it stands at this entry.
    package struct Published: Equatable, Codable, Sendable {
        package let assessmentID: Assessment.ID
        package let version: Int
        package let day: Day
        package let note: String
    }

    package struct Withdrawn: Equatable, Codable, Sendable {
        package let assessmentID: Assessment.ID
        package let withdrawal: AssessmentPublication.Withdrawal
    }

    package struct ReviewedAfter: Equatable, Codable, Sendable {
        package let assessmentID: Assessment.ID
        package let afterwards: Assessment.Afterwards
    }

    package struct Reopened: Equatable, Codable, Sendable {
        package let assessmentID: Assessment.ID
        package let day: Day
        package let reason: String
    }
}

extension AssessmentChange: ChangeFamily {
    package var kind: String {
        switch self {
        case .started: "assessment.started"
        case .described: "assessment.described"
        case .screened: "assessment.screened"
        case .findingWritten: "assessment.finding-written"
        case .mitigationAdded: "assessment.mitigation-added"
        case .mitigationReviewed: "assessment.mitigation-reviewed"
        case .mitigationClosed: "assessment.mitigation-closed"
        case .reviewed: "assessment.reviewed"
        case .signedOff: "assessment.signed-off"
        case .published: "assessment.published"
        case .withdrawn: "assessment.withdrawn"
        case .reviewedAfter: "assessment.reviewed-after"
        case .reopened: "assessment.reopened"
        case .listSet: "assessment.list-set"
        }
    }

    package var payload: any Encodable {
        switch self {
        case .started(let change): change
        case .described(let change): change
        case .screened(let change): change
        case .findingWritten(let change): change
        case .mitigationAdded(let change): change
        case .mitigationReviewed(let change): change
        case .mitigationClosed(let change): change
        case .reviewed(let change): change
        case .signedOff(let change): change
        case .published(let change): change
        case .withdrawn(let change): change
        case .reviewedAfter(let change): change
        case .reopened(let change): change
        case .listSet(let list): list
        }
    }

    package init?(kind: String, payload: Data, decoder: JSONDecoder) throws {
        func read<Payload: Decodable>(_ type: Payload.Type) throws -> Payload {
            try decoder.decode(type, from: payload)
        }
        switch kind {
        case "assessment.started": self = .started(try read(Started.self))
        case "assessment.described": self = .described(try read(Described.self))
        case "assessment.screened": self = .screened(try read(Screened.self))
        case "assessment.finding-written": self = .findingWritten(try read(FindingWritten.self))
        case "assessment.mitigation-added": self = .mitigationAdded(try read(MitigationAdded.self))
        case "assessment.mitigation-reviewed": self = .mitigationReviewed(try read(MitigationReviewed.self))
        case "assessment.mitigation-closed": self = .mitigationClosed(try read(MitigationClosed.self))
        case "assessment.reviewed": self = .reviewed(try read(Reviewed.self))
        case "assessment.signed-off": self = .signedOff(try read(SignedOff.self))
        case "assessment.published": self = .published(try read(Published.self))
        case "assessment.withdrawn": self = .withdrawn(try read(Withdrawn.self))
        case "assessment.reviewed-after": self = .reviewedAfter(try read(ReviewedAfter.self))
        case "assessment.reopened": self = .reopened(try read(Reopened.self))
        case "assessment.list-set": self = .listSet(try read(AssessmentList.self))
        default: return nil
        }
    }

    /// The assessment that it happened to; nil for the list.
    package var assessmentID: Assessment.ID? {
        switch self {
        case .started(let change): change.id
        case .described(let change): change.assessmentID
        case .screened(let change): change.assessmentID
        case .findingWritten(let change): change.assessmentID
        case .mitigationAdded(let change): change.assessmentID
        case .mitigationReviewed(let change): change.assessmentID
        case .mitigationClosed(let change): change.assessmentID
        case .reviewed(let change): change.assessmentID
        case .signedOff(let change): change.assessmentID
        case .published(let change): change.assessmentID
        case .withdrawn(let change): change.assessmentID
        case .reviewedAfter(let change): change.assessmentID
        case .reopened(let change): change.assessmentID
        case .listSet: nil
        }
    }
}
