import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Comments in the margin of an element: about all of it or a stretch of its text, each closed with an answer.
extension WorkspaceVisit {
    @HTMLBuilder func margin(_ item: PlanElement, _ plan: Plan, _ issues: [Issue]) -> HTML {
        let comments = council.comments(on: item.id)
        let open = comments.filter { $0.resolution == nil }
        let closed = comments.filter { $0.resolution != nil }
        element(.section, .aria("labelledby", "margin")) {
            element(.h2, .id("margin")) { "In the margin" }
            if open.isEmpty { element(.p, .class("quiet")) { "No open comment." } }
            for comment in open { commentHTML(comment, item, plan, issues) }
            if asAt == nil, may(.comment, .element(item.id)) { commentForm(item, plan, issues) }
            if !closed.isEmpty {
                element(.details) {
                    element(.summary) { "Answered comments (\(closed.count))" }
                    for comment in closed { commentHTML(comment, item, plan, []) }
                }
            }
        }
    }

    private func commentHTML(_ comment: Comment, _ item: PlanElement, _ plan: Plan, _ issues: [Issue]) -> HTML {
        element(.article, .class("comment"), .id("comment-\(comment.id)"), .aria("label", "Comment")) {
            if let anchor = comment.anchor {
                element(.blockquote) { anchor.quote }
                element(.p, .class("hint")) {
                    council.stands(anchor, in: item)
                        ? "In: \(anchor.field.name)"
                        : "The text that this was about has gone from: \(anchor.field.name). Above is the old text."
                }
            }
            for paragraph in comment.text.split(separator: "\n") { element(.p) { String(paragraph) } }
            element(.p, .class("hint")) {
                "\(workspace.desk.directory.name(of: comment.author)), \(comment.madeAt.inWords)"
            }
            if let resolution = comment.resolution {
                element(.p) { "Answer: \(resolution.answer)" }
                element(.p, .class("hint")) {
                    "\(workspace.desk.directory.name(of: resolution.by)), \(resolution.at.inWords)"
                }
            } else if asAt == nil, may(.resolveComment, .element(item.id)) {
                answerForm(comment, item, plan, issues)
            }
        }
    }

    private func answerForm(_ comment: Comment, _ item: PlanElement, _ plan: Plan, _ issues: [Issue]) -> HTML {
        let name = "answer-\(comment.id)"
        let mine = issues.filter { $0.field == name }
        return element(.details, mine.isEmpty ? nil : .open) {
            element(.summary) { "Answer and close" }
            form(Path.draft(item, in: plan).step("comments").step(comment.id.description)) {
                FormField(
                    name: name,
                    label: "Your answer",
                    value: form[name],
                    issues: mine,
                    kind: .area(rows: 3),
                    limit: Comment.textLimit,
                    isRequired: true
                ).html
                button("Close the comment", isQuiet: true)
            }
        }
    }

    private func commentForm(_ item: PlanElement, _ plan: Plan, _ issues: [Issue]) -> HTML {
        let mine = issues.filter { ["text", "quote"].contains($0.field) }
        return element(.details, mine.isEmpty ? nil : .open) {
            element(.summary) { "Add a comment" }
            form(Path.draft(item, in: plan).step("comments")) {
                SelectField(
                    name: "field",
                    label: "About",
                    choices: [("", "The element as a whole")] + TextField.ofElements.map { ($0.rawValue, $0.name) },
                    chosen: form["field"]
                ).html
                FormField(
                    name: "quote",
                    label: "The words it is about",
                    hint: "Copied from that text, exactly. Leave it empty for all of it.",
                    value: form["quote"],
                    issues: mine,
                    kind: .area(rows: 2),
                    limit: Comment.quoteLimit
                ).html
                FormField(
                    name: "text",
                    label: "Your comment",
                    value: form["text"],
                    issues: mine,
                    kind: .area(rows: 4),
                    limit: Comment.textLimit,
                    isRequired: true
                ).html
                button("Comment", isQuiet: true)
            }
        }
    }

    func makeComment() async throws -> Answer {
        let (plan, item) = (try requiredPlan(), try requiredElement())
        let quote = form["quote"].trimmingSpaces
        var anchor: Comment.Anchor?
        if !quote.isEmpty {
            guard
                let field = TextField(rawValue: form["field"])
                    ?? TextField.ofElements.first(where: { council.stands(.init(field: $0, quote: quote), in: item) })
            else { return try await elementPage(issues: [Issue(field: "quote", code: "quote-not-found")]) }
            anchor = Comment.Anchor(field: field, quote: quote)
        }
        let id = workspace.identities.identity(for: Comment.self)
        let command = MakeComment(id: id, elementID: item.id, anchor: anchor, text: form["text"])
        return try await perform(command, done: .draft(item, in: plan), saying: .commented) {
            try await elementPage(issues: $0)
        }
    }

    func resolveComment() async throws -> Answer {
        let (plan, item) = (try requiredPlan(), try requiredElement())
        guard let id = values["comment"].flatMap({ Comment.ID($0) }), council.comments[id]?.elementID == item.id else {
            throw Missing()
        }
        let command = ResolveComment(commentID: id, answer: form["answer-\(id)"])
        return try await perform(command, done: .draft(item, in: plan), saying: .resolved) { issues in
            // The page may show several answers' forms: the issue leads to the one that was sent.
            let found = issues.map { issue in
                issue.field == "answer"
                    ? Issue(field: "answer-\(id)", code: issue.code, detail: issue.detail) : issue
            }
            return try await elementPage(issues: found)
        }
    }
}
