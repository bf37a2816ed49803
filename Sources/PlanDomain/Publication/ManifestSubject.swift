/// What a manifest is of: "edition:…", "figures:…", and whatever else a council comes to release.
package struct ManifestSubject: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// A word in small letters: "edition".
    package let kind: String

    /// The id of what was released.
    package let id: String

    package init?(kind: String, id: String) {
        guard (1...20).contains(kind.utf8.count), kind.utf8.allSatisfy({ (97...122).contains($0) }),
            (1...64).contains(id.utf8.count), id.utf8.allSatisfy(Self.isPartOfID)
        else { return nil }
        self.kind = kind
        self.id = id
    }

    private init(_ kind: String, _ id: String) {
        self.kind = kind
        self.id = id
    }

    package static func edition(_ id: Edition.ID) -> ManifestSubject { ManifestSubject("edition", id.description) }

    package static func figures(_ id: FigureRelease.ID) -> ManifestSubject {
        ManifestSubject("figures", id.description)
    }

    package static func paper(_ id: PaperRelease.ID) -> ManifestSubject { ManifestSubject("paper", id.description) }

    package var description: String { "\(kind):\(id)" }

    package static func < (left: Self, right: Self) -> Bool { (left.kind, left.id) < (right.kind, right.id) }

    private static func isPartOfID(_ byte: UInt8) -> Bool {
        switch byte {
        case 45, 46, 48...57, 65...90, 97...122: true
        default: false
        }
    }
}

extension ManifestSubject: TextCodable {
    static let nameInFaults = "what a manifest is of"

    init?(recorded text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2 else { return nil }
        self.init(kind: String(parts[0]), id: String(parts[1]))
    }

    var recorded: String { description }
}
