package import Foundation

/// A permanent identity for one kind of thing, so that a plan's id can never be passed where an element's is asked for.
package struct Identifier<Entity>: RawRepresentable, Hashable, Comparable, Sendable {
    package let rawValue: UUID

    package init(rawValue: UUID) {
        self.rawValue = rawValue
    }

    /// Reads the usual text form, in either case.
    package init?(_ text: some StringProtocol) {
        guard let value = UUID(uuidString: String(text)) else { return nil }
        rawValue = value
    }

    package static func < (left: Self, right: Self) -> Bool {
        left.description < right.description
    }
}

extension Identifier: CustomStringConvertible {
    package var description: String { rawValue.uuidString.lowercased() }
}

extension Identifier: Codable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = UUID(uuidString: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is not an identifier.")
            )
        }
        rawValue = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Where new identities come from: they enter with a command, so that a replay never makes one.
package struct IdentitySource: Sendable {
    private let next: @Sendable () -> UUID

    package init(_ next: @escaping @Sendable () -> UUID) {
        self.next = next
    }

    package func identity<Entity>(for _: Entity.Type) -> Identifier<Entity> {
        Identifier(rawValue: next())
    }
}
