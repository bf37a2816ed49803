import Markup
import PlanDomain
import PlanUseCases

/// Notices of key decision, each under its permanent address with the words that stood before.
extension GovernanceSite {
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
                    columns: ["Matter", "Decision maker", "Decision on", "First published", "Last changed", "Way"],
                    rows: governance.notices.map { open in
                        [
                            link(open.notice.matter.withoutFullStop, to: .notice(open.item.slug)),
                            .text(open.notice.decisionMaker), .text(open.meeting.day.inWords),
                            .text(open.notice.firstPublished.inWords), .text(open.notice.revised?.inWords ?? ""),
                            .text(open.route?.way.name ?? ""),
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
                ("Last changed", .text(notice.revised?.inFullWords ?? "")),
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
            history(open)
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

    // MARK: earlier words

    /// Every change of a notice that the public has seen, the newest first.
    @HTMLBuilder private func history(_ open: PublicNotice) -> HTML {
        let all = open.earlier + [open.notice]
        let changes = zip(all, all.dropFirst()).compactMap { before, after in
            after.revised.map { (day: $0, rows: differences(from: before, to: after)) }
        }
        .filter { !$0.rows.isEmpty }
        if !changes.isEmpty {
            element(.section, .aria("labelledby", "history")) {
                element(.h2, .id("history")) { "How this notice changed" }
                for change in changes.reversed() {
                    element(.h3) { "Changed on \(change.day.inWords)" }
                    list(change.rows)
                }
            }
        }
    }

    private func differences(from before: KeyDecisionNotice, to after: KeyDecisionNotice) -> [(String, HTML)] {
        zip(texts(of: before), texts(of: after)).compactMap { old, new in
            old.text == new.text
                ? nil : (old.name, differenceText(TextDifference(from: old.text, to: new.text)))
        }
    }

    /// Every field in words, always in the same order.
    private func texts(of notice: KeyDecisionNotice) -> [(name: String, text: String)] {
        let urgency = notice.urgency
        return [
            ("Matter", notice.matter), ("Decision maker", notice.decisionMaker), ("Members", notice.members),
            ("Decision on", notice.decisionDay?.inWords ?? ""),
            ("First published", notice.firstPublished.inWords),
            ("Why it is a key decision", notice.keyReasons.map(\.name).joined(separator: "; ")),
            ("Wards", notice.wards), ("Documents to be considered", notice.documents),
            ("Not for publication", exemptSentence(notice)),
            ("Way taken", (urgency?.way ?? .full).name),
            ("Why the full notice was impracticable", urgency?.reason ?? ""),
            ("Told in writing", urgency.map { "\($0.informed), on \($0.informedOn.inWords)" } ?? ""),
            ("Agreed by", urgency?.agreedBy ?? ""),
        ]
    }
}
