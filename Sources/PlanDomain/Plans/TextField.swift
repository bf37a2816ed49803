/// A text that people write: of the plan itself, or of one of its elements.
package enum TextField: String, CaseIterable, Codable, Sendable {
    case title
    case publicTitle = "public-title"
    case introduction
    case nextSteps = "next-steps"
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

    package static let ofElements: [TextField] = [.title, .statement, .narrative, .success]
    package static let ofPlans: [TextField] = [.title, .publicTitle, .introduction, .nextSteps]

    /// Whether it is Markdown, of several paragraphs.
    package var isLong: Bool { [.introduction, .nextSteps, .narrative, .success].contains(self) }
}

extension PlanElement.Wording {
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
