import ArgumentParser
import Foundation
import HashTreeCollections
import Ledger
import PlanDomain
import PlanInterchange
import PlanUseCases

/// The measure dictionary from the command line.
struct MeasuresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measures",
        abstract: "Load the measure dictionary, set targets and rules, release figures.",
        subcommands: [
            List.self, Import.self, Comparators.self, Areas.self, SetTargetCommand.self, Targets.self, Approve.self,
            Rule.self,
            Release.self,
        ]
    )

    /// Prints what cannot be taken of a table, and ends the command unless that is nothing.
    static func refuse(_ faults: [MeasureFile.Fault]) throws {
        guard !faults.isEmpty else { return }
        for fault in faults.prefix(50) { print("line \(fault.line), '\(fault.column)': \(fault.sentence)") }
        throw Failure(
            "Nothing was recorded: \(faults.count) \(faults.count == 1 ? "cell is" : "cells are") refused."
        )
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the measures, each with its latest figure.")
        @OptionGroup var options: DataOptions

        func run() async throws {
            let (store, key) = try await options.reading()
            let council = try await Replay(store).council(key).council
            let measures = council.measures.values.sorted { $0.code < $1.code }
            if measures.isEmpty { print("There is no measure yet. Load them with 'measures import'.") }
            for measure in measures {
                let standing = council.standing(of: measure, asAt: Clock.today)
                let figure = standing.value.map { "\($0.text) (\(standing.period?.label ?? ""))" } ?? "no figure yet"
                print("\(measure.code)  \(measure.definition.title): \(figure)")
            }
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add measures from a CSV file: code, title, unit, decimals, good_to_be, frequency, period_type …",
            discussion: "Measures that are in the dictionary already are left as they are."
        )
        @OptionGroup var options: DataOptions
        @Argument(help: "The file.") var file: String
        @Option(name: .customLong("from"), help: "The first day for which the definitions hold: 2000-01-01.")
        var from = "2000-01-01"
        @Option(
            name: .customLong("plan"),
            help: "The plan whose parts the column 'priority' names; the newest unless given."
        )
        var plan: String?

        func run() async throws {
            guard let from = Day(iso: from) else { throw Failure("'\(from)' is no day: write it as 2000-01-01.") }
            guard let bytes = FileManager.default.contents(atPath: file) else {
                throw Failure("\(file) cannot be opened. Check the name.")
            }
            let writing = try await options.writing()
            let council = writing.office.council
            let places =
                try plan.map { address in
                    guard let found = council.plan(address: address) else {
                        throw Failure("There is no plan for \(address).")
                    }
                    return found.id
                } ?? council.plansByPeriod.first?.id
            let read: MeasureFile
            do {
                read = try MeasureFile(Array(bytes), identities: .random, from: from) { text in
                    places.flatMap { council.element(named: text, in: $0) }
                }
            } catch {
                throw Failure("\(file): \(error.sentence)")
            }
            try MeasuresCommand.refuse(read.faults)
            let new = read.measures.filter { council.measure($0.code) == nil }
            let known = read.measures.count - new.count
            try await writing.office.perform(RecordMeasures(new), as: Account.machineOperator)
                .report(
                    done: "Added \(new.count) measures; \(known) were there already.",
                    unchanged: "Nothing to add: all \(known) are in the dictionary."
                )
        }
    }

    struct Comparators: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Load groups of councils to compare with from a CSV file, one member a row."
        )
        @OptionGroup var options: DataOptions
        @Argument(help: "The file.") var file: String

        func run() async throws {
            guard let bytes = FileManager.default.contents(atPath: file) else {
                throw Failure("\(file) cannot be opened. Check the name.")
            }
            let read: ComparatorFile
            do {
                read = try ComparatorFile(Array(bytes))
            } catch {
                throw Failure("\(file): \(error.sentence)")
            }
            try MeasuresCommand.refuse(read.faults)
            try await options.writing().office
                .perform(RecordComparators(groups: read.groups, areas: read.areas), as: Account.machineOperator)
                .report(done: "Loaded \(read.groups.count) \(read.groups.count == 1 ? "group" : "groups").")
        }
    }

    /// A measure and a period, as people name them.
    struct Place: ParsableArguments {
        @Argument(help: "The measure's code: EDU-004.") var code: String
        @Argument(help: "The period: 2024/25, 'Q1 2024/25', 2024FY.") var period: String

        func found(in council: Council) throws -> (Measure, Period) {
            let measure = try MeasuresCommand.measure(code, in: council)
            switch PeriodText(period, as: measure.definition.periodType) {
            case .period(let period): return (measure, period)
            case .refused(let fault, let choices): throw Failure(fault.sentence(for: period, choices: choices))
            }
        }
    }

    struct SetTargetCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "target",
            abstract: "Set what a measure is to reach in a period."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var place: Place
        @Argument(help: "62, '10 to 20', monitored, baseline-year or 'to-be-set 2026-03-31'.") var aim: String
        @Option(help: ArgumentHelp("\(Target.Basis.allCases.map(\.rawValue).joined(separator: ", ")).")) var basis:
            String
        @Option(help: "Why this and not another.") var rationale: String = ""
        @Option(help: "Why an approved target changes.") var reason: String?
        @Option(help: "The id of the decision that allows the change of an approved target.") var authority: String?

        func run() async throws {
            guard let basis = Target.Basis(rawValue: basis) else {
                throw Failure("'\(basis)' is no basis of a target.")
            }
            guard let aim = Target.Aim(text: aim) else {
                throw Failure(Issue(field: "aim", code: "target-malformed", detail: aim).sentence)
            }
            let authority = try authority.map { text in
                guard let id = Decision.ID(text) else { throw Failure("'\(text)' is no decision's id.") }
                return id
            }
            let office = try await options.writing().office
            let (measure, period) = try place.found(in: office.council)
            let command = SetTarget(
                measureID: measure.id,
                period: period,
                aim: aim,
                basis: basis,
                rationale: rationale
            )
            try await office.perform(command, as: Account.machineOperator, because: reason, on: authority)
                .report(done: "The target of \(measure.code) for \(period.label) is recorded.")
        }
    }

    struct Approve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Approve a target, which locks it.")
        @OptionGroup var options: DataOptions
        @OptionGroup var place: Place

        func run() async throws {
            let office = try await options.writing().office
            let (measure, period) = try place.found(in: office.council)
            try await office
                .perform(ApproveTarget(measureID: measure.id, period: period), as: Account.machineOperator)
                .report(done: "The target of \(measure.code) for \(period.label) is approved and locked.")
        }
    }

    struct Rule: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Give a measure a rule of status of its own; shows which ratings would flip.",
            discussion:
                "Rules: percent 5, absolute 2, bands 10 20, range 5, prior-year 5, manual, none; council takes it back."
        )
        @OptionGroup var options: DataOptions
        @Argument(help: "The measure's code; 'all' for the council's usual rule.") var code: String
        @Argument(help: "The rule.") var rule: String
        @Flag(name: .customLong("dry-run"), help: "Only show what would flip.") var isDryRun = false

        func run() async throws {
            let isCouncil = rule == "council" && code != "all"
            guard isCouncil || StatusRule(text: rule) != nil else {
                throw Failure(Issue(field: "rule", code: "rule-malformed", detail: rule).sentence)
            }
            let given = StatusRule(text: rule)
            if isDryRun {
                let (store, key) = try await options.reading()
                return try show(given, in: try await Replay(store).council(key).council)
            }
            let office = try await options.writing().office
            try show(given, in: office.council)
            if code == "all", let given {
                let scheme = office.council.statusScheme
                let next = StatusScheme(
                    version: (office.council.statusSchemes.last?.version ?? 0) + 1,
                    words: scheme.words,
                    rule: given,
                    band: scheme.band
                )
                try await office.perform(SetStatusScheme(next), as: Account.machineOperator)
                    .report(done: "The council's rule is \(rule), version \(next.version) of the statuses.")
            } else {
                let measure = try MeasuresCommand.measure(code, in: office.council)
                try await office
                    .perform(SetStatusRule(measureID: measure.id, rule: given), as: Account.machineOperator)
                    .report(done: "\(measure.code) has the rule \(rule).")
            }
        }

        private func show(_ rule: StatusRule?, in council: Council) throws {
            let id = try code == "all" ? nil : MeasuresCommand.measure(code, in: council).id
            let flips = council.flips(underRule: rule, for: id, asAt: Clock.today)
            print(
                flips.isEmpty
                    ? "No rating would change, this period or the one a year before." : "Ratings that would change:"
            )
            for flip in flips {
                print(
                    "  - \(flip.measure.code), \(flip.period.label): \(flip.before.inWords(council.statusScheme)) becomes \(flip.after.inWords(council.statusScheme))"
                )
            }
        }
    }

    struct Release: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Release the figures of all public measures, as the record stands."
        )
        @OptionGroup var options: DataOptions
        @Option(help: "The day the release bears; today unless given.") var date: String?
        @Option(name: .customLong("next-update"), help: "When readers can expect the next one, as a sentence.")
        var nextUpdate: String
        @Option(help: "What readers should know about this release.") var note: String = ""
        @Option(help: "statutory or promotional; a pre-election period holds what is promotional.")
        var purpose = Edition.Purpose.statutory.rawValue

        func run() async throws {
            guard let purpose = Edition.Purpose(rawValue: purpose) else {
                throw Failure("'\(purpose)' is no purpose: write statutory or promotional.")
            }
            let day = try date.map { text in
                guard let day = Day(iso: text) else { throw Failure("'\(text)' is no day: write it as 2026-05-07.") }
                return day
            }
            let writing = try await options.writing()
            let publisher = FigurePublisher(office: writing.office, store: writing.store)
            let number = writing.office.council.nextFigureReleaseNumber
            try await publisher.release(
                id: IdentitySource.random.identity(for: FigureRelease.self),
                day: day ?? Clock.today,
                nextUpdate: nextUpdate,
                note: note,
                purpose: purpose,
                as: Account.machineOperator
            )
            .report(done: "Release \(number) of the figures is public once the server shows it.")
            try await options.signReleases(writing)
        }
    }

    static func measure(_ code: String, in council: Council) throws -> Measure {
        guard let measure = MeasureCode(code).flatMap(council.measure) else {
            throw Failure("No measure has the code '\(code)'.")
        }
        return measure
    }
}
