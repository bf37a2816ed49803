/// A text that people write: of the plan itself, or of one of its elements.
package enum TextField: String, CaseIterable, Codable, Sendable {
    case title
    case publicTitle
    case introduction
    case nextSteps
    case statement
    case narrative
    case success

    /// The word on screen.
    package var name: String {
        switch self {
        case .title: "Title"
        case .publicTitle: "Public title"
        case .introduction: "Introduction"
        case .nextSteps: "Next steps"
        case .statement: "Statement"
        case .narrative: "Narrative"
        case .success: "What success looks like"
        }
    }

    /// As people name it in the middle of a sentence.
    package var word: String {
        switch self {
        case .title: "title"
        case .publicTitle: "public title"
        case .introduction: "introduction"
        case .nextSteps: "next steps"
        case .statement: "statement"
        case .narrative: "narrative"
        case .success: "success"
        }
    }

    /// Titles are shown as they are typed; every other text is read as Markdown.
    var isMarkdown: Bool { self != .title && self != .publicTitle }

    package static let ofElements: [TextField] = [.title, .statement, .narrative, .success]
    package static let ofPlans: [TextField] = [.title, .publicTitle, .introduction, .nextSteps]

    /// Whether it is Markdown, of several paragraphs.
    package var isLong: Bool { [.introduction, .nextSteps, .narrative, .success].contains(self) }
}

extension PlanElement.Wording {
    /// The element's texts, in the order in which its page shows them.
    package var texts: [(field: TextField, text: String)] { TextField.ofElements.map { ($0, self[$0]) } }

    /// A text by its field; the fields of a plan's own texts are empty here.
    package subscript(field: TextField) -> String {
        get {
            switch field {
            case .title: title
            case .statement: statement
            case .narrative: narrative
            case .success: success
            case .publicTitle, .introduction, .nextSteps: ""
            }
        }
        set {
            switch field {
            case .title: title = newValue
            case .statement: statement = newValue
            case .narrative: narrative = newValue
            case .success: success = newValue
            case .publicTitle, .introduction, .nextSteps: break
            }
        }
    }
}

extension PlanDescription {
    /// The plan's own texts, in the order in which its page shows them.
    package var texts: [(field: TextField, text: String)] { TextField.ofPlans.map { ($0, self[$0]) } }

    /// A text by its field; the fields of elements are empty here.
    package subscript(field: TextField) -> String {
        get {
            switch field {
            case .title: title
            case .publicTitle: publicTitle ?? ""
            case .introduction: introduction
            case .nextSteps: nextSteps
            case .statement, .narrative, .success: ""
            }
        }
        set {
            switch field {
            case .title: title = newValue
            case .publicTitle: publicTitle = newValue.isEmpty ? nil : newValue
            case .introduction: introduction = newValue
            case .nextSteps: nextSteps = newValue
            case .statement, .narrative, .success: break
            }
        }
    }
}
