import ArgumentParser
import Foundation
import Ledger
import PlanInterchange

/// The command line: everything that an operator does with a council's record.
@main
struct Throughline: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "throughline",
        abstract: "Carries a council's plan from promise to proof.",
        discussion: "Every command takes --data DIR, the folder that holds the record; the default is ./data.",
        version: "0.1.0",
        subcommands: [
            DemoCommand.self, ServeCommand.self, CouncilCommand.self, PlanCommand.self, PaperCommand.self,
            EditionCommand.self,
            MeasuresCommand.self, ObservationsCommand.self,
            CalendarCommand.self, RecordCommand.self, ShowCommand.self, ExportCommand.self, VerifyCommand.self,
            KeyCommand.self, BackupCommand.self, AccountCommand.self,
            RestoreCommand.self,
        ]
    )

    /// A fault is one line on standard error and an exit code; it never shows a stack trace.
    static func main() async {
        // A reader that stops listening, such as 'head', is no reason to be killed.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot(nil)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch let fault as RecordFault {
            fail(fault.message)
        } catch let bad as BadEntry {
            fail(bad.description)
        } catch let failure as Failure {
            fail(failure.message)
        } catch {
            exit(withError: error)
        }
    }

    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data("throughline: \(message)\n".utf8))
        Foundation.exit(1)
    }
}

/// Something that the person at the command line can put right.
struct Failure: Error {
    let message: String

    init(_ message: String) {
        self.message = message
    }
}
