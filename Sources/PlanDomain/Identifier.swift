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
        withUnsafeBytes(of: left.rawValue.uuid) { left in
            withUnsafeBytes(of: right.rawValue.uuid) { right in left.lexicographicallyPrecedes(right) }
        }
    }
}

extension Identifier: CustomStringConvertible {
    /// The usual text form in small letters, written here because Foundation's own way takes ten times as long.
    package var description: String {
        withUnsafeBytes(of: rawValue.uuid) { bytes in
            String(unsafeUninitializedCapacity: 36) { buffer in
                var place = 0
                for (index, byte) in bytes.enumerated() {
                    if [4, 6, 8, 10].contains(index) {
                        buffer[place] = 45
                        place += 1
                    }
                    for digit in [byte >> 4, byte & 15] {
                        buffer[place] = digit < 10 ? 48 + digit : 87 + digit
                        place += 1
                    }
                }
                return place
            }
        }
    }
}

extension Identifier: TextCodable {
    static var nameInFaults: String { "an identifier" }

    init?(recorded text: String) { self.init(text) }

    var recorded: String { description }
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
