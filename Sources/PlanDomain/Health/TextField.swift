/// One of the texts that a plan or one of its elements holds.
package enum TextField: String, CaseIterable, Codable, Sendable {
    case title
    case publicTitle
    case introduction
    case nextSteps
    case statement
    case narrative
    case success

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
}

extension PlanDescription {
    /// The plan's own texts, in the order in which its page shows them.
    package var texts: [(field: TextField, text: String)] {
        [
            (.title, title), (.publicTitle, publicTitle ?? ""), (.introduction, introduction), (.nextSteps, nextSteps),
        ]
    }
}

extension PlanElement.Wording {
    /// The element's texts, in the order in which its page shows them.
    package var texts: [(field: TextField, text: String)] {
        [(.title, title), (.statement, statement), (.narrative, narrative), (.success, success)]
    }
}
