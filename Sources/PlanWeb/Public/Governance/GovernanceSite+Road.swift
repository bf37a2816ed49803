import Markup
import PlanDomain
import PlanUseCases

/// The road of an item, and what scrutiny changed on it.
extension GovernanceSite {
    func roads() -> Frame.Page {
        let lead = "What is on its way through the bodies of the council, and what has been decided."
        return page(
            "Where everything stands",
            lead,
            .roads,
            trail: [.init(title: "Decisions", path: .decisions)],
            section: .decisions
        ) {
            header("Decisions", "Where everything stands", lead)
            if governance.items.isEmpty {
                element(.p) { "Nothing is public yet." }
            } else {
                element(.ul) {
                    for open in governance.items {
                        element(.li) {
                            link(open.item.title, to: .road(open.item.slug))
                            element(.p) { standing(of: open) }
                        }
                    }
                }
            }
        }
    }

    func roadPage(_ open: PublicItem) -> Frame.Page {
        let item = open.item
        return page(
            "The road of \(item.title)",
            standing(of: open),
            .road(item.slug),
            trail: [.init(title: "Decisions", path: .decisions)],
            section: .decisions
        ) {
            header("The road to a decision", item.title, standing(of: open))
            element(.ol, .class("timeline")) {
                for step in item.steps { element(.li) { self.step(step) } }
            }
            element(.ul) {
                if governance.notices.contains(where: { $0.item.id == item.id }) {
                    element(.li) { link("Notice of key decision", to: .notice(item.slug)) }
                }
                if !open.comments.isEmpty {
                    element(.li) { link("What scrutiny changed", to: .scrutiny(item.slug)) }
                }
                if pages.released.plans.contains(where: { $0.address == open.plan }) {
                    element(.li) { link("The plan", to: .plan(open.plan)) }
                }
            }
            papers(of: open.item)
            recommendations(open)
            assessments(open.assessments)
        }
    }

    private func standing(of open: PublicItem) -> String {
        let done = open.item.steps.last { $0.outcome != nil }
        if let callIn = calledIn(open) { return callIn }
        guard let next = open.item.steps.first(where: { $0.outcome == nil }), !open.item.isRejected else {
            guard let done, let outcome = done.outcome else { return "Its road is planned." }
            let verb = done.part == .adopt && outcome.kind.goesOn ? "Adopted" : outcome.kind.name
            return "\(verb) by \(name(done.bodyKey)) on \(outcome.day.inWords) (\(outcome.reference))."
        }
        let day = meeting(next.meetingKey).map { ", on \($0.day.inFullWords)" } ?? ""
        return "Next is \(name(next.bodyKey)), which \(next.part.name)\(day)."
    }

    /// A call-in that is not considered yet holds everything.
    private func calledIn(_ open: PublicItem) -> String? {
        let decided = open.item.steps.last { $0.outcome?.decision != nil }
        guard let made = governance.decisions.first(where: { $0.decision.id == decided?.outcome?.decision }),
            let callIn = made.decision.callIn, callIn.conclusion == nil
        else { return nil }
        return
            "The decision of \(made.decision.body) of \(made.decision.day.inWords) was called in on \(callIn.day.inWords): nothing goes on before that is considered."
    }

    private func name(_ body: String) -> String { governance.bodies.first { $0.key == body }?.name ?? body }

    @HTMLBuilder private func step(_ step: GovernanceItem.Step) -> HTML {
        element(.strong) { name(step.bodyKey) }
        " \(step.part.name)"
        if let meeting = meeting(step.meetingKey) {
            " on "
            link(meeting.day.inFullWords, to: .meeting(meeting.key))
        }
        for time in step.past {
            let day = meeting(time.meetingKey).map { " on \($0.day.inWords)" } ?? ""
            if let outcome = time.outcome {
                ". Before\(day): \(outcome.kind.name.lowercased()), "
                reference(outcome)
            }
        }
        if let issued = step.issued {
            ". Papers public on \(issued.day.inWords)\(issued.urgency.isEmpty ? "" : " (urgent: \(issued.urgency))")"
        }
        if let outcome = step.outcome {
            ". \(outcome.kind.name), "
            reference(outcome)
        }
    }

    /// The minute, linked to the record of its decision once that is published.
    private func reference(_ outcome: GovernanceItem.Outcome) -> HTML {
        governance.decisions.first { $0.decision.id == outcome.decision }
            .map { link(outcome.reference, to: .decision($0.slug)) } ?? .text(outcome.reference)
    }

    @HTMLBuilder private func recommendations(_ open: PublicItem) -> HTML {
        if !open.recommendations.isEmpty {
            element(.section, .aria("labelledby", "recommendations")) {
                element(.h2, .id("recommendations")) { "What was recommended" }
                element(.ol) {
                    for recommendation in open.recommendations {
                        element(.li) {
                            recommendation.text
                            if !recommendation.outcomes.isEmpty {
                                element(.ul) {
                                    for outcome in recommendation.outcomes {
                                        element(.li) {
                                            "\(outcome.kind.name) by \(name(outcome.bodyKey))\(day(of: outcome))"
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private func day(of outcome: Recommendation.Outcome) -> String {
        governance.decisions.first { $0.decision.id == outcome.decision }.map { " on \($0.decision.day.inWords)" } ?? ""
    }

    // MARK: what scrutiny changed

    func scrutinyPage(_ open: PublicItem) -> Frame.Page {
        let changed = open.comments.count { $0.response.change != nil }
        let accepted = open.comments.count { $0.response.answer != .notAccepted }
        let lead =
            "\(open.comments.count) \(open.comments.count == 1 ? "comment" : "comments"): \(accepted) accepted in whole or in part, \(changed) with a change of words."
        return page(
            "What scrutiny changed: \(open.item.title)",
            lead,
            .scrutiny(open.item.slug),
            trail: [
                .init(title: "Decisions", path: .decisions), .init(title: open.item.title, path: .road(open.item.slug)),
            ],
            section: .decisions
        ) {
            header(open.item.title, "What scrutiny changed", lead)
            for one in open.comments { comment(one) }
        }
    }

    private func comment(_ one: PublicComment) -> HTML {
        element(.article, .aria("labelledby", "comment-\(one.comment.number)")) {
            element(.h2, .id("comment-\(one.comment.number)")) {
                "Comment \(one.comment.number): \(one.response.answer.name)"
            }
            list([
                ("Committee", .text(one.body)),
                (
                    "Meeting",
                    meeting(one.comment.meetingKey).map { link($0.day.inWords, to: .meeting($0.key)) }
                        ?? .text(one.meeting?.day.inWords ?? "")
                ), ("About", .text(one.target ?? "The whole plan")),
                ("The sentence", .text(one.comment.target.sentence ?? "")), ("Comment", words(one.comment.text)),
                ("Answer", words("\(one.response.answer.name). \(one.response.reasons)")),
                ("Answered on", .text(one.response.day.inWords)),
                ("Reported to", .text(one.reportedTo.map { "\($0.body), \($0.day.inWords)" } ?? "")),
            ])
            if let change = one.response.change {
                element(.h3) { "The words that changed: \(change.field.word)" }
                differenceText(TextDifference(from: change.before, to: change.after))
            }
        }
    }
}
