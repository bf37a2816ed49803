import ArgumentParser
import Foundation
import Ledger
import PlanDomain
import PlanUseCases
import PlanWeb
import SQLiteLedger

/// Writes the public site as files.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write the whole public site as files that any web server can show, with a signed list of them."
    )
    @OptionGroup var options: DataOptions
    @Option(
        name: .customLong("to"),
        help: ArgumentHelp("The folder to write: new, empty, or written by an earlier export.", valueName: "DIR")
    )
    var output: String
    @Option(help: "Scheme, host and folder under which the public reaches the copy: https://plan.example.gov.uk.")
    var origin = "http://localhost:8080"
    @Flag(help: "Write the list of files without a signature, where the private key is not at hand.") var unsigned =
        false

    func run() async throws {
        guard let address = URL(string: origin), ["http", "https"].contains(address.scheme), address.host != nil,
            !origin.hasSuffix("/"), address.query == nil, address.fragment == nil
        else { throw Failure("'\(origin)' is no origin: write it as https://plan.example.gov.uk.") }
        let (store, key) = try await options.reading()
        let (council, head) = try await Replay(store).council(key)
        guard let released = try await ReleasedCouncil(council, in: store) else {
            throw Failure("Describe the council first: 'throughline council describe'.")
        }
        let secret = try secret(of: council)
        let site = PublicSite(released, origin: origin, isStatic: true)
        let copy: StaticCopy
        do {
            copy = try StaticCopy(site, origin: origin)
        } catch {
            throw Failure("\(error) Nothing was written.")
        }
        let folder = ExportFolder(output)
        let count = try folder.replace { writer in
            var files: [Manifest.File] = []
            try copy.forEachFile { file in
                try writer.write(file.bytes, to: file.path)
                files.append(Manifest.File(path: file.path, mediaType: file.mediaType, content: file.bytes))
            }
            let manifest = Manifest(
                council: .init(key: key, name: released.council.name),
                subject: .init(kind: SiteManifest.kind, position: council.position),
                record: .init(head),
                key: secret.key.id,
                // Not the time of day: two exports of one record are the same, byte for byte.
                signedAt: max(released.changedAt, secret.key.from),
                files: files
            )
            let bytes = try manifest.bytes()
            try writer.write(bytes, to: SiteManifest.listName)
            if let secret = secret.secret {
                let signature = try secret.signature(of: bytes).base64EncodedString() + "\n"
                try writer.write(Data(signature.utf8), to: SiteManifest.signatureName)
            }
            return files.count
        }
        print("Wrote \(count) files to \(output)\(unsigned ? "" : ", signed with the key \(secret.key.id)").")
    }

    private func secret(of council: Council) throws -> (key: SigningKey, secret: SigningSecret?) {
        guard let key = council.activeSigningKey else {
            throw Failure("The council has no signing key yet: 'throughline key make', or start the server once.")
        }
        return (key, unsigned ? nil : try options.folder.keychain.secret(of: key))
    }
}

/// The names that an exported folder is known by.
enum SiteManifest {
    static let kind = "site"
    static let listName = "manifest.json"
    static let signatureName = "manifest.sig"
}
