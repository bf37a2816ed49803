import Foundation
package import PlanDomain

/// Walks a record from its first entry and checks that nothing in it was altered, removed, added or swapped.
package struct Verification: Sendable {
    private let store: any LedgerStore

    package init(_ store: any LedgerStore) {
        self.store = store
    }

    /// What a walk found.
    package enum Finding: Equatable, Sendable {
        case sound(Head, redacted: Int, contents: Int)

        /// The first bad entry, and what is wrong with it.
        case broken(sequence: Int, fault: String)
    }

    package func verify(_ council: CouncilKey) async throws -> Finding {
        var walk = Walk(council: council)
        do {
            try await store.forEachBatch(of: council) { batch in
                for entry in batch { try walk.take(entry) }
            }
            try walk.finish()
            for kept in walk.kept { try await check(kept) }
            for signed in walk.signed { try await check(signed, walk.keys) }
        } catch let fault as Fault {
            return .broken(sequence: fault.sequence, fault: fault.words)
        } catch let bad as BadEntry {
            return try await firstFault(before: bad, from: walk)
        }
        return .sound(walk.head, redacted: walk.redacted.count, contents: walk.kept.count + walk.signed.count)
    }

    /// An unreadable entry hides the rest of its batch: what stands before it is walked one by one.
    private func firstFault(before bad: BadEntry, from start: Walk) async throws -> Finding {
        var walk = start
        do {
            while walk.head.sequence + 1 < bad.sequence,
                let entry = try await store.entries(of: walk.council, after: walk.head.sequence, limit: 1).first
            {
                try walk.take(entry)
            }
        } catch let fault as Fault {
            return .broken(sequence: fault.sequence, fault: fault.words)
        }
        return .broken(sequence: bad.sequence, fault: bad.fault)
    }

    private func check(_ kept: Kept) async throws {
        guard let digest = Digest(hex: kept.hash), let content = try await store.content(digest) else {
            throw Fault(sequence: kept.sequence, words: "the stored content of \(kept.name) is missing")
        }
        guard Digest(of: content) == digest else {
            throw Fault(sequence: kept.sequence, words: "the stored content of \(kept.name) was altered")
        }
    }

    /// A signed list must be there, be signed by the key that it names, and every file on it must be there too.
    ///
    /// Whether a key still counts is not asked: that it was revoked later is no fault of the record.
    private func check(_ signed: Signed, _ keys: [SigningKey]) async throws {
        func fault(_ words: String) -> Fault { Fault(sequence: signed.sequence, words: words) }
        guard let digest = Digest(hex: signed.signed.manifest), let bytes = try await store.content(digest),
            let manifest = try? Manifest(bytes: bytes)
        else { throw fault("the signed list of files is missing or unreadable") }
        let key = keys.first { $0.id == signed.signed.key && $0.id == manifest.key }
        guard Digest(of: bytes) == digest, let signature = Data(base64Encoded: signed.signed.signature),
            key?.verifying?.verifies(signature, of: bytes) == true
        else { throw fault("the signature on the list of files does not fit") }
        for file in manifest.files {
            try await check(
                Kept(sequence: signed.sequence, name: "the file \(file.path)", hash: file.sha256.description)
            )
        }
    }

    private struct Signed {
        let sequence: Int
        let signed: SignedManifest
    }

    /// Something whose content is stored beside the record, under its hash.
    private struct Kept {
        let sequence: Int
        let name: String
        let hash: String
    }

    private struct Fault: Error {
        let sequence: Int
        let words: String
    }

    /// The state of a walk: where it stands, and what later entries must account for.
    private struct Walk {
        let council: CouncilKey
        var head = Head.empty
        var redacted: [Int: Data] = [:]
        var redactions: [Int: Data] = [:]
        var kept: [Kept] = []
        var keys: [SigningKey] = []
        var signed: [Signed] = []
        let reader = ChangeReader()

        mutating func take(_ entry: Entry) throws {
            let expected = head.sequence + 1
            func require(_ condition: Bool, _ words: String) throws {
                guard condition else { throw Fault(sequence: expected, words: words) }
            }
            try require(entry.sequence == expected, "it is missing; entry \(entry.sequence) stands in its place")
            try require(entry.header.council == council, "it belongs to another council's record")
            try require(
                entry.hash == entry.header.hash(after: head.hash),
                "its hash does not follow from the entry before"
            )
            switch entry.payload {
            case .written(let bytes):
                try require(Digest(of: bytes) == entry.header.payloadHash, "its payload was altered")
                let reasonHash = entry.reason.map { Digest(of: Data($0.utf8)) }
                try require(reasonHash == entry.header.reasonHash, "its reason was altered")
            case .redacted(let remainder):
                redacted[entry.sequence] = remainder
            }
            head = Head(sequence: entry.sequence, hash: entry.hash)
            guard let change = try? reader.change(in: entry) else {
                throw Fault(sequence: expected, words: "its payload cannot be read")
            }
            switch change {
            case .redaction(let redaction): redactions[redaction.sequence] = redaction.remainder
            case .publication(.editionReleased(let edition)):
                kept.append(
                    Kept(sequence: entry.sequence, name: "edition \(edition.number)", hash: edition.contentHash)
                )
            case .publication(.figuresReleased(let release)):
                kept.append(
                    Kept(
                        sequence: entry.sequence,
                        name: "release \(release.number) of the figures",
                        hash: release.contentHash
                    )
                )
            case .paper(.released(let release)):
                for file in release.files {
                    let name = "paper '\(release.slug)', version \(release.version), .\(file.ending)"
                    kept.append(Kept(sequence: entry.sequence, name: name, hash: file.hash))
                }
            case .publication(.signing(.keyRecorded(let key))): keys.append(key)
            case .publication(.signing(.manifestSigned(let list))):
                signed.append(Signed(sequence: entry.sequence, signed: list))
            case .measure(.evidenceAttached(let change)):
                let evidence = change.evidence
                kept.append(Kept(sequence: entry.sequence, name: "file '\(evidence.name)'", hash: evidence.digest))
            default: break
            }
        }

        /// A redacted entry is sound only if a later entry says that it was redacted, and to what.
        func finish() throws {
            for (sequence, remainder) in redacted.sorted(by: { $0.key < $1.key })
            where redactions[sequence] != remainder {
                throw Fault(sequence: sequence, words: "its words are gone and no entry accounts for it")
            }
            for (sequence, _) in redactions.sorted(by: { $0.key < $1.key }) where redacted[sequence] == nil {
                throw Fault(sequence: sequence, words: "it was redacted and its words are back")
            }
        }
    }
}

extension Digest {
    /// Reads 64 hexadecimal digits.
    package init?(hex text: String) {
        guard text.utf8.count == 64 else { return nil }
        let digits = Array(text.utf8)
        let bytes = stride(from: 0, to: 64, by: 2).compactMap { index in
            UInt8(String(decoding: digits[index..<index + 2], as: UTF8.self), radix: 16)
        }
        self.init(bytes: bytes)
    }
}
