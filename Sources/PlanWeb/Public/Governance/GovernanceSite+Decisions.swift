import Markup
import PlanDomain
import PlanInterchange
import PlanUseCases

/// Decisions, each under its permanent address.
extension GovernanceSite {
    func decisions() -> Frame.Page {
        page(
            "Decisions",
            "What was decided about the plan: by which body, when, why, and from when it has effect.",
            .decisions,
            section: .decisions
        ) {
            header(
                pages.released.council.name,
                "Decisions",
                "What was decided about the plan: by which body, when, why, and from when it has effect."
            )
            element(.p) {
                link("Notices of key decision", to: .notices)
                " · "
                link("Where everything stands", to: .roads)
                " · "
                link("What scrutiny set going and asked", to: .scrutiny)
                " · "
                element(.a, .href(Path.feed.address)) { "Follow releases and decisions (Atom feed)" }
            }
            if governance.decisions.isEmpty {
                element(.p) { "No record of a decision is published yet." }
            } else {
                Table(
                    caption: "Published decisions, the newest first",
                    columns: ["Decision", "Body", "Day", "Has effect"],
                    rows: governance.decisions.map { made in
                        [
                            link(made.decision.outcome.withoutFullStop, to: .decision(made.slug)),
                            .text(made.decision.body), .text(made.decision.day.inWords), .text(effect(of: made)),
                        ]
                    }
                ).html
            }
        }
    }

    /// What follows from the dates, without saying "today".
    func effect(of made: PublicDecision) -> String {
        if let callIn = made.decision.callIn {
            switch callIn.conclusion {
            case nil: return "Called in on \(callIn.day.inWords): not in effect"
            case .some(let end):
                return end.outcome == .upheld
                    ? "From \(end.day.inWords), after a call-in" : "Referred back on \(end.day.inWords): not in effect"
            }
        }
        guard let end = made.callInEnds else { return "From \(made.takesEffect.inWords)" }
        return "From \(made.takesEffect.inWords); it could be called in until \(end.inWords)"
    }

    func decisionPage(_ made: PublicDecision) -> Frame.Page {
        let title = "Decision of \(made.decision.body), \(made.decision.day.inWords)"
        return page(
            title,
            made.decision.outcome,
            .decision(made.slug),
            trail: [.init(title: "Decisions", path: .decisions)],
            section: .decisions
        ) {
            header("Decision", title, made.decision.outcome)
            list(facts(of: made))
            exempt(made)
            callIn(made)
            corrections(made)
            papers { $0.meetingKey == made.record.meetingKey && made.record.itemID == $0.itemID }
            assessments(made.assessments)
        }
    }

    private func facts(of made: PublicDecision) -> [(String, HTML)] {
        let record = made.record
        let meeting = meeting(record.meetingKey)
        return [
            ("Decided by", meeting.map { link(made.decision.body, to: .meeting($0.key)) } ?? .text(made.decision.body)),
            ("Day", .text(made.decision.day.inFullWords)),
            ("Minute", sourceLink(made.decision.reference, made.decision.source)),
            ("Key decision", .text(record.isKey ? "Yes" : "No")), ("Reasons", words(record.reasons)),
            ("Alternatives considered and rejected", words(record.alternatives)),
            ("Interests declared and dispensations", words(record.interests)), ("Wards", .text(record.wards)),
            ("Record published", .text(made.published.inFullWords)),
            ("Can be called in", .text(callInSentence(made))), ("Has effect", .text(effect(of: made))),
            ("Carried out", .text(made.decision.implemented?.inWords ?? "")),
            ("Plan", hasPlan(made.plan) ? link(made.plan, to: .plan(made.plan)) : .empty),
            ("Its road", item(made.item).map { link($0.item.title, to: .road($0.item.slug)) } ?? .empty),
        ]
    }

    private func hasPlan(_ address: String) -> Bool { pages.released.plans.contains { $0.address == address } }

    private func callInSentence(_ made: PublicDecision) -> String {
        if let waiver = made.record.callInWaiver {
            return "No: it was urgent (\(waiver.reason)); agreed by \(waiver.agreedBy)"
        }
        guard let end = made.callInEnds else { return "No: it is not a decision of the executive" }
        return "Yes, until \(end.inFullWords)"
    }

    @HTMLBuilder private func exempt(_ made: PublicDecision) -> HTML {
        if !made.record.exempt.isEmpty {
            element(.section, .aria("labelledby", "exempt")) {
                element(.h2, .id("exempt")) { "Not for publication" }
                for part in made.record.exempt {
                    element(.p) {
                        "A part is kept back under paragraph \(part.paragraph) of Schedule 12A to the Local Government Act 1972: \(part.description.lowercasedFirst). \(part.publicInterest)"
                    }
                }
            }
        }
    }

    @HTMLBuilder private func callIn(_ made: PublicDecision) -> HTML {
        if let callIn = made.decision.callIn {
            element(.section, .aria("labelledby", "call-in")) {
                element(.h2, .id("call-in")) { "Call-in" }
                list([
                    ("Called in", .text(callIn.day.inFullWords)), ("By", .text(callIn.requesters)),
                    ("Why", words(callIn.reason)),
                    ("Considered by", .text(governance.bodies.first { $0.key == callIn.bodyKey }?.name ?? "")),
                    (
                        "Outcome",
                        .text(callIn.conclusion.map { "\($0.outcome.name) on \($0.day.inWords). \($0.note)" } ?? "Open")
                    ),
                ])
            }
        }
    }

    @HTMLBuilder private func corrections(_ made: PublicDecision) -> HTML {
        if !made.decision.corrections.isEmpty {
            element(.section, .aria("labelledby", "corrections")) {
                element(.h2, .id("corrections")) { "What was put right in this record" }
                element(.ul) {
                    for old in made.decision.corrections {
                        element(.li) { correctionWords(old) }
                    }
                }
            }
        }
    }
}
