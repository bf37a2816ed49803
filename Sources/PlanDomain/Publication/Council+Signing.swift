import HashTreeCollections

extension Council {
    /// The key that signs now; a council has one at the most.
    package var activeSigningKey: SigningKey? { signingKeys.last { $0.isActive } }

    package func signingKey(_ id: SigningKey.ID) -> SigningKey? { signingKeys.first { $0.id == id } }

    /// Every signed list of one release, oldest first: it is signed anew when an earlier signature stops counting.
    package func manifests(of subject: ManifestSubject) -> [SignedManifest] { manifests[subject] ?? [] }

    /// Whether something of this kind and id is public or was; a new kind of release adds its line here.
    package func isReleased(_ subject: ManifestSubject) -> Bool { releasedSubjects.contains(subject) }

    /// Everything released that can be signed: figures as they came out, editions by plan and number, papers.
    package var releasedSubjects: [ManifestSubject] {
        let plans = plansByPeriod.reversed()
        let papers = papers.values.sorted { ($0.position, $0.id) < ($1.position, $1.id) }
        return figureReleases.map { .figures($0.id) } + plans.flatMap { editions(of: $0.id).map { .edition($0.id) } }
            + papers.map { .paper($0.id) }
    }

    /// "edition 2 of 2024-27".
    package func name(of subject: ManifestSubject) -> String {
        if let edition = editions.values.first(where: { .edition($0.id) == subject }) {
            let plan = plans[edition.planID]?.address ?? "an unknown plan"
            return "edition \(edition.number) of \(plan)"
        }
        if let release = figureReleases.first(where: { .figures($0.id) == subject }) {
            return "release \(release.number) of the figures"
        }
        if let paper = papers.values.first(where: { .paper($0.id) == subject }) {
            return "version \(paper.version) of the paper '\(paper.title)'"
        }
        return "an unknown release"
    }
}

/// The part of a council's canonical bytes that holds keys and signatures.
struct SigningDocument: Codable {
    let keys: [SigningKey]
    let manifests: [SignedManifest]

    /// Nil while there is nothing of it, so that older councils keep their bytes.
    init?(_ council: Council) {
        guard !council.signingKeys.isEmpty else { return nil }
        keys = council.signingKeys
        manifests = council.manifests.sorted { $0.key < $1.key }.flatMap(\.value)
    }

    func fill(_ council: inout Council) {
        council.signingKeys = keys
        for signed in manifests { council.manifests[signed.subject, default: []].append(signed) }
    }
}
