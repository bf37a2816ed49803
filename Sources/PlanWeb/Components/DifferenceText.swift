import Markup
import PlanDomain

/// A difference in words, readable without colour: each removal and addition says what it is.
func differenceText(_ difference: TextDifference) -> HTML {
    element(.p, .class("difference")) {
        for segment in difference.segments {
            switch segment {
            case .same(let text): HTML.text(text)
            case .removed(let text):
                element(.del) {
                    element(.span, .class("visually-hidden")) { "taken out: " }
                    text
                }
                " "
            case .added(let text):
                element(.ins) {
                    element(.span, .class("visually-hidden")) { "put in: " }
                    text
                }
                " "
            }
        }
    }
}

/// The parts of a plan that differ between two moments, one section for each.
struct DifferenceSections {
    let difference: PlanDifference

    @HTMLBuilder var html: HTML {
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
                    tag(Self.word(for: item.fate), .quiet)
                }
                for field in item.fields { fieldHTML(field) }
            }
        }
    }

    /// "2 parts added, 1 part changed. Of the plan itself: title."
    var sentence: String {
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

    private static func word(for fate: PlanDifference.Fate) -> String {
        switch fate {
        case .added: "Added"
        case .removed: "Taken out"
        case .changed: "Changed"
        }
    }

    private func fieldHTML(_ field: PlanDifference.Field) -> HTML {
        element(.h3) { field.name } + differenceText(field.difference)
    }
}
