package import Foundation
import HashTreeCollections

/// What can happen to other frameworks and to the ties of a plan's elements with them.
package enum FrameworkChange: Equatable, Sendable {
    case recorded(PlanFramework)
    case aligned(Alignment)
    case unaligned(Unaligned)

    package struct Unaligned: Equatable, Codable, Sendable {
        package let alignmentID: Alignment.ID
        package let elementID: PlanElement.ID
    }
}

extension FrameworkChange: ChangeFamily {
    package var kind: String {
        switch self {
        case .recorded: "framework.recorded"
        case .aligned: "framework.aligned"
        case .unaligned: "framework.unaligned"
        }
    }

    package var payload: any Encodable {
        switch self {
        case .recorded(let framework): framework
        case .aligned(let alignment): alignment
        case .unaligned(let change): change
        }
    }

    package init?(kind: String, payload: Data, decoder: JSONDecoder) throws {
        switch kind {
        case "framework.recorded": self = .recorded(try decoder.decode(PlanFramework.self, from: payload))
        case "framework.aligned": self = .aligned(try decoder.decode(Alignment.self, from: payload))
        case "framework.unaligned": self = .unaligned(try decoder.decode(Unaligned.self, from: payload))
        default: return nil
        }
    }

    package func apply(to council: inout Council, at _: Int) {
        switch self {
        case .recorded(let framework): council.frameworks[framework.id] = framework
        case .aligned(let alignment): council.alignments[alignment.id] = alignment
        case .unaligned(let change): council.alignments[change.alignmentID] = nil
        }
    }

    package func withoutFreeText(_ mark: String) -> FrameworkChange {
        switch self {
        case .recorded(let framework):
            .recorded(
                PlanFramework(
                    id: framework.id,
                    slug: framework.slug,
                    name: mark,
                    owner: mark,
                    periodText: framework.periodText,
                    source: mark,
                    elements: framework.elements.map {
                        PlanFramework.Element(id: $0.id, parentID: $0.parentID, level: $0.level, title: mark)
                    }
                )
            )
        case .aligned, .unaligned: self
        }
    }

    package func summary(in council: Council) -> String {
        switch self {
        case .recorded(let framework):
            let count = framework.elements.count
            return "Recorded \(framework.name)" + (count == 0 ? "" : " with \(count) themes and priorities")
        case .aligned(let alignment):
            let element = council.elements[alignment.elementID].map(council.label) ?? "an unknown element"
            let framework = council.frameworks[alignment.frameworkID]?.name ?? "an unknown framework"
            return "Aligned \(element) with \(framework)"
        case .unaligned(let change):
            let element = council.elements[change.elementID].map(council.label) ?? "an unknown element"
            return "Ended an alignment of \(element)"
        }
    }
}
