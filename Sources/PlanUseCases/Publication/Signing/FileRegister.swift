package import Ledger
package import PlanDomain

/// Every file that the council signed, by its hash: what a file that somebody has is looked up in.
package struct FileRegister: Sendable {
    private let released: ReleasedCouncil
    private let places: [Digest: [Place]]

    private struct Place: Sendable {
        let release: Int
        let file: Manifest.File
    }

    package init(_ released: ReleasedCouncil) {
        self.released = released
        var places: [Digest: [Place]] = [:]
        for (index, release) in released.signed.enumerated() {
            for file in release.manifest.files {
                places[file.sha256, default: []].append(Place(release: index, file: file))
            }
        }
        self.places = places
    }

    /// Every hash that has an answer, in order.
    package var digests: [Digest] { places.keys.sorted { $0.description < $1.description } }

    package func verdict(on digest: Digest) -> FileVerdict {
        let matches = (places[digest] ?? []).map { place in
            let release = released.signed[place.release]
            return FileVerdict.Match(file: place.file, release: release, facts: released.facts(of: release.subject))
        }
        return FileVerdict(digest: digest, council: released.council.name, matches: matches)
    }
}

/// What the council has to say of a file with a certain hash.
package struct FileVerdict: Sendable {
    package let digest: Digest
    let council: String

    /// The releases that it belongs to, oldest first; a table that did not change belongs to several.
    package let matches: [Match]

    package struct Match: Sendable {
        package let file: Manifest.File
        package let release: SignedRelease
        package let facts: ReleaseFacts
    }

    /// Whether some release that still stands, with a signature that counts, has this file.
    package var isVerified: Bool { matches.contains { $0.release.check.isGood } }

    package var code: String {
        guard let match = best else { return "unknown" }
        guard match.release.check.isGood else { return "signature-does-not-count" }
        return match.facts.code
    }

    /// The answer in one sentence.
    package var headline: String {
        guard let match = best else {
            return "This file is not one that \(council) released and signed."
        }
        guard match.release.check.isGood else {
            return "This file was listed as released, and the signature on the list does not count."
        }
        switch match.facts.standing {
        case .standing: return "\(council) released this file, and it stands."
        case .superseded: return "\(council) released this file; a newer release has taken its place."
        case .corrected: return "\(council) released this file, and put a correction notice on it since."
        case .withdrawn: return "\(council) released this file, and withdrew it since."
        }
    }

    /// The match that says most: one whose signature counts, of the newest release.
    package var best: Match? { matches.last { $0.release.check.isGood } ?? matches.last }
}

/// What is known today of something that was released.
package struct ReleaseFacts: Sendable {
    /// "Edition 2, Adopted plan, of the Council Plan 2024-27".
    package let name: String
    package let day: Day?

    /// Where its own page is.
    package let standing: Standing

    /// What is to be said of it besides, as sentences: notices, reasons, what took its place.
    package let remarks: [String]

    package enum Standing: String, Sendable {
        case standing
        case superseded
        case corrected
        case withdrawn
    }

    var code: String { standing == .standing ? "released" : standing.rawValue }

    package init(name: String, day: Day?, standing: Standing, remarks: [String]) {
        self.name = name
        self.day = day
        self.standing = standing
        self.remarks = remarks
    }
}
