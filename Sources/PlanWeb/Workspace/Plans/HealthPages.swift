import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Plan health: what breaks a rule, who can mend it, and which rules block a release.
extension WorkspaceVisit {
    func healthPage() throws -> Answer {
        let plan = try requiredPlan()
        let findings = healthFindings(of: plan)
        let blocking = findings.count { $0.severity == .block }
        return page("Plan health", trail: planTrail(plan)) {
            element(.h1) { "Plan health" }
            element(.p, .class("lead")) {
                findings.isEmpty
                    ? "No rule finds anything."
                    : "\(findings.count) \(findings.count == 1 ? "finding" : "findings"), \(blocking == 0 ? "none" : "\(blocking)") of them blocking a release."
            }
            element(.p) { link("The rules, and how much each matters", to: .healthRules) }
            for severity in [HealthSeverity.block, .advise] {
                let mine = findings.filter { $0.severity == severity }
                if !mine.isEmpty {
                    element(.section, .aria("labelledby", severity.rawValue)) {
                        element(.h2, .id(severity.rawValue)) {
                            severity == .block ? "To mend before a release" : "Worth mending"
                        }
                        Table(
                            caption: severity == .block ? "Findings that block a release" : "Findings that advise",
                            columns: ["Where", "Rule", "What to do", "Who can mend it"],
                            rows: mine.map { finding in
                                [
                                    place(of: finding, plan), .text(finding.rule.name), .text(finding.sentence),
                                    .text(finding.rule.mender.words),
                                ]
                            }
                        ).html
                    }
                }
            }
            asItStood(Path.draft(plan).step("health"))
        }
    }

    private func place(of finding: HealthFinding, _ plan: Plan) -> HTML {
        let words = council.place(of: finding)
        let anchor = finding.field.map { "#\($0.rawValue)" } ?? ""
        let path =
            finding.elementID.flatMap { council.elements[$0] }.map { Path.draft($0, in: plan) }
            ?? Path.draft(plan).step("text")
        return element(.a, .href(WebAddress(path: staying(path).string + anchor))) { words }
    }

    func healthRulesPage() -> Answer {
        let mayEdit = may(.setHealthRules, .council)
        return page("Rules of plan health", trail: [("Home", .workspace)]) {
            element(.h1) { "Rules of plan health" }
            element(.p) {
                "Each rule advises whoever writes, blocks a release, or is off. The council's strategy lead sets them."
            }
            if mayEdit {
                form(.healthRules) {
                    for rule in HealthRule.allCases {
                        ChoiceField(
                            name: rule.rawValue,
                            legend: rule.name,
                            hint: rule.why,
                            choices: HealthSeverity.allCases.map { .init(value: $0.rawValue, label: $0.label) },
                            chosen: [council.healthPolicy[rule].rawValue]
                        ).html
                    }
                    button("Save the rules")
                }
            } else {
                Table(
                    caption: "Rules and how much each matters",
                    columns: ["Rule", "Why", "What follows"],
                    rows: HealthRule.allCases.map {
                        [.text($0.name), .text($0.why), .text(council.healthPolicy[$0].label)]
                    }
                ).html
            }
        }
    }

    func setHealthRules() async throws -> Answer {
        var policy = council.healthPolicy
        for rule in HealthRule.allCases {
            if let severity = HealthSeverity(rawValue: form[rule.rawValue]) { policy[rule] = severity }
        }
        return try await perform(SetHealthRules(policy), done: .healthRules) { _ in healthRulesPage() }
    }
}

extension HealthSeverity {
    /// What follows, as people say it.
    fileprivate var label: String {
        switch self {
        case .block: "Blocks a release"
        case .advise: "Advises"
        case .off: "Off"
        }
    }
}
