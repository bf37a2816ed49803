import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// The periods that meetings and decisions keep to, and the days on which nobody works.
extension WorkspaceVisit {
    func governanceRulesPage(issues: [Issue] = []) -> Answer {
        let rules = council.governanceRules
        return page(
            "Rules of deadlines",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail(),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { "Rules of deadlines" }
            element(.p) {
                "Every deadline is counted from these. They begin as the law of the nation has it; the council's constitution may ask for more."
            }
            if may(.recordGovernance, .council) {
                rulesForm(rules, issues)
            } else {
                facts([
                    ("Nation", .text(rules.nation.name)), ("Agenda and reports public", .text(rules.agenda.words)),
                    ("Notice of key decision", .text(rules.keyDecisionNotice?.words ?? "None")),
                    ("General exception", .text(rules.generalException?.words ?? "None")),
                    ("Call-in", .text(rules.callIn.map { "\($0.workingDays) working days" } ?? "None")),
                ])
            }
            element(.h2) { "Days on which nobody works" }
            Table(
                caption: "Bank holidays in \(rules.nation.name) and closure days, this year and the next",
                columns: ["Day", "Name", "Source"],
                rows: closedDays(rules)
            ).html
        }
    }

    private func closedDays(_ rules: GovernanceRules) -> [[HTML]] {
        let holidays = [shownDay.year, shownDay.year + 1].flatMap { BankHoliday.all(in: $0, nation: rules.nation) }
            .map { (day: $0.day, name: $0.name, source: $0.source) }
        let closures = rules.closures.map { (day: $0.day, name: $0.name, source: "The council") }
        return (holidays + closures).sorted { $0.day < $1.day }
            .map { [.text($0.day.inFullWords), .text($0.name), .text($0.source)] }
    }

    private func rulesForm(_ rules: GovernanceRules, _ issues: [Issue]) -> HTML {
        let countings = DayCounting.allCases.map { ($0.rawValue, $0 == .working ? "Working days" : "Calendar days") }
        return form(Path.governanceRules) {
            choose(
                "nation",
                "Nation",
                Nation.allCases.map { ($0.rawValue, $0.name) },
                issues,
                chosen: rules.nation.rawValue,
                hint: "Another nation brings the periods of its law, unless you change them here as well."
            )
            input(
                "agenda",
                "Clear days for agenda and reports",
                issues,
                value: "\(rules.agenda.count)",
                kind: .code,
                limit: 3
            )
            choose("counting", "How those days are counted", countings, issues, chosen: rules.agenda.counting.rawValue)
            input(
                "keyDecisionNotice",
                "Clear days for the notice of a key decision",
                issues,
                value: rules.keyDecisionNotice.map { "\($0.count)" } ?? "",
                hint: "Calendar days. Leave it empty where there are no key decisions.",
                kind: .code,
                limit: 3,
                isRequired: false
            )
            input(
                "generalException",
                "Clear days for the general exception",
                issues,
                value: rules.generalException.map { "\($0.count)" } ?? "",
                kind: .code,
                limit: 3,
                isRequired: false
            )
            input(
                "callIn",
                "Working days for call-in",
                issues,
                value: rules.callIn.map { "\($0.workingDays)" } ?? "",
                hint: "Leave it empty where nothing can be called in.",
                kind: .code,
                limit: 3,
                isRequired: false
            )
            choose(
                "takesEffect",
                "A decision that nobody called in takes effect",
                [("on-last-day", "On the last day of the period"), ("day-after", "On the working day after it")],
                issues,
                chosen: (rules.callIn?.takesEffect ?? .onLastDay).rawValue
            )
            input(
                "closures",
                "Days on which the council is closed",
                issues,
                value: rules.closures.map { "\($0.day.iso) \($0.name)" }.joined(separator: "\n"),
                hint: "One a line, the day first: 2026-12-29 Christmas closure.",
                kind: .area(rows: 4),
                limit: 4000,
                isRequired: false
            )
            button("Save the rules")
        }
    }

    func setGovernanceRules() async throws -> Answer {
        try await performing(
            done: .governanceRules,
            saying: .saved,
            refused: { governanceRulesPage(issues: $0) },
            command: {
                SetGovernanceRules(try typedRules())
            }
        )
    }

    private func typedRules() throws -> GovernanceRules {
        func number(_ name: String) throws -> Int? {
            guard !text(name).isEmpty else { return nil }
            guard let number = Int(text(name)), number >= 0 else {
                throw FormProblem(Issue(field: name, code: "days-out-of-range", detail: "1 to 90"))
            }
            return number
        }
        guard let nation = Nation(rawValue: form["nation"]) else {
            throw FormProblem(Issue(field: "nation", code: "text-missing"))
        }
        let exception = try number("generalException")
        let typed = GovernanceRules(
            nation: nation,
            agenda: .init(try number("agenda") ?? 0, DayCounting(rawValue: form["counting"]) ?? .working),
            keyDecisionNotice: try number("keyDecisionNotice").map { .init($0, .calendar) },
            generalException: exception.map { .init($0, .working) },
            callIn: try number("callIn").map {
                .init(workingDays: $0, takesEffect: .init(rawValue: form["takesEffect"]) ?? .onLastDay)
            },
            closures: try form["closures"].split(whereSeparator: \.isNewline).map(closure)
        )
        return withLaw(of: nation, unlessTyped: typed)
    }

    /// Another nation brings its law's periods, unless whoever chose it typed others as well.
    private func withLaw(of nation: Nation, unlessTyped typed: GovernanceRules) -> GovernanceRules {
        var before = council.governanceRules
        guard nation != before.nation else { return typed }
        before.nation = nation
        before.closures = typed.closures
        guard typed == before else { return typed }
        var rules = GovernanceRules.preset(nation)
        rules.closures = typed.closures
        return rules
    }

    private func closure(_ line: Substring) throws -> WorkingCalendar.ClosureDay {
        let parts = line.trimmingSpaces.split(separator: " ", maxSplits: 1)
        guard let day = parts.first.flatMap({ Day(iso: $0) }) else {
            throw FormProblem(Issue(field: "closures", code: "day-malformed", detail: String(line.prefix(40))))
        }
        return .init(day: day, name: parts.count > 1 ? String(parts[1]) : "The council is closed")
    }
}
