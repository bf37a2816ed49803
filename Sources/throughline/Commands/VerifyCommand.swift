import ArgumentParser
import Foundation
import Ledger
import PlanDomain
import PlanUseCases
import PlanWeb

/// Says whether a downloaded file, or a whole exported folder, is what the council released.
struct VerifyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Check a downloaded file, or an exported folder, against what the council signed.",
        discussion: """
            With --manifest and --key nothing else is needed: no record, no network. With --data the record itself is asked, \
            which also knows of corrections and withdrawals: a file that was withdrawn since is genuine all the same. With --site a whole exported folder is checked.
            The exit code is 0 when it is verified and 1 when it is not.
            """
    )
    @Argument(help: "The file to check.") var file: String?
    @Option(help: ArgumentHelp("The signed list of the release.", valueName: "LIST.json")) var manifest: String?
    @Option(help: ArgumentHelp("Its signature; LIST.sig beside the list unless given.", valueName: "LIST.sig"))
    var signature: String?
    @Option(
        help: ArgumentHelp("The council's public key as PEM, or its list of keys as JSON.", valueName: "KEY.pem")
    )
    var key: String?
    @Option(help: ArgumentHelp("A folder that 'throughline export' wrote.", valueName: "DIR")) var site: String?
    @OptionGroup var options: DataOptions
    @Flag(help: "Write JSON.") var json = false

    func validate() throws {
        guard (file == nil) == (site != nil) else {
            throw ValidationError("Name either a file, or a folder with --site.")
        }
        guard site == nil || manifest == nil else { throw ValidationError("--manifest is for a file, not for --site.") }
        guard manifest == nil || key != nil else {
            throw ValidationError("Give the council's public key with --key: a list alone proves nothing.")
        }
    }

    func run() async throws {
        let report: VerificationReport
        if let site {
            report = try FolderCheck(URL(fileURLWithPath: site), trusted: try key.map(TrustedKeys.init(file:))).report()
        } else if let manifest, let key, let file {
            let list = try SignedList(list: manifest, signature: signature)
            report = try list.report(on: try FileFacts(file), trusted: TrustedKeys(file: key))
        } else {
            report = try await reportFromRecord()
        }
        if json { try printJSON(report) } else { print(report.text) }
        guard report.verified else { throw ExitCode(1) }
    }

    private func reportFromRecord() async throws -> VerificationReport {
        let facts = try FileFacts(file ?? "")
        let (store, key) = try await options.reading()
        guard let released = try await ReleasedCouncil(try await Replay(store).council(key).council, in: store) else {
            throw Failure("Describe the council first: 'throughline council describe'.")
        }
        return VerificationReport(FileRegister(released).verdict(on: facts.digest))
    }
}
