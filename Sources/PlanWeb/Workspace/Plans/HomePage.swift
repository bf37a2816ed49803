import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// The first page after the door: what is mine, what waits for me, what changed since I was last here.
extension WorkspaceVisit {
    func homePage() async throws -> Answer {
        guard let visitor else { return redirect(to: .signIn) }
        let drafts = try await workspace.desk.store.drafts(of: visitor.account.id, in: council.key)
        let since = visitor.account.lastSeenPosition
        let mayRead = council.plansByPeriod.filter { may(.readDraft, .plan($0.id)) }
        let news =
            try await mayRead.isEmpty && !may(.readMeasures, .any)
            ? [] : workspace.chronicle.newest(max(0, min(500, council.position - since)), upTo: council.position)
        let answer = page("Home", section: .workspace) {
            element(.h1) { "Hello, \(visitor.account.name)" }
            waiting(drafts)
            mine(visitor, drafts)
            plans(mayRead)
            changed(news, since: since)
            asItStood(.workspace)
        }
        try await rememberSeen(visitor.account)
        return answer
    }

    private func rememberSeen(_ account: Account) async throws {
        guard asAt == nil, account.lastSeenPosition < council.position, request.method == .get else { return }
        try await workspace.desk.store.keep(lastSeenPosition: council.position, of: account.id)
    }

    // MARK: what waits

    private struct Todo {
        let words: String
        let path: Path
    }

    @HTMLBuilder private func waiting(_ drafts: [Draft]) -> HTML {
        let tasks = todos(drafts)
        element(.section, .aria("labelledby", "waiting")) {
            element(.h2, .id("waiting")) { "What waits for you" }
            if tasks.isEmpty {
                element(.p) { "Nothing waits for you." }
            } else {
                element(.ul, .class("task-list")) {
                    for task in tasks { element(.li) { element(.a, .href(task.path.address)) { task.words } } }
                }
            }
        }
    }

    private func todos(_ drafts: [Draft]) -> [Todo] {
        var tasks: [Todo] = []
        for draft in drafts {
            guard let id = PlanElement.ID(draft.subject), let element = council.elements[id],
                let plan = council.plans[element.planID]
            else { continue }
            tasks.append(
                Todo(
                    words: "Finish your draft of \(council.citation(element)), kept on \(draft.savedAt.inWords)",
                    path: .draft(element, in: plan)
                )
            )
        }
        for plan in council.plansByPeriod where may(.readDraft, .plan(plan.id)) { tasks += todos(in: plan) }
        tasks += roadTodos
        return tasks + assessmentTodos
    }

    private func todos(in plan: Plan) -> [Todo] {
        var tasks: [Todo] = []
        func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }
        if let pending = council.pendingEdition(of: plan.id) {
            let isHeld = council.hold(on: pending, at: workspace.desk.now()) != nil
            if isHeld, may(.overrideHold, .plan(plan.id)) {
                tasks.append(
                    Todo(
                        words:
                            "Decide whether edition \(pending.edition.number) of \(plan.address) may be released in the pre-election period",
                        path: .draft(plan).step("pending")
                    )
                )
            }
            if may(.releaseEdition, .plan(plan.id)) {
                tasks.append(
                    Todo(
                        words:
                            "Edition \(pending.edition.number) of \(plan.address) \(isHeld ? "is held by a pre-election period" : "waits for \(pending.releaseAt.inWords)")",
                        path: .draft(plan).step("pending")
                    )
                )
            }
        }
        let open = council.openComments(in: plan.id).filter { may(.resolveComment, .element($0.elementID)) }
        if let first = open.first, let element = council.elements[first.elementID] {
            tasks.append(
                Todo(
                    words:
                        "Answer \(count(open.count, "comment", "comments")) in the margin of \(plan.address); the oldest is on \(council.citation(element))",
                    path: .draft(element, in: plan)
                )
            )
        }
        let unaccounted = council.unaccountedPromises(before: plan)
        if !unaccounted.isEmpty, may(.startPlan, .council) {
            tasks.append(
                Todo(
                    words:
                        "Say what became of \(count(unaccounted.count, "promise", "promises")) of the plan before \(plan.address)",
                    path: .draft(plan).step("promises")
                )
            )
        }
        let findings = healthFindings(of: plan)
        let blocking = findings.count { $0.severity == .block }
        let mendable = findings.filter { finding in
            may(.editPlan, finding.elementID.map { .element($0) } ?? .plan(plan.id))
        }
        if !mendable.isEmpty {
            tasks.append(
                Todo(
                    words:
                        "Look at \(count(mendable.count, "finding", "findings")) of plan health in \(plan.address)\(blocking == 0 ? "" : ", \(blocking) of them blocking a release")",
                    path: .draft(plan).step("health")
                )
            )
        }
        return tasks
    }

    /// What roads wait for, where this person can do it.
    private var roadTodos: [Todo] {
        var tasks: [Todo] = []
        for item in council.itemsByTitle where may(.readDraft, .plan(item.planID)) {
            let open = council.unansweredComments(on: item.id)
            if let first = open.first, may(.answerScrutiny, .plan(item.planID)) {
                tasks.append(
                    Todo(
                        words:
                            "Answer scrutiny on '\(item.title)': comment \(first.number)\(open.count > 1 ? " and \(open.count - 1) more" : "")",
                        path: Path.desk(item).step("comments")
                    )
                )
            }
            let standing = council.standing(of: item, on: today)
            if standing.actor == "Democratic services", may(.recordGovernance, .council) {
                tasks.append(Todo(words: "\(item.title): \(standing.waitsFor)", path: .desk(item)))
            }
        }
        return tasks
    }

    /// Mitigations to look at again, and assessments that wait for this person's eyes.
    private var assessmentTodos: [Todo] {
        let due = council.mitigationsDue(on: today).filter {
            may(.editAssessment, council.subject(of: $0.content.subject))
        }
        var tasks: [Todo] = []
        if let first = due.first {
            tasks.append(
                Todo(
                    words:
                        "Look again at \(due.count) \(due.count == 1 ? "mitigation" : "mitigations"); the oldest is of '\(first.content.title)'",
                    path: Path.draftAssessments.step("mitigations")
                )
            )
        }
        for assessment in readableAssessments {
            let title = assessment.content.title
            let isOwn = assessment.writers.contains(actor)
            switch assessment.stage {
            case .reviewed where !isOwn && mayDo(.signOffAssessment, to: assessment):
                tasks.append(Todo(words: "Sign off '\(title)'", path: .draft(assessment)))
            // What was withdrawn is not pressed for again.
            case .signedOff
            where mayDo(.publishAssessment, to: assessment)
                && council.publishedAssessments[assessment.id]?.last?.withdrawal == nil:
                tasks.append(Todo(words: "Publish '\(title)', which is signed off", path: .draft(assessment)))
            default: break
            }
        }
        return tasks
    }

    // MARK: what is mine

    @HTMLBuilder private func mine(_ visitor: Visitor, _ drafts: [Draft]) -> HTML {
        let titles = Set(standings.map { $0.post.title.lowercased() })
        let scopes = standings.compactMap { standing -> PlanElement.ID? in
            if case .element(let id) = standing.scope { id } else { nil }
        }
        let elements = council.elements.values.filter { element in
            element.retirement == nil && may(.readDraft, .element(element.id))
                && (element.lead.map { titles.contains($0.lowercased()) } ?? false || scopes.contains(element.id)
                    || element.parentID.map(scopes.contains) ?? false)
        }
        .sorted { ($0.planID, $0.kind.rawValue, $0.number) < ($1.planID, $1.kind.rawValue, $1.number) }
        element(.section, .aria("labelledby", "mine")) {
            element(.h2, .id("mine")) { "What is yours" }
            if standings.isEmpty {
                element(.p) { "You hold no post today. An administrator gives posts." }
            } else {
                let posts = Set(standings.map(\.post.title)).sorted().joined(separator: "; ")
                element(.p) { "You act as: \(posts)." }
            }
            if !elements.isEmpty {
                element(.ul) {
                    for item in elements {
                        if let plan = council.plans[item.planID] {
                            element(.li) {
                                element(.a, .href(Path.draft(item, in: plan).address)) {
                                    "\(council.citation(item)): \(council.title(of: item))"
                                }
                                " (\(plan.address))"
                            }
                        }
                    }
                }
            }
        }
    }

    @HTMLBuilder private func plans(_ plans: [Plan]) -> HTML {
        let mine = standings
        element(.section, .aria("labelledby", "plans")) {
            element(.h2, .id("plans")) { "Plans" }
            if plans.isEmpty {
                element(.p) {
                    council.plans.isEmpty
                        ? "There is no plan yet."
                        : mine.contains { Audience.of($0.role) != nil }
                            ? "No draft is shared with you at present." : "None of your posts reads drafts."
                }
            }
            element(.ul) {
                for plan in plans {
                    element(.li) {
                        element(.a, .href(Path.draft(plan).address)) { council.title(plan) }
                        " – \(council.standing(of: plan))"
                    }
                }
            }
            if may(.startPlan, .council) {
                element(.p) { element(.a, .href(Path.startPlan.address)) { "Start a plan" } }
            }
        }
    }

    // MARK: what changed

    @HTMLBuilder private func changed(_ lines: [RecordHistory.Line], since: Int) -> HTML {
        element(.section, .aria("labelledby", "changed")) {
            element(.h2, .id("changed")) { "What changed since you were last here" }
            let shown = Array(lines.filter { mayShow($0) }.prefix(Self.newsLimit))
            if shown.isEmpty {
                element(.p) { "Nothing that you may see has changed." }
            } else {
                element(.ul) {
                    for line in shown {
                        element(.li) {
                            "\(line.summary), by \(workspace.desk.directory.name(of: line.actor)) on \(line.recordedAt.inWords)"
                            if let reason = line.reason { " (\(reason))" }
                            if let link = place(of: line) {
                                " "
                                element(.a, .href(link.path.address)) { "See \(link.words)" }
                            }
                        }
                    }
                }
                if shown.count == Self.newsLimit { element(.p) { "These are the last \(Self.newsLimit)." } }
            }
        }
    }

    private static let newsLimit = 40

    /// People and posts, and measures with their figures, are shown to those who may see them; what a plan is about to
    /// those who may read that plan.
    private func mayShow(_ line: RecordHistory.Line) -> Bool {
        if line.kind.hasPrefix("people.") { return may(.readPeople, .council) }
        if line.kind.hasPrefix("measure.") { return may(.readMeasures, .any) }
        // Titles of any part of any plan are told of: only to those who read all of them.
        if line.kind.hasPrefix("assessment.") { return may(.readAssessments, .council) }
        return may(.readDraft, line.subject == .council ? .any : line.subject)
    }

    func place(of line: RecordHistory.Line) -> (words: String, path: Path)? {
        guard case .element(let id) = line.subject, let element = council.elements[id],
            let plan = council.plans[element.planID]
        else { return nil }
        return (council.citation(element), Path.draft(element, in: plan))
    }
}

extension Council {
    /// Where a plan is on its road, in words.
    func standing(of plan: Plan) -> String {
        if let adoption = plan.adoption { return "adopted on \(adoption.day.inWords)" }
        let shared = Audience.allCases.filter(plan.audiences.contains).map { $0.name.lowercased() }
        return shared.isEmpty ? "draft" : "draft, shared with \(shared.joined(separator: " and "))"
    }

    /// An element's title with its references filled in.
    func title(of element: PlanElement) -> String {
        let title = element.wording.title
        // Few titles refer to anything; what they could refer to is gathered only then.
        guard title.utf8.contains(UInt8(ascii: "{")), let plan = plans[element.planID] else { return title }
        return references(for: plan).resolving(title)
    }
}
