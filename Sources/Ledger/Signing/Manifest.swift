package import Foundation
package import PlanDomain

/// The list of the files of one release, with the size and the hash of each: what the council signs.
///
/// It holds names and addresses that are public for good, and no other text that a person typed: nothing in it should
/// ever need to be removed.
package struct Manifest: Equatable, Codable, Sendable {
    /// The version of this shape; it also stands before the bytes that are signed.
    package let format: String
    package let council: Signer
    package let subject: Subject

    /// The end of the record when it was signed: whoever keeps the list can hold the record against it later.
    package let record: Position

    /// The key that signed.
    package let key: SigningKey.ID
    package let signedAt: Moment

    /// In the order of their paths, each path once.
    package let files: [File]

    package static let currentFormat = "throughline-manifest-1"

    /// A list of a few thousand files is well within this.
    package static let sizeLimit = 16 * 1024 * 1024

    package struct Signer: Equatable, Codable, Sendable {
        package let key: CouncilKey
        package let name: String

        package init(key: CouncilKey, name: String) {
            self.key = key
            self.name = name
        }
    }

    /// What the files are of.
    package struct Subject: Equatable, Codable, Sendable {
        /// "edition", "figures", "paper", "site".
        package let kind: String

        /// The plan's years, for what belongs to a plan.
        package let plan: String?
        /// The name in its address, for what has one.
        package let slug: String?
        package let number: Int?

        /// The day that the release bears.
        package let day: Day?

        /// What it shows is the record as it stood after this entry.
        package let position: Int

        package init(
            kind: String,
            plan: String? = nil,
            slug: String? = nil,
            number: Int? = nil,
            day: Day? = nil,
            position: Int
        ) {
            self.kind = kind
            self.plan = plan
            self.slug = slug
            self.number = number
            self.day = day
            self.position = position
        }
    }

    /// An entry of the record: its place, and the hash that covers it and all before it.
    package struct Position: Equatable, Codable, Sendable {
        package let position: Int
        package let hash: Digest

        package init(position: Int, hash: Digest) {
            self.position = position
            self.hash = hash
        }

        package init(_ head: Head) {
            self.init(position: head.sequence, hash: head.hash)
        }
    }

    package struct File: Equatable, Codable, Sendable {
        /// The address under which the site gives it, or its place in an exported folder.
        package let path: String
        package let mediaType: String
        package let bytes: Int
        package let sha256: Digest

        package init(path: String, mediaType: String, bytes: Int, sha256: Digest) {
            self.path = path
            self.mediaType = mediaType
            self.bytes = bytes
            self.sha256 = sha256
        }

        package init(path: String, mediaType: String, content: Data) {
            self.init(path: path, mediaType: mediaType, bytes: content.count, sha256: Digest(of: content))
        }
    }

    package init(
        council: Signer,
        subject: Subject,
        record: Position,
        key: SigningKey.ID,
        signedAt: Moment,
        files: [File]
    ) {
        format = Self.currentFormat
        self.council = council
        self.subject = subject
        self.record = record
        self.key = key
        self.signedAt = signedAt
        self.files = files.sorted { $0.path < $1.path }
    }

    /// The bytes that are kept, shown and signed: JSON with sorted keys, no spaces, and a line break at the end.
    package func bytes() throws -> Data { try JSONEncoder.canonical.encode(self) + Data([10]) }

    /// Reads a list; fails for one that was written in any other way, since two readers could take it differently.
    package init(bytes: Data) throws(ManifestFault) {
        guard bytes.count <= Self.sizeLimit else { throw .tooLarge }
        guard let read = try? JSONDecoder().decode(Manifest.self, from: bytes) else { throw .unreadable }
        guard read.format == Self.currentFormat else { throw .unknownFormat }
        guard (try? read.bytes()) == bytes else { throw .notCanonical }
        let paths = read.files.map(\.path)
        guard zip(paths, paths.dropFirst()).allSatisfy({ $0 < $1 }) else { throw .notCanonical }
        self = read
    }

    package func file(_ digest: Digest) -> File? { files.first { $0.sha256 == digest } }
}

/// Why a list of files cannot be used.
package enum ManifestFault: Error, Sendable {
    case tooLarge
    case unreadable
    case unknownFormat
    case notCanonical

    package var sentence: String {
        switch self {
        case .tooLarge: "The list of files is larger than any that we write."
        case .unreadable: "This is no signed list of files."
        case .unknownFormat: "This list of files was written by a newer Throughline. Check it with that."
        case .notCanonical: "This list of files is not written as Throughline writes it: it was changed."
        }
    }
}
