import Markup
import PlanDomain
import PlanInterchange
import PlanUseCases

/// Decisions and notices of key decision, each under its permanent address.
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
        return "From \(made.takesEffect.inWords), unless called in by \(end.inWords)"
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
                        element(.li) {
                            "Read before: \(old.body), \(old.day.inWords), \(old.reference): \(old.outcome) Put right because: \(old.reason)"
                        }
                    }
                }
            }
        }
    }

    // MARK: notices

    func notices() -> Frame.Page {
        page(
            "Notices of key decision",
            "Key decisions that are to be made or were made, with the notice given of each.",
            .notices,
            trail: [.init(title: "Decisions", path: .decisions)],
            section: .decisions
        ) {
            header(
                "Decisions",
                "Notices of key decision",
                "What is to be decided by whom and when, published before it is (SI 2012/2089, regulation 9)."
            )
            if governance.notices.isEmpty {
                element(.p) { "No notice is published." }
            } else {
                Table(
                    caption: "Notices, the newest first",
                    columns: ["Matter", "Decision maker", "Decision on", "First published", "Way"],
                    rows: governance.notices.map { open in
                        [
                            link(open.notice.matter.withoutFullStop, to: .notice(open.item.slug)),
                            .text(open.notice.decisionMaker), .text(open.meeting.day.inWords),
                            .text(open.notice.firstPublished.inWords), .text(open.route?.way.name ?? ""),
                        ]
                    }
                ).html
            }
        }
    }

    func noticePage(_ open: PublicNotice) -> Frame.Page {
        let notice = open.notice
        return page(
            "Notice of key decision: \(open.item.title)",
            notice.matter,
            .notice(open.item.slug),
            trail: [.init(title: "Decisions", path: .decisions), .init(title: "Notices", path: .notices)],
            section: .decisions
        ) {
            header("Notice of key decision", open.item.title, "A key decision is to be made: \(notice.matter)")
            list([
                ("Decision maker", .text(notice.decisionMaker)), ("Members", words(notice.members)),
                (
                    "Decision on",
                    meeting(open.meeting.key).map { link($0.day.inFullWords, to: .meeting($0.key)) }
                        ?? .text(open.meeting.day.inFullWords)
                ), ("First published", .text(notice.firstPublished.inFullWords)),
                ("Why it is a key decision", .text(notice.keyReasons.map(\.name).joined(separator: "; "))),
                ("Wards", .text(notice.wards)), ("Documents to be considered", words(notice.documents)),
                (
                    "How to see them, and to send others",
                    .text(
                        "Other documents may be submitted to the decision maker. \(pages.released.council.formatsContact)"
                    )
                ), ("Not for publication", .text(exemptSentence(notice))),
                ("Days between notice and decision", .text(open.route?.explanation ?? "")),
            ])
            urgency(notice)
            element(.p) { link("The road of \(open.item.title)", to: .road(open.item.slug)) }
        }
    }

    private func exemptSentence(_ notice: KeyDecisionNotice) -> String {
        guard !notice.exemptParagraphs.isEmpty else { return "Nothing: all of it is open" }
        let names = notice.exemptParagraphs.map {
            "paragraph \($0) (\((ExemptPart.paragraphs[$0] ?? "").lowercasedFirst))"
        }
        return "A part is meant to be kept back under \(names.joined(separator: ", ")) of Schedule 12A"
    }

    @HTMLBuilder private func urgency(_ notice: KeyDecisionNotice) -> HTML {
        if let urgency = notice.urgency {
            element(.section, .aria("labelledby", "urgency")) {
                element(.h2, .id("urgency")) { urgency.way.name }
                list([
                    ("Why the full notice was impracticable", words(urgency.reason)),
                    ("Told in writing", .text("\(urgency.informed), on \(urgency.informedOn.inWords)")),
                    ("Agreed by", .text(urgency.agreedBy)),
                ])
            }
        }
    }

    // MARK: the feed

    /// Releases of editions and figures, and decisions.
    func feed(origin: String) -> AtomFeed {
        let released = pages.released
        let editions = released.plans.flatMap { plan in
            plan.editions.filter { $0.edition.withdrawal == nil }.map { one in
                AtomFeed.Entry(
                    address: origin + Path.edition(plan.address, one.edition.number).string,
                    title: "\(plan.title): edition \(one.edition.number), \(one.edition.name)",
                    updated: one.edition.corrections.map(\.day).max() ?? one.edition.day,
                    summary: one.edition.corrections.last.map { "Correction: \($0.notice)" } ?? one.edition.note
                )
            }
        }
        let decisions = governance.decisions.map { made in
            AtomFeed.Entry(
                address: origin + Path.decision(made.slug).string,
                title: "Decision of \(made.decision.body), \(made.decision.day.inWords)",
                updated: made.published,
                summary: made.decision.outcome
            )
        }
        let figures = released.figures.map { one in
            AtomFeed.Entry(
                address: origin + Path.figureRelease(one.release.number).string,
                title: "Figures, release \(one.release.number)",
                updated: one.release.day,
                summary: one.release.note
            )
        }
        return AtomFeed(
            id: "\(origin)/",
            title: "\(released.council.name): releases and decisions",
            address: origin + Path.feed.string,
            page: origin + Path.decisions.string,
            author: released.council.name,
            entries: editions + decisions + figures
        )
    }
}
