import Markup
import PlanDomain
import PlanUseCases

/// What scrutiny set going and asked for, as far as it was put on the public page.
extension GovernanceSite {
    func scrutinyWork() -> Frame.Page {
        let lead =
            "Corrective actions, issues for Cabinet, good practice to share and requests for information, with what came of each."
        return page(
            "What scrutiny set going and asked",
            lead,
            .scrutiny,
            trail: [.init(title: "Decisions", path: .decisions)],
            section: .decisions
        ) {
            header("Scrutiny", "What scrutiny set going and asked", lead)
            changed
            element(.section, .aria("labelledby", "outputs")) {
                element(.h2, .id("outputs")) { "Actions, issues and good practice" }
                if governance.outputs.isEmpty { element(.p) { "None is published." } }
                for open in governance.outputs { output(open) }
            }
            element(.section, .aria("labelledby", "requests")) {
                element(.h2, .id("requests")) { "Requests for information" }
                if governance.requests.isEmpty { element(.p) { "None is published." } }
                for open in governance.requests { request(open) }
            }
            takenOff
        }
    }

    @HTMLBuilder private var changed: HTML {
        let items = governance.items.filter { !$0.comments.isEmpty }
        if !items.isEmpty {
            element(.section, .aria("labelledby", "changed")) {
                element(.h2, .id("changed")) { "What scrutiny changed" }
                element(.ul) {
                    for open in items { element(.li) { link(open.item.title, to: .scrutiny(open.item.slug)) } }
                }
            }
        }
    }

    @HTMLBuilder private var takenOff: HTML {
        if !governance.takenOff.isEmpty {
            element(.section, .aria("labelledby", "taken-off")) {
                element(.h2, .id("taken-off")) { "Taken off this page" }
                element(.ul) {
                    for one in governance.takenOff {
                        element(.li) { "\(one.name), on \(one.day.inWords). Reason: \(one.reason)" }
                    }
                }
            }
        }
    }

    private func output(_ open: PublicOutput) -> HTML {
        let output = open.output
        return element(.article, .aria("labelledby", "output-\(output.id)")) {
            element(.h3, .id("output-\(output.id)")) { output.kind.name }
            words(output.text)
            list([
                ("Committee", .text(open.body)), ("Meeting", meetingLink(open.meeting)),
                ("Who acts", .text(output.owner)), ("By when", .text(output.due?.inWords ?? "")),
                (
                    "What came of it",
                    .text(output.closing.map { "\($0.day.inWords): \($0.outcome)" } ?? "Nothing is recorded yet")
                ),
            ])
        }
    }

    private func request(_ open: PublicRequest) -> HTML {
        let request = open.request
        return element(.article, .aria("labelledby", "request-\(request.id)")) {
            element(.h3, .id("request-\(request.id)")) { request.question }
            list([
                ("Committee", .text(open.body)), ("Asked at", meetingLink(open.askedAt)),
                ("Answer due at", meetingLink(open.due)),
                ("Answered on", .text(request.answer?.day.inWords ?? "No answer is recorded yet")),
                ("Answer", words(request.answer?.text ?? "")),
            ])
        }
    }

    private func meetingLink(_ meeting: Meeting?) -> HTML {
        meeting.map { link("\($0.body), \($0.day.inWords)", to: .meeting($0.key)) } ?? .empty
    }
}
