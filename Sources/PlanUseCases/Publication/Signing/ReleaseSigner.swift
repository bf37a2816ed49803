import Foundation
package import Ledger
package import PlanDomain

/// Signs what is released, and looks after the key that it signs with.
///
/// A release is public whether or not it could be signed: what is missing is made up for at the next chance.
package struct ReleaseSigner: Sendable {
    private let office: Office
    private let store: any LedgerStore
    private let renderer: any ReleasedFileRenderer
    private let keychain: any SigningKeychain
    private let turns = SigningTurns()

    package init(
        office: Office,
        store: any LedgerStore,
        renderer: any ReleasedFileRenderer,
        keychain: any SigningKeychain
    ) {
        self.office = office
        self.store = store
        self.renderer = renderer
        self.keychain = keychain
    }

    // MARK: releases

    /// Signs every release that has no signature that counts; gives those that it signed.
    ///
    /// The first release makes the council's first key.
    @discardableResult
    package func signReleases() async throws -> [ManifestSubject] {
        try await turns.take { try await signInTurn() }
    }

    private func signInTurn() async throws -> [ManifestSubject] {
        guard mayBeUnsigned, let released = try await ReleasedCouncil(office.council, in: store) else { return [] }
        let good = Set(released.signed.filter(\.check.isGood).map(\.subject))
        let unsigned = office.council.releasedSubjects.filter { !good.contains($0) && !released.isWithdrawn($0) }
        guard !unsigned.isEmpty else { return [] }
        let key = try await keyInUse()
        var signed: [ManifestSubject] = []
        for subject in unsigned {
            let files = try await files(of: subject, in: released)
            guard !files.isEmpty else { continue }
            try await sign(files, of: subject, in: released, with: key)
            signed.append(subject)
        }
        return signed
    }

    /// Asked at every refresh of the site, so it looks at nothing but the council's value.
    private var mayBeUnsigned: Bool {
        let council = office.council
        return council.releasedSubjects.contains { subject in
            guard let last = council.manifests(of: subject).last else { return true }
            return council.signingKey(last.key)?.revocation != nil
        }
    }

    /// The files of the list before, when there is one: what was released is not made anew because a key was lost.
    private func files(of subject: ManifestSubject, in released: ReleasedCouncil) async throws -> [Manifest.File] {
        if let earlier = released.signed.first(where: { $0.subject == subject }) { return earlier.manifest.files }
        var files: [Manifest.File] = []
        for file in try renderer.files(of: subject, in: released) {
            _ = try await store.keep(file.content)
            files.append(Manifest.File(path: file.path, mediaType: file.mediaType, content: file.content))
        }
        return files
    }

    private func sign(
        _ files: [Manifest.File],
        of subject: ManifestSubject,
        in released: ReleasedCouncil,
        with key: (recorded: SigningKey, secret: SigningSecret)
    ) async throws {
        let manifest = Manifest(
            council: .init(key: office.key, name: released.council.name),
            subject: released.manifestSubject(subject),
            record: .init(try await store.head(of: office.key)),
            key: key.recorded.id,
            // A clock that went back must not date a signature before its key.
            signedAt: max(office.now(), key.recorded.from),
            files: files
        )
        let bytes = try manifest.bytes()
        let digest = try await store.keep(bytes)
        let signed = SignedManifest(
            subject: subject,
            manifest: digest.description,
            key: key.recorded.id,
            signature: try key.secret.signature(of: bytes).base64EncodedString()
        )
        try await perform(RecordSignedManifest(signed))
    }

    // MARK: keys

    /// Makes the first key, or one after a revocation; keeps it before the record names it, so that none is ever lost.
    @discardableResult
    package func makeKey() async throws -> SigningKey {
        try await turns.take { try await makeInTurn() }
    }

    @discardableResult
    private func makeInTurn() async throws -> SigningKey {
        if let active = office.council.activeSigningKey {
            throw RecordFault(
                .signingKey,
                "The council signs with the key \(active.id) already. Rotate it to change it."
            )
        }
        let secret = try unusedSecret()
        try keychain.keepNext(secret)
        let verifying = try secret.verifying
        try await perform(RecordSigningKey(id: verifying.id, publicKey: verifying.base64))
        try keychain.useNext()
        return try active()
    }

    /// Puts a new key in the place of the one in use.
    @discardableResult
    package func rotateKey(because reason: String) async throws -> SigningKey {
        try await turns.take { try await rotateInTurn(because: reason) }
    }

    private func rotateInTurn(because reason: String) async throws -> SigningKey {
        let secret = SigningSecret.random()
        // Before anything is made: a refused rotation leaves the files as they were.
        let verifying = try secret.verifying
        let command = RotateSigningKey(id: verifying.id, publicKey: verifying.base64, reason: reason)
        let context = CommandContext(actor: Account.machineOperator, moment: office.now())
        if case .refused(let issues) = command.ruling(in: office.council, context: context) { throw refusal(issues) }
        try keychain.keepNext(secret)
        try await perform(command)
        try keychain.useNext()
        return try active()
    }

    /// Stops trusting a key from a day on; when it was the one in use, makes another.
    package func revokeKey(_ id: SigningKey.ID, since day: Day, because reason: String) async throws {
        try await turns.take {
            try await perform(RevokeSigningKey(id: id, since: day, reason: reason))
            if office.council.activeSigningKey == nil { try await makeInTurn() }
        }
    }

    /// A key that was made and never came into the record, or else a new one.
    private func unusedSecret() throws -> SigningSecret {
        for found in [try keychain.nextSecret(), try keychain.secret()] {
            if let found, office.council.signingKey(try found.verifying.id) == nil { return found }
        }
        return .random()
    }

    private func keyInUse() async throws -> (recorded: SigningKey, secret: SigningSecret) {
        if office.council.signingKeys.isEmpty { try await makeInTurn() }
        guard let key = office.council.activeSigningKey else {
            throw RecordFault(.signingKey, "The council has no key that signs. Make one with 'throughline key make'.")
        }
        let secret = try keychain.secret(of: key)
        // A rotation that was cut short between the record and the file is finished here.
        if try keychain.secret()?.verifying.id != key.id { try keychain.useNext() }
        return (key, secret)
    }

    private func active() throws -> SigningKey {
        guard let key = office.council.activeSigningKey else {
            throw RecordFault(.signingKey, "The key was not recorded. Try again.")
        }
        return key
    }

    /// The keys and signatures are the machine's work, on the word of whoever released or runs it.
    private func perform(_ command: some Command) async throws {
        switch try await office.perform(command, as: Account.machineOperator) {
        case .done, .unchanged: return
        case .refused(let issues): throw refusal(issues)
        case .changedMeanwhile, .notAllowed:
            throw RecordFault(.signingKey, "The record moved on meanwhile. Nothing was signed: try again.")
        }
    }

    private func refusal(_ issues: [Issue]) -> RecordFault {
        RecordFault(.signingKey, issues.map(\.sentence).joined(separator: " "))
    }
}

extension SigningKeychain {
    /// The private half of a recorded key, or what to do when it is not here.
    package func secret(of key: SigningKey) throws -> SigningSecret {
        for found in [try secret(), try nextSecret()] {
            if let found, try found.verifying.id == key.id { return found }
        }
        throw RecordFault(
            .signingKey,
            "The private half of the signing key \(key.id) is not in the data folder. Put the file 'signing-key' back, or "
                + "make another key with 'throughline key rotate'."
        )
    }
}
