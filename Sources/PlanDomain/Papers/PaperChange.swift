package import Foundation
import HashTreeCollections

/// What can happen to papers.
package enum PaperChange: Equatable, Sendable {
    case templateRecorded(PaperTemplate)
    case templateWithdrawn(TemplateWithdrawn)
    case released(PaperRelease)
    case withdrawn(Withdrawn)

    package struct TemplateWithdrawn: Equatable, Codable, Sendable {
        package let key: String
    }

    package struct Withdrawn: Equatable, Codable, Sendable {
        package let paperID: PaperRelease.ID
        package let withdrawal: PaperRelease.Withdrawal
    }
}

extension PaperChange: ChangeFamily {
    package var kind: String {
        switch self {
        case .templateRecorded: "paper.template-recorded"
        case .templateWithdrawn: "paper.template-withdrawn"
        case .released: "paper.released"
        case .withdrawn: "paper.withdrawn"
        }
    }

    package var payload: any Encodable {
        switch self {
        case .templateRecorded(let template): template
        case .templateWithdrawn(let change): change
        case .released(let release): release
        case .withdrawn(let change): change
        }
    }

    package init?(kind: String, payload: Data, decoder: JSONDecoder) throws {
        switch kind {
        case "paper.template-recorded":
            self = .templateRecorded(try decoder.decode(PaperTemplate.self, from: payload))
        case "paper.template-withdrawn":
            self = .templateWithdrawn(try decoder.decode(TemplateWithdrawn.self, from: payload))
        case "paper.released": self = .released(try decoder.decode(PaperRelease.self, from: payload))
        case "paper.withdrawn": self = .withdrawn(try decoder.decode(Withdrawn.self, from: payload))
        default: return nil
        }
    }

    package func apply(to council: inout Council, at _: Int) {
        switch self {
        case .templateRecorded(let template): council.paperTemplates[template.key] = template
        case .templateWithdrawn(let change): council.paperTemplates[change.key] = nil
        case .released(let release): council.papers[release.id] = release
        case .withdrawn(let change): council.papers[change.paperID]?.withdrawal = change.withdrawal
        }
    }

    package func withoutFreeText(_ mark: String) -> PaperChange {
        switch self {
        case .templateRecorded(let template): .templateRecorded(template.replacingText(by: mark))
        case .templateWithdrawn: self
        case .released(let release):
            .released(
                PaperRelease(
                    id: release.id,
                    slug: release.slug,
                    version: release.version,
                    title: mark,
                    template: release.template,
                    planID: release.planID,
                    itemID: release.itemID,
                    bodyKey: release.bodyKey,
                    meetingKey: release.meetingKey,
                    day: release.day,
                    position: release.position,
                    files: release.files,
                    note: mark
                )
            )
        case .withdrawn(let change):
            .withdrawn(
                Withdrawn(paperID: change.paperID, withdrawal: .init(reason: mark, day: change.withdrawal.day))
            )
        }
    }

    package func summary(in council: Council) -> String {
        switch self {
        case .templateRecorded(let template): "Recorded the paper template '\(template.key)'"
        case .templateWithdrawn(let change): "Withdrew the paper template '\(change.key)'"
        case .released(let release):
            "Released the paper '\(release.title)' for \(council.bodyName(release.bodyKey)), version \(release.version)"
        case .withdrawn(let change):
            "Withdrew the paper '\(council.papers[change.paperID]?.title ?? "")': \(change.withdrawal.reason)"
        }
    }

    func planID(in council: Council) -> Plan.ID? {
        switch self {
        case .templateRecorded, .templateWithdrawn: nil
        case .released(let release): release.planID
        case .withdrawn(let change): council.papers[change.paperID]?.planID
        }
    }
}

extension PaperTemplate {
    /// The frame of it, so that a paper can say that words were removed.
    fileprivate func replacingText(by mark: String) -> PaperTemplate {
        PaperTemplate(
            key: key,
            title: mark,
            author: mark,
            sections: sections.map { section in
                Section(heading: mark, blocks: section.blocks.map { _ in Block(kind: .paragraph, text: mark) })
            },
            contact: mark
        )
    }
}
