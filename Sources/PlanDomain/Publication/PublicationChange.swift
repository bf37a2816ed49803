package import Foundation
import HashTreeCollections

/// What can happen to editions.
package enum PublicationChange: Equatable, Sendable {
    case editionReleased(Edition)
    case editionCorrected(EditionCorrected)
    case editionWithdrawn(EditionWithdrawn)

    package struct EditionCorrected: Equatable, Codable, Sendable {
        package let editionID: Edition.ID
        package let correction: Edition.Correction
    }

    package struct EditionWithdrawn: Equatable, Codable, Sendable {
        package let editionID: Edition.ID
        package let withdrawal: Edition.Withdrawal
    }
}

extension PublicationChange: ChangeFamily {
    package var kind: String {
        switch self {
        case .editionReleased: "publication.edition-released"
        case .editionCorrected: "publication.edition-corrected"
        case .editionWithdrawn: "publication.edition-withdrawn"
        }
    }

    package var payload: any Encodable {
        switch self {
        case .editionReleased(let edition): edition
        case .editionCorrected(let change): change
        case .editionWithdrawn(let change): change
        }
    }

    package init?(kind: String, payload: Data, decoder: JSONDecoder) throws {
        switch kind {
        case "publication.edition-released":
            self = .editionReleased(try decoder.decode(Edition.self, from: payload))
        case "publication.edition-corrected":
            self = .editionCorrected(try decoder.decode(EditionCorrected.self, from: payload))
        case "publication.edition-withdrawn":
            self = .editionWithdrawn(try decoder.decode(EditionWithdrawn.self, from: payload))
        default:
            return nil
        }
    }

    package func apply(to council: inout Council, at _: Int) {
        switch self {
        case .editionReleased(let edition): council.editions[edition.id] = edition
        case .editionCorrected(let change): council.editions[change.editionID]?.corrections.append(change.correction)
        case .editionWithdrawn(let change): council.editions[change.editionID]?.withdrawal = change.withdrawal
        }
    }

    package func withoutFreeText(_ mark: String) -> PublicationChange {
        switch self {
        case .editionReleased(let edition):
            .editionReleased(
                Edition(
                    id: edition.id,
                    planID: edition.planID,
                    number: edition.number,
                    name: mark,
                    stage: edition.stage,
                    day: edition.day,
                    position: edition.position,
                    contentHash: edition.contentHash,
                    nextUpdate: mark,
                    note: mark
                )
            )
        case .editionCorrected(let change):
            .editionCorrected(
                EditionCorrected(
                    editionID: change.editionID,
                    correction: Edition.Correction(notice: mark, day: change.correction.day)
                )
            )
        case .editionWithdrawn(let change):
            .editionWithdrawn(
                EditionWithdrawn(
                    editionID: change.editionID,
                    withdrawal: Edition.Withdrawal(reason: mark, day: change.withdrawal.day)
                )
            )
        }
    }

    package func summary(in council: Council) -> String {
        func name(_ id: Edition.ID) -> String {
            council.editions[id].map { "edition \($0.number) (\($0.name))" } ?? "an unknown edition"
        }
        return switch self {
        case .editionReleased(let edition): "Released edition \(edition.number): \(edition.name)"
        case .editionCorrected(let change): "Put a correction notice on \(name(change.editionID))"
        case .editionWithdrawn(let change):
            "Withdrew \(name(change.editionID)): \(change.withdrawal.reason)"
        }
    }
}
