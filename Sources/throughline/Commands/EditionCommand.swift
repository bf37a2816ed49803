import ArgumentParser
import Foundation
import HashTreeCollections
import Ledger
import PlanDomain
import PlanUseCases
import PlanWeb

/// Releasing, correcting and withdrawing editions.
struct EditionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edition",
        abstract: "List, release, correct and withdraw editions of a plan.",
        subcommands: [List.self, Release.self, Correct.self, Withdraw.self]
    )

    /// Which plan: the newest unless one is named.
    struct PlanOption: ParsableArguments {
        @Option(name: .customLong("plan"), help: ArgumentHelp("The plan's years.", valueName: "2024-27")) var address:
            String?

        func plan(in council: Council) throws -> Plan {
            guard let address else {
                guard let newest = council.plansByPeriod.first else { throw Failure("The record holds no plan yet.") }
                return newest
            }
            guard let plan = council.plan(address: address) else {
                let known = council.plansByPeriod.map(\.address).joined(separator: ", ")
                throw Failure("There is no plan for \(address). There are: \(known).")
            }
            return plan
        }

        func edition(_ number: Int, in council: Council) throws -> Edition {
            let plan = try plan(in: council)
            guard let edition = council.editions(of: plan.id).first(where: { $0.number == number }) else {
                throw Failure("The plan \(plan.address) has no edition \(number).")
            }
            return edition
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the editions of every plan.")
        @OptionGroup var options: DataOptions

        func run() async throws {
            let (store, key) = try await options.reading()
            let council = try await Replay(store).council(key).council
            for plan in council.plansByPeriod {
                print("\(plan.address): \(council.title(plan))")
                let editions = council.editions(of: plan.id)
                if editions.isEmpty { print("  no edition released") }
                for edition in editions {
                    let fate = edition.withdrawal.map { " (withdrawn: \($0.reason))" } ?? ""
                    let notes = edition.corrections.isEmpty ? "" : " (\(edition.corrections.count) correction notices)"
                    print(
                        "  \(edition.number). \(edition.name), \(edition.day.inWords), at entry \(edition.position)\(notes)\(fate)"
                    )
                }
                if let pending = council.pendingEdition(of: plan.id) {
                    print(
                        "  \(pending.edition.number). \(pending.edition.name), waits until \(pending.releaseAt.inWords)"
                    )
                }
            }
        }
    }

    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Release the plan, as the record stands, as a new edition."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var planOption: PlanOption
        @Option(help: "What the edition is called: 'Draft for Scrutiny'.") var name: String
        @Option(help: "draft, adopted or refreshed.") var stage: String
        @Option(help: "The day the edition bears; today unless given.") var date: String?
        @Option(name: .customLong("next-update"), help: "When readers can expect the next edition, as a sentence.")
        var nextUpdate: String
        @Option(help: "What readers should know about this edition.") var note: String = ""
        @Option(
            help:
                "statutory: the law asks for it; promotional: it speaks for the council, and a pre-election period holds it."
        )
        var purpose = Edition.Purpose.statutory.rawValue
        @Option(
            name: .customLong("at"),
            help: ArgumentHelp(
                "When it goes out, in London's time; a running server sees to it. At once unless given.",
                valueName: "2024-02-22T18:30"
            )
        )
        var time: String?

        func run() async throws {
            guard let stage = Edition.Stage(rawValue: stage) else {
                throw Failure("'\(stage)' is no stage: choose draft, adopted or refreshed.")
            }
            let day = try date.map { text in
                guard let day = Day(iso: text) else { throw Failure("'\(text)' is no date: write it as 2024-02-22.") }
                return day
            }
            guard let purpose = Edition.Purpose(rawValue: purpose) else {
                throw Failure("'\(purpose)' is no purpose: choose statutory or promotional.")
            }
            let releaseAt = try time.map(Self.moment)
            let writing = try await options.writing()
            let plan = try planOption.plan(in: writing.office.council)
            let publisher = Publisher(office: writing.office, store: writing.store, renderer: EditionPages())
            let number = writing.office.council.nextEditionNumber(of: plan.id)
            let outcome = try await publisher.release(
                plan.id,
                id: IdentitySource.random.identity(for: Edition.self),
                name: name,
                stage: stage,
                day: day ?? Clock.today,
                nextUpdate: nextUpdate,
                note: note,
                purpose: purpose,
                at: releaseAt,
                as: Account.machineOperator
            )
            let edition = "edition \(number) of \(plan.address): \(name)"
            guard let pending = writing.office.council.pendingEdition(of: plan.id) else {
                try outcome.report(done: "Released \(edition).")
                return try await options.signReleases(writing)
            }
            try outcome.report(
                done: releaseAt == nil
                    ? "Kept \(edition). A pre-election period holds it until it is over or the monitoring officer lets it out."
                    : "Set \(edition). It goes out on \(pending.releaseAt.inWords), while a server runs."
            )
        }

        /// "2024-02-22T18:30", as clocks in London show it.
        private static func moment(_ text: String) throws -> Moment {
            let parts = text.split(separator: "T", omittingEmptySubsequences: false)
            guard parts.count == 2, let day = Day(iso: String(parts[0])), let moment = day.moment(clock: parts[1])
            else {
                throw Failure("'\(text)' is no time: write it as 2024-02-22T18:30.")
            }
            return moment
        }
    }

    struct Correct: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Put a correction notice on an edition; the corrected words go into a new one."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var planOption: PlanOption
        @Argument(help: "The edition's number.") var number: Int
        @Option(help: "What is corrected, and why.") var notice: String

        func run() async throws {
            let writing = try await options.writing()
            let edition = try planOption.edition(number, in: writing.office.council)
            let correction = Edition.Correction(notice: notice, day: Clock.today)
            try await writing.office
                .perform(CorrectEdition(editionID: edition.id, correction: correction), as: Account.machineOperator)
                .report(done: "Edition \(number) now bears the notice. Release the corrected wording as a new edition.")
        }
    }

    struct Withdraw: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take an edition from view; its addresses answer with the reason."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var planOption: PlanOption
        @Argument(help: "The edition's number.") var number: Int
        @Option(help: "Why it is withdrawn; everybody can read this.") var reason: String

        func run() async throws {
            let writing = try await options.writing()
            let edition = try planOption.edition(number, in: writing.office.council)
            let withdrawal = Edition.Withdrawal(reason: reason, day: Clock.today)
            try await writing.office
                .perform(WithdrawEdition(editionID: edition.id, withdrawal: withdrawal), as: Account.machineOperator)
                .report(done: "Edition \(number) is withdrawn.")
        }
    }
}
