import Foundation
import Ledger
import PlanDomain
import PlanUseCases
import PlanWeb

/// A file on this machine: its hash and its size, read in pieces so that size does not matter.
struct FileFacts {
    let digest: Digest
    let bytes: Int

    init(_ path: String) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw Failure("\(path) cannot be read.") }
        defer { try? handle.close() }
        var running = Digest.Running()
        var count = 0
        do {
            while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
                running.take(Array(piece))
                count += piece.count
            }
        } catch {
            throw Failure("\(path) cannot be read: \(error.localizedDescription)")
        }
        digest = running.digest
        bytes = count
    }
}

/// The keys that whoever checks trusts: one, or the council's list with the times in which each counts.
struct TrustedKeys {
    private static let sizeLimit = 1 << 20

    /// Nil for a single key, of which no times are known.
    let recorded: [SigningKey]?
    let single: VerifyingKey?

    init(file path: String) throws {
        let bytes = try Self.read(path, limit: Self.sizeLimit)
        let text = String(decoding: bytes, as: UTF8.self)
        if let key = VerifyingKey(pem: text) ?? VerifyingKey(base64: text.trimmingSpaces) {
            (recorded, single) = (nil, key)
        } else if let keys = Self.keys(bytes) {
            (recorded, single) = (keys, nil)
        } else {
            throw Failure("\(path) is neither a public key as PEM nor a council's list of keys.")
        }
    }

    init(recorded keys: [SigningKey]) {
        (recorded, single) = (keys, nil)
    }

    /// Reads what /api/v1/keys gives.
    static func keys(_ bytes: Data) -> [SigningKey]? {
        guard let list = try? JSONDecoder().decode(KeysData.self, from: bytes) else { return nil }
        let keys = list.keys.compactMap(\.recorded)
        return keys.count == list.keys.count ? keys : nil
    }

    func check(_ manifest: Manifest, bytes: Data, signature: Data) -> SignatureCheck {
        if let recorded { return SignatureCheck(manifest, bytes: bytes, signature: signature, keys: recorded) }
        guard let single, single.id == manifest.key else { return .keyUnknown }
        return single.verifies(signature, of: bytes) ? .good : .wrong
    }

    static func read(_ path: String, limit: Int) throws -> Data {
        guard let handle = FileHandle(forReadingAtPath: path), let bytes = try? handle.read(upToCount: limit + 1) else {
            throw Failure("\(path) cannot be read.")
        }
        try? handle.close()
        guard bytes.count <= limit else { throw Failure("\(path) is larger than any file of its kind.") }
        return bytes
    }
}

extension KeysData.Key {
    /// The key with its times; nil when something in it cannot be read.
    fileprivate var recorded: SigningKey? {
        guard let id = SigningKey.ID(id), let from = Moment(iso: from) else { return nil }
        let retirement = retiredAt.flatMap { Moment(iso: $0) }
        let since = revokedSince.flatMap { Day(iso: $0) }
        guard (retirement == nil) == (retiredAt == nil), (since == nil) == (revokedSince == nil) else { return nil }
        return SigningKey(id: id, publicKey: publicKey, from: from, retiredAt: retirement, revokedSince: since)
    }
}

/// A list of files with its signature, as two files.
struct SignedList {
    let manifest: Manifest
    let bytes: Data
    let signature: Data

    init(list path: String, signature signaturePath: String?) throws {
        bytes = try TrustedKeys.read(path, limit: Manifest.sizeLimit)
        do {
            manifest = try Manifest(bytes: bytes)
        } catch {
            throw Failure("\(path): \(error.sentence)")
        }
        let beside = path.hasSuffix(".json") ? String(path.dropLast(5)) + ".sig" : path + ".sig"
        let text = String(decoding: try TrustedKeys.read(signaturePath ?? beside, limit: 4096), as: UTF8.self)
        signature = Data(base64Encoded: text.trimmingSpaces) ?? Data()
    }

    func report(on file: FileFacts, trusted: TrustedKeys) throws -> VerificationReport {
        let check = trusted.check(manifest, bytes: bytes, signature: signature)
        guard check.isGood else {
            return VerificationReport(
                verified: false,
                verdict: "signature-does-not-count",
                sentences: ["The list of files proves nothing.", check.sentence],
                sha256: file.digest
            )
        }
        let words = "the list that \(manifest.council.name) signed on \(manifest.signedAt.inWords)"
        guard let found = manifest.file(file.digest), found.bytes == file.bytes else {
            return VerificationReport(
                verified: false,
                verdict: "unknown",
                sentences: ["This file is not on \(words)."],
                sha256: file.digest
            )
        }
        return VerificationReport(
            verified: true,
            verdict: "released",
            sentences: [
                "This file is on \(words), as \(found.path) of \(manifest.subject.inWords).",
                "Key \(manifest.key). \(check.sentence)",
                "Whether it was corrected or withdrawn since, the council's site says.",
            ],
            sha256: file.digest
        )
    }
}

extension Manifest.Subject {
    /// "edition 2 of 2024-27".
    var inWords: String {
        let number = number.map { " \($0)" } ?? ""
        let plan = plan.map { " of the plan \($0)" } ?? ""
        return kind + (slug.map { " ‘\($0)’" } ?? "") + number + plan
    }
}
