package import Foundation
import HashTreeCollections

/// What can happen to editions.
package enum PublicationChange: Equatable, Sendable {
    case editionReleased(Edition)
    case editionCorrected(EditionCorrected)
    case editionWithdrawn(EditionWithdrawn)
    case editionScheduled(PendingEdition)
    case pendingCancelled(PendingCancelled)
    case holdOverridden(HoldOverridden)
    case figuresReleased(FigureRelease)
    case signing(SigningChange)

    package struct PendingCancelled: Equatable, Codable, Sendable {
        package let editionID: Edition.ID
        package let reason: String
    }

    package struct HoldOverridden: Equatable, Codable, Sendable {
        package let editionID: Edition.ID
        package let override: PendingEdition.Override
    }

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
        case .editionScheduled: "publication.edition-scheduled"
        case .pendingCancelled: "publication.pending-cancelled"
        case .holdOverridden: "publication.hold-overridden"
        case .figuresReleased: "publication.figures-released"
        case .signing(let change): change.kind
        }
    }

    package var payload: any Encodable {
        switch self {
        case .editionReleased(let edition): edition
        case .editionCorrected(let change): change
        case .editionWithdrawn(let change): change
        case .editionScheduled(let pending): pending
        case .pendingCancelled(let change): change
        case .holdOverridden(let change): change
        case .figuresReleased(let release): release
        case .signing(let change): change.payload
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
        case "publication.edition-scheduled":
            self = .editionScheduled(try decoder.decode(PendingEdition.self, from: payload))
        case "publication.pending-cancelled":
            self = .pendingCancelled(try decoder.decode(PendingCancelled.self, from: payload))
        case "publication.hold-overridden":
            self = .holdOverridden(try decoder.decode(HoldOverridden.self, from: payload))
        case "publication.figures-released":
            self = .figuresReleased(try decoder.decode(FigureRelease.self, from: payload))
        default:
            guard let change = try SigningChange(kind: kind, payload: payload, decoder: decoder) else { return nil }
            self = .signing(change)
        }
    }

    package func apply(to council: inout Council, at sequence: Int) {
        switch self {
        case .editionReleased(let edition):
            council.editions[edition.id] = edition
            council.pendingEditions[edition.id] = nil
        case .editionScheduled(let pending): council.pendingEditions[pending.edition.id] = pending
        case .pendingCancelled(let change): council.pendingEditions[change.editionID] = nil
        case .holdOverridden(let change): council.pendingEditions[change.editionID]?.override = change.override
        case .figuresReleased(let release): council.figureReleases.append(release)
        case .signing(let change): change.apply(to: &council, at: sequence)
        case .editionCorrected(let change): council.editions[change.editionID]?.corrections.append(change.correction)
        case .editionWithdrawn(let change): council.editions[change.editionID]?.withdrawal = change.withdrawal
        }
    }

    package func withoutFreeText(_ mark: String) -> PublicationChange {
        switch self {
        case .editionReleased(let edition): .editionReleased(edition.replaced(by: mark))
        case .editionScheduled(let pending):
            .editionScheduled(
                PendingEdition(
                    edition: pending.edition.replaced(by: mark),
                    releaseAt: pending.releaseAt,
                    scheduledBy: pending.scheduledBy
                )
            )
        case .pendingCancelled(let change):
            .pendingCancelled(PendingCancelled(editionID: change.editionID, reason: mark))
        case .holdOverridden(let change):
            .holdOverridden(
                HoldOverridden(
                    editionID: change.editionID,
                    override: .init(reason: mark, by: change.override.by, at: change.override.at)
                )
            )
        case .figuresReleased(let release):
            .figuresReleased(
                FigureRelease(
                    id: release.id,
                    number: release.number,
                    day: release.day,
                    position: release.position,
                    contentHash: release.contentHash,
                    nextUpdate: mark,
                    note: mark,
                    purpose: release.purpose
                )
            )
        case .signing(let change): .signing(change.withoutFreeText(mark))
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
            (council.editions[id] ?? council.pendingEditions[id]?.edition)
                .map { "edition \($0.number) (\($0.name))" } ?? "an unknown edition"
        }
        return switch self {
        case .editionReleased(let edition): "Released edition \(edition.number): \(edition.name)"
        case .editionCorrected(let change): "Put a correction notice on \(name(change.editionID))"
        case .editionWithdrawn(let change):
            "Withdrew \(name(change.editionID)): \(change.withdrawal.reason)"
        case .editionScheduled(let pending):
            "Set edition \(pending.edition.number) (\(pending.edition.name)) to be released on \(pending.releaseAt.inWords)"
        case .pendingCancelled(let change): "Cancelled \(name(change.editionID)) before its time: \(change.reason)"
        case .holdOverridden(let change):
            "Let \(name(change.editionID)) out in the pre-election period: \(change.override.reason)"
        case .figuresReleased(let release): "Released the figures, release \(release.number)"
        case .signing(let change): change.summary(in: council)
        }
    }
}

extension Edition {
    fileprivate func replaced(by mark: String) -> Edition {
        Edition(
            id: id,
            planID: planID,
            number: number,
            name: mark,
            stage: stage,
            day: day,
            position: position,
            contentHash: contentHash,
            nextUpdate: mark,
            note: mark,
            purpose: purpose
        )
    }
}
