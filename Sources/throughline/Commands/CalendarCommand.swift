import ArgumentParser
import Ledger
import PlanDomain
import SQLiteLedger

/// The days that the rules of meetings give.
struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Explain the deadlines of meetings, notices and decisions.",
        subcommands: [Explain.self]
    )

    struct Explain: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print each deadline around a meeting or a publication, how it was counted, and its rule.",
            discussion: """
                With --meeting: the last days for notice and agenda before the meeting, and the call-in after it. Add \
                --notice to see whether a notice was in time, and --published where decisions were published later \
                than the meeting. With --published alone: the call-in of a decision published on that day, and the \
                first meetings that a notice or an agenda published on it may be for.

                The rules are the preset of a nation (--nation); without it they are those of the council whose record \
                is in --data.
                """
        )
        @OptionGroup var options: DataOptions
        @Option(help: ArgumentHelp("The day of a meeting: 2024-01-30.", valueName: "DATE")) var meeting: String?
        @Option(
            help: ArgumentHelp("The day on which a decision, a notice or an agenda is published.", valueName: "DATE")
        )
        var published: String?
        @Option(
            help: ArgumentHelp(
                "With --meeting: the day on which the notice of key decision was published.",
                valueName: "DATE"
            )
        )
        var notice: String?
        @Option(help: "england, wales, scotland or northern-ireland.") var nation: String?
        @Option(help: "How clear days before a meeting are counted, as the constitution says: working or calendar.")
        var counting: String?
        @Option(
            help: ArgumentHelp("A day on which the council is closed; may be given several times.", valueName: "DATE")
        )
        var closed: [String] = []
        @Flag(help: "Write JSON.") var json = false

        func run() async throws {
            let meeting = try meeting.map { try day($0, "--meeting") }
            let published = try published.map { try day($0, "--published") }
            let notice = try notice.map { try day($0, "--notice") }
            guard let basis = meeting ?? published else {
                throw Failure("Say of what the deadlines are: give --meeting DATE or --published DATE.")
            }
            try check(meeting: meeting, published: published, notice: notice)
            let rules = try await rules()
            if notice != nil, rules.keyDecisionNotice == nil {
                throw Failure("There are no notices of key decision in \(rules.nation.name): leave --notice out.")
            }
            let report = DeadlineReport(
                rules: rules,
                meeting: meeting,
                published: published,
                notice: notice,
                holiday: rules.calendar.reasonNotWorking(basis)
            )
            if json { try printJSON(report) } else { report.show() }
        }

        private func check(meeting: Day?, published: Day?, notice: Day?) throws {
            if notice != nil, meeting == nil { throw Failure("--notice needs --meeting: the day of the decision.") }
            if let meeting, let published, published < meeting {
                throw Failure(
                    "Decisions cannot be published on \(published.inWords), before the meeting of \(meeting.inWords). For the day of a notice, give --notice."
                )
            }
            if let meeting, let notice, notice >= meeting {
                throw Failure("The notice of \(notice.inWords) is not before the meeting of \(meeting.inWords).")
            }
        }

        private func rules() async throws -> GovernanceRules {
            var rules: GovernanceRules
            if let nation {
                guard let known = Nation(rawValue: nation.lowercased()) else {
                    let all = Nation.allCases.map(\.rawValue).joined(separator: ", ")
                    throw Failure("'\(nation)' is none of the nations: \(all).")
                }
                rules = .preset(known)
            } else {
                guard options.folder.hasRecord else {
                    throw Failure(
                        "Give --nation, or --data with the folder of a council's record, whose rules then hold."
                    )
                }
                let (store, key) = try await options.reading()
                rules = try await Replay(store).council(key).council.governanceRules
            }
            if let counting {
                guard let known = DayCounting(rawValue: counting.lowercased()) else {
                    throw Failure("'\(counting)' is no way to count days: give working or calendar.")
                }
                rules.agenda.counting = known
            }
            rules.closures += try closed.map { .init(day: try day($0, "--closed"), name: "the council is closed") }
            return rules
        }

        private func day(_ text: String, _ option: String) throws -> Day {
            guard let day = Day(iso: text) else {
                throw Failure("\(option): '\(text)' is no day. Write year, month and day: 2024-01-30.")
            }
            return day
        }
    }
}

/// The deadlines as `calendar explain` prints them.
private struct DeadlineReport: Encodable {
    let nation: String
    let meeting: String?
    let published: String?
    let notice: Notice?
    let warning: String?
    let deadlines: [Entry]

    struct Entry: Encodable {
        let kind: String
        let name: String
        let date: String
        let weekday: String
        let explanation: String
        let rule: String
    }

    struct Notice: Encodable {
        let date: String
        let route: String
        let clearDays: Int
        let exceptionClearDays: Int
        let explanation: String
    }

    private let headline: String
    private let days: [Deadline]

    init(rules: GovernanceRules, meeting: Day?, published: Day?, notice: Day?, holiday: String?) {
        nation = rules.nation.rawValue
        self.meeting = meeting?.iso
        self.published = published?.iso
        if let meeting {
            days = rules.deadlines(forMeetingOn: meeting, decisionsPublished: published)
            headline =
                "A meeting on \(meeting.inFullWords), \(rules.nation.name), in the financial year \(FinancialYear(containing: meeting).label)"
            warning = holiday.map { "Nobody works on \(meeting.inWords): \($0)." }
        } else {
            let day = published ?? Day(daysSinceEpoch: 0)
            days = rules.deadlines(afterPublishingOn: day)
            headline = "Published on \(day.inFullWords), \(rules.nation.name)"
            warning = holiday.map { "Nobody works on \(day.inWords): \($0)." }
        }
        self.notice = notice.flatMap { notice in
            meeting.flatMap { rules.noticeRoute(notice: notice, decision: $0) }.map {
                Notice(
                    date: notice.iso,
                    route: $0.way.rawValue,
                    clearDays: $0.clearDays,
                    exceptionClearDays: $0.exceptionClearDays,
                    explanation: "\($0.way.name). \($0.explanation)"
                )
            }
        }
        deadlines = days.map {
            Entry(
                kind: $0.kind.rawValue,
                name: $0.kind.name,
                date: $0.day.iso,
                weekday: $0.day.weekday.name,
                explanation: $0.explanation,
                rule: $0.rule
            )
        }
    }

    func show() {
        print(headline)
        if let warning { print("Mind: \(warning)") }
        for deadline in days {
            print("")
            print("\(deadline.kind.name): \(deadline.day.inFullWords)")
            print("    \(deadline.explanation)")
            print("    Rule: \(deadline.rule)")
        }
        guard let notice else { return }
        print("")
        print("The notice: \(notice.explanation)")
    }

    private enum CodingKeys: String, CodingKey {
        case nation, meeting, published, notice, warning, deadlines
    }
}
