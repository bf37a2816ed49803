package import Foundation

/// Something that happened to a council's data; the council's data is what all its changes add up to.
///
/// A change kind never changes meaning: a new shape is a new version with an upcaster.
package enum Change: Equatable, Sendable {
    case council(CouncilChange)
    case plan(PlanChange)
    case framework(FrameworkChange)
    case governance(GovernanceChange)
    case road(RoadChange)
    case paper(PaperChange)
    case publication(PublicationChange)
    case people(PeopleChange)
    case comment(CommentChange)
    case measure(MeasureChange)
    case assessment(AssessmentChange)
    case redaction(Redaction)
}

/// The changes of one concept: how they are written down, and what each does to the council's value.
package protocol ChangeFamily: Equatable, Sendable {
    /// The permanent name in the record: "plan.element-added".
    var kind: String { get }

    var payload: any Encodable { get }

    /// Reads a payload of one of this family's kinds; nil when the kind is another family's.
    init?(kind: String, payload: Data, decoder: JSONDecoder) throws

    /// Never fails and asks nothing outside: a change that no longer finds its subject does nothing.
    func apply(to council: inout Council, at sequence: Int)

    /// The same change with every text that a person typed replaced by a mark: what a redaction leaves behind.
    func withoutFreeText(_ mark: String) -> Self

    /// One plain sentence, without a full stop.
    func summary(in council: Council) -> String
}

extension Change {
    private var family: any ChangeFamily {
        switch self {
        case .council(let change): change
        case .plan(let change): change
        case .framework(let change): change
        case .governance(let change): change
        case .road(let change): change
        case .paper(let change): change
        case .publication(let change): change
        case .people(let change): change
        case .comment(let change): change
        case .measure(let change): change
        case .assessment(let change): change
        case .redaction(let change): change
        }
    }

    package var kind: String { family.kind }

    /// The version of the payload's shape that this code writes; every kind is still at its first.
    package static let currentVersion = 1

    /// Reads a payload of the current version; nil when this software does not know the kind.
    package init?(kind: String, payload: Data, decoder: JSONDecoder) throws {
        switch kind.prefix(while: { $0 != "." }) {
        case "council":
            guard let change = try CouncilChange(kind: kind, payload: payload, decoder: decoder) else { return nil }
            self = .council(change)
        case "plan":
            guard let change = try PlanChange(kind: kind, payload: payload, decoder: decoder) else { return nil }
            self = .plan(change)
        case "framework":
            guard let change = try FrameworkChange(kind: kind, payload: payload, decoder: decoder) else { return nil }
            self = .framework(change)
        case "governance":
            guard let change = try GovernanceChange(kind: kind, payload: payload, decoder: decoder) else { return nil }
            self = .governance(change)
        case "road":
            guard let change = try RoadChange(kind: kind, payload: payload, decoder: decoder) else { return nil }
            self = .road(change)
        case "paper":
            guard let change = try PaperChange(kind: kind, payload: payload, decoder: decoder) else { return nil }
            self = .paper(change)
        case "publication":
            guard let change = try PublicationChange(kind: kind, payload: payload, decoder: decoder) else { return nil }
            self = .publication(change)
        case "people":
            guard let change = try PeopleChange(kind: kind, payload: payload, decoder: decoder) else { return nil }
            self = .people(change)
        case "comment":
            guard let change = try CommentChange(kind: kind, payload: payload, decoder: decoder) else { return nil }
            self = .comment(change)
        case "measure":
            guard let change = try MeasureChange(kind: kind, payload: payload, decoder: decoder) else { return nil }
            self = .measure(change)
        case "assessment":
            guard let change = try AssessmentChange(kind: kind, payload: payload, decoder: decoder) else { return nil }
            self = .assessment(change)
        case "record":
            guard let change = try Redaction(kind: kind, payload: payload, decoder: decoder) else { return nil }
            self = .redaction(change)
        default:
            return nil
        }
    }

    /// The payload's canonical bytes: JSON with sorted keys, so that equal changes have equal bytes.
    package func payloadBytes(_ encoder: JSONEncoder) throws -> Data {
        try encoder.encode(family.payload)
    }

    package func withoutFreeText(_ mark: String) -> Change {
        switch self {
        case .council(let change): .council(change.withoutFreeText(mark))
        case .plan(let change): .plan(change.withoutFreeText(mark))
        case .framework(let change): .framework(change.withoutFreeText(mark))
        case .governance(let change): .governance(change.withoutFreeText(mark))
        case .road(let change): .road(change.withoutFreeText(mark))
        case .paper(let change): .paper(change.withoutFreeText(mark))
        case .publication(let change): .publication(change.withoutFreeText(mark))
        case .people(let change): .people(change.withoutFreeText(mark))
        case .comment(let change): .comment(change.withoutFreeText(mark))
        case .measure(let change): .measure(change.withoutFreeText(mark))
        case .assessment(let change): .assessment(change.withoutFreeText(mark))
        case .redaction(let change): .redaction(change.withoutFreeText(mark))
        }
    }

    /// What happened, in plain words, as the council stood just before.
    package func summary(in council: Council) -> String { family.summary(in: council) }

    func apply(to council: inout Council, at sequence: Int) {
        family.apply(to: &council, at: sequence)
    }
}

extension JSONEncoder {
    /// The one way in which values are written to the record: sorted keys, plain slashes.
    package static var canonical: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
