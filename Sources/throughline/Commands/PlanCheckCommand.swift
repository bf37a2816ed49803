import ArgumentParser
import Ledger
import PlanDomain
import PlanUseCases

extension PlanCommand {
    /// Tells what in the plans breaks a rule of plan health, in the words that the pages and the release use.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Report what in the plans breaks a rule of plan health.",
            discussion: """
                Each finding says where it is, what to do and who can do it. Exits with 1 when one of them blocks a \
                release, and with 0 when all of them only advise.
                """
        )
        @OptionGroup var options: DataOptions
        @Option(help: "The years of one plan: 2024-27. Without it every plan is checked.") var plan: String?
        @Flag(help: "Write JSON.") var json = false

        func run() async throws {
            let (store, key) = try await options.reading()
            let council = try await Replay(store).council(key).council
            let checked = try chosen(in: council).map { ($0, council.health(of: $0, under: council.healthPolicy)) }
            if json {
                let plans = checked.map { HealthReport.PlanReport($0, findings: $1, in: council) }
                try printJSON(HealthReport(plans: plans))
            } else {
                for (plan, findings) in checked { show(findings, of: plan, in: council) }
            }
            // What blocks has been told: only the exit code is left to say.
            let isBlocked = checked.contains { $0.1.contains { $0.severity == .block } }
            if isBlocked { throw ExitCode.failure }
        }

        private func chosen(in council: Council) throws -> [Plan] {
            guard let plan else { return council.plansByPeriod }
            guard let period = PlanPeriod(plan) else {
                throw Failure("'\(plan)' is no period: write it as 2024-27.")
            }
            guard let found = council.plan(period: period) else {
                let known = council.plansByPeriod.map(\.address).joined(separator: ", ")
                throw Failure("The record has no plan for \(period.label). It has: \(known.isEmpty ? "none" : known).")
            }
            return [found]
        }

        private func show(_ findings: [HealthFinding], of plan: Plan, in council: Council) {
            for finding in findings {
                let severity = finding.severity == .block ? "blocks a release" : "advice"
                print("\(plan.address), \(council.place(of: finding)): \(finding.rule.name) (\(severity))")
                print("    \(finding.sentence) To be mended by \(finding.rule.mender.words).")
            }
            guard !findings.isEmpty else { return print("\(plan.address): no rule is broken.") }
            let blocking = findings.count { $0.severity == .block }
            let verb = blocking == 1 ? "blocks" : "block"
            print("\(plan.address): \(findings.count) found, of which \(blocking) \(verb) a release.")
        }
    }
}
