import ArgumentParser
import Foundation
import HashTreeCollections
import Ledger
import PlanDomain
import PlanInterchange
import PlanUseCases
import SQLiteLedger

/// Reading plans from papers, and checking them.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Read a plan from a committee paper, and check it.",
        subcommands: [Import.self, Check.self]
    )

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read a committee paper or outline and record the plan that it proposes.",
            discussion: """
                Plain text, Markdown and Word (.docx, through pandoc). The first import records the plan. Importing the \
                same paper again changes nothing; a changed paper shows what would change, and --apply saves it.
                """
        )
        @OptionGroup var options: DataOptions
        @Argument(help: "The paper.") var file: String
        @Flag(name: .customLong("dry-run"), help: "Show what would be recorded and record nothing.") var isDryRun =
            false
        @Flag(help: "Write JSON.") var json = false
        @Flag(help: "Save the changes that a changed paper brings.") var apply = false
        @Option(help: "The years of the plan, where the paper does not say: 2024-27.") var period: String?
        @Option(help: "Why the plan changes; required once it is adopted.") var reason: String?
        @Option(help: "The id of the decision that allows a change of an adopted plan.") var authority: String?

        func run() async throws {
            let reading = try read()
            if json { try printJSON(ReadingReport(reading)) } else { ReadingText(reading, file: file).show() }
            let given = try period.map { text in
                guard let period = PlanPeriod(text) else {
                    throw Failure("'\(text)' is no period: write it as 2024-27.")
                }
                return period
            }
            if isDryRun, reading.period == nil, given == nil { return }
            let proposal = try proposed(by: reading, period: given)
            if isDryRun { try await showChanges(proposal) } else { try await record(proposal) }
        }

        private func read() throws -> PaperReading {
            do throws(PaperError) {
                return try PaperReading(PaperFile(file).text())
            } catch {
                if json { try printJSON(ErrorReport(error)) }
                throw Failure("\(file)\(error.line.map { ", line \($0)" } ?? ""): \(error.message)")
            }
        }

        private func proposed(by reading: PaperReading, period: PlanPeriod?) throws -> PlanProposal {
            do throws(PaperError) {
                return try reading.proposal(period: period)
            } catch {
                throw Failure("\(file): \(error.message)")
            }
        }

        private func command(_ proposal: PlanProposal) -> ImportPlan {
            ImportPlan(proposal, identities: .random, day: Clock.today)
        }

        private var why: String { reason ?? "Imported from \(URL(fileURLWithPath: file).lastPathComponent)" }

        private func decision() throws -> Decision.ID? {
            try authority.map { text in
                guard let id = Decision.ID(text) else { throw Failure("'\(text)' is no decision's id.") }
                return id
            }
        }

        private func showChanges(_ proposal: PlanProposal) async throws {
            guard options.folder.hasRecord else { return say("Dry run: nothing was recorded.") }
            let store = try options.folder.openForReading()
            let known = try await store.councils()
            guard let key = try options.givenKey ?? (known.count == 1 ? known.first : nil), known.contains(key) else {
                return say("Dry run: nothing was recorded.")
            }
            let council = try await Replay(store).council(key).council
            let context = CommandContext(
                actor: Account.machineOperator,
                moment: Clock.now(),
                reason: why,
                authority: try decision()
            )
            if case .changes(let changes) = command(proposal).ruling(in: council, context: context),
                council.plan(period: proposal.period) != nil
            {
                show(changes, in: council)
            }
            say("Dry run: nothing was recorded.")
        }

        private func record(_ proposal: PlanProposal) async throws {
            let writing = try await options.beginning()
            let office = writing.office
            let command = command(proposal)
            let authority = try decision()
            let context = CommandContext(
                actor: Account.machineOperator,
                moment: Clock.now(),
                reason: why,
                authority: authority
            )
            let isKnown = office.council.plan(period: proposal.period) != nil
            if isKnown, !apply, case .changes(let changes) = command.ruling(in: office.council, context: context),
                !changes.isEmpty
            {
                show(changes, in: office.council)
                return say("Nothing was saved. Run the command again with --apply to save these changes.")
            }
            let outcome = try await office.perform(command, as: Account.machineOperator, because: why, on: authority)
            switch outcome {
            case .done(let council):
                say("Recorded for '\(office.key)': the record now ends at entry \(council.position).")
            case .unchanged:
                say("Nothing to change: the record already says all that this paper says.")
            case .refused, .changedMeanwhile, .notAllowed:
                try outcome.report(done: "")
            }
        }

        private func show(_ changes: [Change], in council: Council) {
            guard !changes.isEmpty else {
                return say("Nothing to change: the record already says all that this paper says.")
            }
            say("This paper would change \(changes.count) \(changes.count == 1 ? "thing" : "things"):")
            for change in changes {
                say("  - \(change.summary(in: council))")
                guard case .plan(.elementReworded(let reworded)) = change,
                    let old = council.elements[reworded.elementID],
                    old.wording.title != reworded.wording.title
                else { continue }
                say("      was: \(old.wording.title)")
                say("      now: \(reworded.wording.title)")
            }
        }

        /// Beside JSON, words go to standard error, so that what reads the JSON reads nothing else.
        private func say(_ text: String) {
            if json { FileHandle.standardError.write(Data((text + "\n").utf8)) } else { print(text) }
        }
    }
}
