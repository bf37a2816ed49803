package import PlanDomain

extension Issue {
    /// What a person reads: what is wrong and what to do.
    package var sentence: String {
        switch code {
        case "title-missing": "Enter a title."
        case "name-missing": "Enter a name."
        case "reason-missing": "Give a reason."
        case "notice-missing": "Say what is corrected."
        case "body-missing": "Name the body that decided."
        case "lead-missing": "Name the post or portfolio that leads, or leave the field out."
        case "formats-contact-missing": "Say whom to ask for another format."
        case "next-update-missing": "Say when readers can expect the next edition."
        case "text-too-long": "Shorten the text to at most \(detail) characters."
        case "number-taken": "Choose another number: \(detail) is or was another element's, and is never given twice."
        case "number-malformed":
            "Write the number as letters and digits with points between, such as 1.2; '\(detail)' is not."
        case "plan-already-started": "There is a plan for \(detail) already."
        case "plan-unknown": "The record has no such plan."
        case "plan-already-adopted": "The plan is adopted already."
        case "plan-not-adopted": "Record the plan's adoption first, or release the edition as a draft."
        case "element-unknown": "The record has no such element."
        case "element-already-added": "The element \(detail) is in the record already."
        case "element-retired": "Element \(detail) is retired and can no longer change."
        case "element-has-children": "Move or retire what stands under \(detail) first."
        case "parent-missing": "Say which ambition the priority stands under."
        case "parent-unknown": "Name a parent that is in the same plan."
        case "parent-of-wrong-kind": "A priority stands under an ambition or the core, not under a \(detail)."
        case "only-priorities-have-themes": "Only a priority can be tagged with themes; this is a \(detail)."
        case "theme-unknown": "Name cross-cutting themes of the same plan, each once."
        case "predecessor-not-earlier": "Choose a predecessor from a plan for earlier years."
        case "adopted-text-needs-reason": "The plan is adopted: give the reason for the amendment."
        case "adopted-text-needs-authority": "The plan is adopted: name the decision that allows the amendment."
        case "authority-unknown": "Record the decision first: the record has none with this id."
        case "decision-already-recorded": "The decision \(detail) is in the record already."
        case "meeting-key-malformed":
            "Write the key in small letters, digits and hyphens, such as 'cabinet'; '\(detail)' is not."
        case "slug-malformed": "Write the address in small letters, digits and hyphens; '\(detail)' is not."
        case "slug-taken": "Another framework has the address '\(detail)'."
        case "framework-element-unknown": "The record has no such framework element."
        case "edition-unknown": "The record has no such edition."
        case "edition-withdrawn": "Edition \(detail) is withdrawn."
        case "edition-number-taken": "Edition \(detail) is not the next number."
        case "council-not-described": "Describe the council first: its name, colours and contact stand on every page."
        case "colour-malformed": "Write the colour as six hexadecimal digits; '\(detail)' is not."
        case "contrast-too-low":
            "Choose a colour with a contrast of at least 4.5 to 1: \(detail) cannot be read by everybody."
        // A rule of plan health that blocks a release has its own sentence; the field is the place in the plan.
        default:
            HealthRule(rawValue: code).map { "\(field): \($0.sentence(on: detail))" } ?? "Correct '\(field)' (\(code))."
        }
    }
}
