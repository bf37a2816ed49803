import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// What scrutiny says of an item, and what becomes of it.
extension WorkspaceVisit {
    func commentsDesk(issues: [Issue] = []) throws -> Answer {
        let item = try requiredRoad()
        let all = council.scrutinyComments(on: item.id)
        let path = Path.desk(item).step("comments")
        return page(
            "Comments of scrutiny",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail((item.title, .desk(item))),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { "Comments of scrutiny" }
            element(.p, .class("lead")) { item.title }
            if all.isEmpty { element(.p) { "None is recorded." } }
            for comment in all { scrutinyComment(comment, in: item, path) }
            let isReportable =
                !all.isEmpty && all.allSatisfy { $0.response != nil } && all.contains { $0.reportedTo == nil }
            if isReportable, may(.recordGovernance, .council) {
                form(path.step("report")) {
                    choose(
                        "meeting",
                        "Report comments and answers to",
                        meetingChoices().filter { choice in item.steps.contains { $0.meetingKey == choice.0 } },
                        issues,
                        hint: "They are public from then on."
                    )
                    button("Report them")
                }
            }
            if may(.commentForScrutiny, .plan(item.planID)) { commentForm(item, path, issues) }
        }
    }

    @HTMLBuilder private func scrutinyComment(
        _ comment: ScrutinyComment,
        in item: GovernanceItem,
        _ path: Path
    ) -> HTML {
        element(.article, .aria("labelledby", "comment-\(comment.number)")) {
            element(.h2, .id("comment-\(comment.number)")) {
                "Comment \(comment.number), \(council.bodyName(comment.bodyKey))"
            }
            element(.p) { comment.text }
            facts([
                (
                    "About",
                    .text(
                        comment.target.elementID.flatMap { council.elements[$0] }.map(council.label) ?? "The whole plan"
                    )
                ), ("The sentence", .text(comment.target.sentence ?? "")),
                (
                    "Answer",
                    .text(comment.response.map { "\($0.answer.name), \($0.day.inWords): \($0.reasons)" } ?? "None yet")
                ),
                (
                    "Reported to",
                    .text(
                        comment.reportedTo.flatMap { council.meetings[$0] }.map { "\($0.body), \($0.day.inWords)" }
                            ?? ""
                    )
                ),
            ])
            if let change = comment.response?.change {
                differenceText(TextDifference(from: change.before, to: change.after))
            }
            if comment.reportedTo == nil, may(.answerScrutiny, .plan(item.planID)) {
                element(.p) {
                    link(
                        comment.response == nil
                            ? "Answer comment \(comment.number)" : "Change the answer to comment \(comment.number)",
                        to: path.step("\(comment.number)").step("answer")
                    )
                }
            }
        }
    }

    @HTMLBuilder private func commentForm(_ item: GovernanceItem, _ path: Path, _ issues: [Issue]) -> HTML {
        let steps = item.steps.filter { $0.part == .comment && $0.issued != nil }
        if steps.isEmpty {
            element(.p) { "A comment can be recorded once the papers are issued to the committee." }
        } else {
            form(path) {
                element(.h2) { "Record a comment" }
                choose("body", "Committee", steps.map { ($0.bodyKey, council.bodyName($0.bodyKey)) }, issues)
                choose(
                    "element",
                    "What it is about",
                    [("", "The whole plan")]
                        + council.elementsInOrder(of: item.planID).map { ($0.id.description, council.label($0)) },
                    issues
                )
                input(
                    "sentence",
                    "The sentence meant",
                    issues,
                    hint: "Copied as it stands in the plan; leave it empty for all of that part.",
                    limit: 1000,
                    isRequired: false
                )
                input("text", "The comment", issues, kind: .area(rows: 4), limit: 4000)
                button("Record the comment")
            }
        }
    }

    func makeScrutinyComment() async throws -> Answer {
        let item = try requiredRoad()
        let path = Path.desk(item).step("comments")
        return try await performing(
            done: path,
            saying: .added,
            refused: { try commentsDesk(issues: $0) },
            command: {
                let step = item.currentStep { $0.bodyKey == form["body"] && $0.part == .comment }
                return MakeScrutinyComment(
                    ScrutinyComment(
                        id: workspace.identities.identity(for: ScrutinyComment.self),
                        itemID: item.id,
                        number: council.scrutinyComments(on: item.id).count + 1,
                        bodyKey: form["body"],
                        meetingKey: step?.meetingKey ?? "",
                        text: text("text"),
                        target: .init(
                            elementID: PlanElement.ID(form["element"]),
                            sentence: text("sentence").isEmpty ? nil : text("sentence")
                        )
                    )
                )
            }
        )
    }

    private func requiredComment(_ item: GovernanceItem) throws -> ScrutinyComment {
        guard let number = values["comment"].flatMap({ Int($0) }),
            let comment = council.scrutinyComments(on: item.id).first(where: { $0.number == number })
        else { throw Missing() }
        return comment
    }

    func answerCommentPage(issues: [Issue] = []) throws -> Answer {
        let item = try requiredRoad()
        let comment = try requiredComment(item)
        let path = Path.desk(item).step("comments")
        return page(
            "Answer comment \(comment.number)",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail((item.title, .desk(item)), ("Comments", path)),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { "Answer comment \(comment.number)" }
            element(.p) { "\(council.bodyName(comment.bodyKey)): \(comment.text)" }
            form(path.step("\(comment.number)").step("answer")) {
                choose(
                    "answer",
                    "Answer",
                    ScrutinyComment.Answer.allCases.map { ($0.rawValue, $0.name) },
                    issues,
                    chosen: comment.response?.answer.rawValue ?? ""
                )
                input(
                    "reasons",
                    "Reasons",
                    issues,
                    value: comment.response?.reasons ?? "",
                    kind: .area(rows: 4),
                    limit: 4000
                )
                choose(
                    "changed",
                    "Part of the plan whose words changed because of it",
                    [("", "None")]
                        + council.elementsInOrder(of: item.planID).map { ($0.id.description, council.label($0)) },
                    issues,
                    chosen: comment.response?.change?.elementID.description ?? ""
                )
                choose(
                    "field",
                    "Which of its texts",
                    TextField.ofElements.map { ($0.rawValue, $0.name) },
                    issues,
                    chosen: comment.response?.change?.field.rawValue ?? "",
                    hint:
                        "How it read when scrutiny commented is taken from the record, and how it reads now from the plan."
                )
                button("Save the answer")
            }
        }
    }

    func answerComment() async throws -> Answer {
        let item = try requiredRoad()
        let comment = try requiredComment(item)
        let change = try await typedChange(since: comment)
        return try await performing(
            done: Path.desk(item).step("comments"),
            saying: .saved,
            refused: { try answerCommentPage(issues: $0) },
            command: {
                guard let answer = ScrutinyComment.Answer(rawValue: form["answer"]) else {
                    throw FormProblem(Issue(field: "answer", code: "answer-missing"))
                }
                return AnswerScrutinyComment(
                    comment.id,
                    .init(answer: answer, reasons: text("reasons"), day: today, change: change)
                )
            }
        )
    }

    /// The words that changed because of a comment: as the record had them when it was made, and as the plan has them now.
    private func typedChange(since comment: ScrutinyComment) async throws -> ScrutinyComment.TextChange? {
        guard let element = PlanElement.ID(form["changed"]).flatMap({ council.elements[$0] }),
            let field = TextField(rawValue: form["field"])
        else { return nil }
        let then = try await workspace.chronicle.council(at: comment.sequence)
        return .init(
            elementID: element.id,
            field: field,
            before: then.elements[element.id]?.wording[field] ?? "",
            after: element.wording[field]
        )
    }

    func reportComments() async throws -> Answer {
        let item = try requiredRoad()
        return try await performing(
            done: Path.desk(item).step("comments"),
            saying: .saved,
            refused: { try commentsDesk(issues: $0) },
            command: { ReportScrutinyComments(itemID: item.id, meetingKey: form["meeting"]) }
        )
    }
}
