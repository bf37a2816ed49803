import ArgumentParser
import Ledger
import PlanDomain
import PlanInterchange
import SQLiteLedger

extension PaperCommand {
    /// Tells what in a paper contradicts the record or the paper itself, or is hard to check or read.
    struct Lint: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Report what in a paper is wrong, cannot be checked, or is hard to read.",
            discussion: """
                Plain text, Markdown, Word and web pages (.docx, .odt and .html, through pandoc); the paper need not \
                propose a plan. Dates, years, names, counts, percentages and links are held against each other and against the \
                calendar. Where the folder holds a record, meeting dates, the plan's years and parts, figures, targets \
                and 'improved' or 'worsened' are held against it too. Nothing is saved.

                Exits with 1 when a finding is an error, which contradicts something; and with 0 when all are advice.
                """
        )
        @OptionGroup var options: DataOptions
        @Argument(help: "The paper.") var file: String
        @Flag(help: "Write JSON.") var json = false

        func run() async throws {
            let text = try read()
            let council = try await record()
            let lint = PaperLint(text, against: council)
            if json {
                try printJSON(LintReport(lint, file: file, council: council))
            } else {
                if PaperFile(file).isWebPage, !lint.findings.isEmpty {
                    print("A web page has no lines of its own: they are counted in its text as it was converted.")
                }
                LintText(lint, file: file, council: council, folder: options.path).show()
            }
            // What is wrong has been told: only the exit code is left to say.
            if lint.count(of: .error) > 0 { throw ExitCode.failure }
        }

        private func read() throws -> PaperText {
            do throws(PaperError) {
                return try PaperFile(file).text()
            } catch {
                if json { try printJSON(ErrorReport(error)) }
                throw Failure("\(file)\(error.line.map { ", line \($0)" } ?? ""): \(error.message)")
            }
        }

        /// Gives nil where there is no record yet; a council named by its key must be there.
        private func record() async throws -> Council? {
            guard options.folder.hasRecord || options.councilKey != nil else { return nil }
            let (store, key) = try await options.reading()
            return try await Replay(store).council(key).council
        }
    }
}
