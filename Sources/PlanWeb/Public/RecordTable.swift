import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// The entries of the record behind a text: when, what, why, on whose authority, under which hash.
struct RecordTable {
    let lines: [RecordHistory.Line]
    let council: Council

    func section(_ heading: String, _ sentence: String) -> HTML {
        guard !lines.isEmpty else { return .empty }
        return element(.section, .class("record"), .aria("labelledby", "record")) {
            element(.h2, .id("record")) { heading }
            element(.p) { sentence }
            Table(
                caption: "Entries in the record, oldest first",
                columns: ["Entry", "What happened", "Why", "Recorded"],
                rows: lines.map(row)
            ).html
        }
    }

    private func row(_ line: RecordHistory.Line) -> [HTML] {
        [
            .text("\(line.sequence)"),
            .text(line.summary),
            why(line),
            element(.span) {
                "\(line.recordedAt.inWords), by \(who(line)). Hash "
                element(.code) { line.hash.short }
            },
        ]
    }

    /// The public learns in which post somebody acted, and never their name.
    private func who(_ line: RecordHistory.Line) -> String {
        council.posts(of: line.actor, on: line.recordedAt.dayInLondon).first.map { "the \($0.title)" }
            ?? line.actorInWords
    }

    private func why(_ line: RecordHistory.Line) -> HTML {
        let reason = line.isRedacted ? "Words removed from the record" : line.reason ?? "No reason given"
        guard let id = line.authority, let decision = council.decisions[id] else { return .text(reason) }
        return .text("\(reason) ")
            + element(.span) {
                "Authority: \(decision.body), \(decision.day.inWords)"
                if decision.record == nil || decision.published != nil {
                    ", "
                    minuteLink(decision)
                }
                "."
            }
    }
}
