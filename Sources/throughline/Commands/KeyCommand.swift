import ArgumentParser
import Foundation
import Ledger
import PlanDomain
import PlanUseCases

/// The key with which the council signs its releases.
struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "Make, change, revoke and list the keys that sign releases.",
        subcommands: [Make.self, List.self, Rotate.self, Revoke.self, SignReleases.self]
    )

    struct Make: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make the council's first signing key; the first release does it by itself."
        )
        @OptionGroup var options: DataOptions

        func run() async throws {
            let writing = try await options.writing()
            let key = try await writing.folder.signer(writing.office, writing.store).makeKey()
            print("Made the signing key \(key.id). Its private half is the file 'signing-key' in \(options.path).")
            print("Backups of the record do not hold that file: keep a copy of it apart from them.")
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List every key, with the time in which it counts.")
        @OptionGroup var options: DataOptions
        @Flag(help: "Write JSON.") var json = false

        struct Line: Encodable {
            let id: String
            let publicKey: String
            let from: String
            let retiredAt: String?
            let revokedSince: String?
            let reason: String?
        }

        func run() async throws {
            let (store, key) = try await options.reading()
            let keys = try await Replay(store).council(key).council.signingKeys
            guard !json else {
                return try printJSON(
                    keys.map {
                        Line(
                            id: $0.id.text,
                            publicKey: $0.publicKey,
                            from: $0.from.iso,
                            retiredAt: $0.retirement?.at.iso,
                            revokedSince: $0.revocation?.since.iso,
                            reason: $0.revocation?.reason ?? $0.retirement?.reason
                        )
                    }
                )
            }
            if keys.isEmpty { print("There is no signing key yet. The first release makes one.") }
            for key in keys { print("\(key.id)  from \(key.from.inWords), \(Self.end(of: key))\n  \(key.publicKey)") }
        }

        private static func end(of key: SigningKey) -> String {
            if let revoked = key.revocation { return "revoked from \(revoked.since.inWords) on: \(revoked.reason)" }
            if let retired = key.retirement { return "until \(retired.at.inWords): \(retired.reason)" }
            return "in use"
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a new key in the place of the one in use; what that one signed goes on counting."
        )
        @OptionGroup var options: DataOptions
        @Option(help: "Why; everybody can read this.") var reason: String

        func run() async throws {
            let writing = try await options.writing()
            let key = try await writing.folder.signer(writing.office, writing.store).rotateKey(because: reason)
            print("The council now signs with the key \(key.id). The private half of the one before is gone.")
            print("Tell the new key's number where people can compare it, and keep a copy of 'signing-key'.")
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Stop trusting a key that somebody else may have had; releases are signed anew with another."
        )
        @OptionGroup var options: DataOptions
        @Argument(help: "The key's number: see 'throughline key list'.") var key: String
        @Option(help: "The first day whose signatures do not count.") var since: String
        @Option(help: "Why; everybody can read this.") var reason: String

        func run() async throws {
            guard let id = SigningKey.ID(key) else {
                throw Failure("'\(key)' is no key's number: it has 16 digits and letters from a to f.")
            }
            guard let day = Day(iso: since) else {
                throw Failure("'\(since)' is no date: write it as 2024-02-22.")
            }
            let writing = try await options.writing()
            let signer = writing.folder.signer(writing.office, writing.store)
            try await signer.revokeKey(id, since: day, because: reason)
            print("Nothing that the key \(id) signed on \(day.inWords) or later counts any more.")
            if let active = writing.office.council.activeSigningKey {
                print("The council signs with the key \(active.id).")
            }
            try await options.signReleases(writing)
        }
    }

    struct SignReleases: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign-releases",
            abstract: "Sign every release that has no signature that counts, such as those from before there was a key."
        )
        @OptionGroup var options: DataOptions

        func run() async throws {
            let writing = try await options.writing()
            let signed = try await writing.folder.signer(writing.office, writing.store).signReleases()
            let council = writing.office.council
            for subject in signed { print("Signed the files of \(council.name(of: subject)).") }
            if signed.isEmpty { print("Every release is signed.") }
        }
    }
}
