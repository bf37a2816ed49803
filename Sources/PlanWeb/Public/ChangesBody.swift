import Markup
import PlanDomain
import PlanUseCases

/// The difference of two editions in words, readable without colour: each removal and addition says what it is.
struct ChangesBody {
    let plan: ReleasedPlan
    let from: Edition
    let to: Edition
    let difference: PlanDifference

    @HTMLBuilder var html: HTML {
        element(.header, .class("page-header")) {
            element(.p, .class("caption")) { plan.title }
            element(.h1) { "What changed" }
            element(.p, .class("lead")) {
                "From edition \(from.number), \(from.name) (\(from.day.inWords)), to edition \(to.number), \(to.name) (\(to.day.inWords)). \(sentence)"
            }
            element(.p) {
                "Words taken out are marked "
                element(.del) {
                    hidden("taken out: ")
                    "like this"
                }
                " and words put in "
                element(.ins) {
                    hidden("put in: ")
                    "like this"
                }
                "."
            }
        }
        if !difference.fields.isEmpty {
            element(.section, .class("change"), .aria("labelledby", "plan-change")) {
                element(.h2, .id("plan-change")) { "The plan itself" }
                for field in difference.fields { fieldHTML(field) }
            }
        }
        for item in difference.elements {
            element(.section, .class("change"), .aria("labelledby", "change-\(item.id.description)")) {
                element(.h2, .id("change-\(item.id.description)")) {
                    "\(item.label) "
                    tag(word(for: item.fate), .quiet)
                }
                for field in item.fields { fieldHTML(field) }
            }
        }
    }

    private var sentence: String {
        guard !difference.isEmpty else { return "No word differs." }
        let counts = [PlanDifference.Fate.added, .removed, .changed].compactMap { fate -> String? in
            let count = difference.elements.count { $0.fate == fate }
            return count == 0 ? nil : "\(count) \(count == 1 ? "part" : "parts") \(fate.rawValue)"
        }
        let fields = difference.fields.map { $0.name.lowercased() }
        let own = fields.isEmpty ? "" : " Of the plan itself: \(fields.joined(separator: ", "))."
        return counts.isEmpty
            ? "No ambition, priority, theme or enabler differs.\(own)" : "\(counts.joined(separator: ", ")).\(own)"
    }

    private func word(for fate: PlanDifference.Fate) -> String {
        switch fate {
        case .added: "Added"
        case .removed: "Taken out"
        case .changed: "Changed"
        }
    }

    @HTMLBuilder private func fieldHTML(_ field: PlanDifference.Field) -> HTML {
        element(.h3) { field.name }
        element(.p, .class("difference")) {
            for segment in field.difference.segments {
                switch segment {
                case .same(let text): HTML.text(text)
                case .removed(let text):
                    element(.del) {
                        hidden("taken out: ")
                        text
                    }
                    " "
                case .added(let text):
                    element(.ins) {
                        hidden("put in: ")
                        text
                    }
                    " "
                }
            }
        }
    }

    private func hidden(_ text: String) -> HTML { element(.span, .class("visually-hidden")) { text } }
}
