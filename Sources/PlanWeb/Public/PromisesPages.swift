import Markup
import PlanDomain
import PlanUseCases

/// "Where did this promise go?": the chain of each promise across plans, from released editions alone.
struct PromisesPages {
    let promises: ReleasedPromises
    let pages: SitePages

    func path(_ step: ReleasedPromises.Step) -> Path {
        Path.promise(step.plan, step.kind.plural, step.number)
    }

    private func planPage(_ step: ReleasedPromises.Step) -> Path {
        Path.plan(step.plan).page(step.kind == .core ? "core" : "\(step.kind.plural)/\(step.number)")
    }

    // MARK: all of them

    func overview() -> Frame.Page {
        Frame.Page(
            title: "Where did this promise go?",
            summary:
                "What became of each promise when the next plan was made: carried forward, reworded, merged, split, achieved or dropped, and why.",
            main: overviewBody,
            facts: pages.siteFacts,
            canonical: .promises,
            section: .promises
        )
    }

    @HTMLBuilder private var overviewBody: HTML {
        element(.header, .class("page-header")) {
            element(.h1) { "Where did this promise go?" }
            element(.p, .class("lead")) {
                "When a new plan is made, each promise of the one before is carried forward, reworded, merged, split, achieved or dropped. Here is what became of each, and why."
            }
        }
        for plan in promises.plans {
            let ended = plan.accounts.filter { $0.fate.isEnding }.count
            element(.section, .aria("labelledby", "plan-\(plan.address)")) {
                element(.h2, .id("plan-\(plan.address)")) { "From \(plan.title) to \(plan.next)" }
                element(.p) {
                    "\(plan.accounts.count) \(plan.accounts.count == 1 ? "promise" : "promises"): \(plan.accounts.count - ended) went on, \(ended) ended."
                }
                Table(
                    caption: "The promises of \(plan.title)",
                    columns: ["Promise", "What became of it", "Why"],
                    rows: plan.accounts.map { account in
                        [
                            link(account.step.label, to: path(account.step)), outcome(account),
                            .text(account.reason ?? "No reason is recorded."),
                        ]
                    }
                ).html
            }
        }
        if promises.plans.isEmpty {
            element(.p) { "Only one plan is released so far: nothing has gone on from it yet." }
        }
    }

    private func outcome(_ account: ReleasedPromises.Account) -> HTML {
        let words = HTML.text(account.fate.name)
        guard !account.successors.isEmpty else { return words }
        return words + .text(": ")
            + account.successors.enumerated().reduce(.empty) { html, item in
                html + (item.offset == 0 ? .empty : .text("; ")) + link(item.element.label, to: planPage(item.element))
            }
    }

    // MARK: one of them

    func page(_ step: ReleasedPromises.Step) -> Frame.Page {
        Frame.Page(
            title: "Where did this promise go? \(step.label)",
            summary: "The chain of \(step.label) across plans.",
            trail: [.init(title: "Home", path: .home), .init(title: "Where did this promise go?", path: .promises)],
            main: body(step),
            facts: pages.siteFacts,
            canonical: path(step),
            section: .promises
        )
    }

    @HTMLBuilder private func body(_ step: ReleasedPromises.Step) -> HTML {
        let origins = promises.origins(of: step.elementID)
        let outcomes = promises.outcomes(of: step.elementID)
        element(.header, .class("page-header")) {
            element(.p, .class("caption")) { "Where did this promise go?" }
            element(.h1) { step.label }
            element(.p, .class("lead")) { sentence(outcomes) }
        }
        element(.ol, .class("timeline")) {
            for account in origins.reversed() { chainItem(account) }
            element(.li) {
                element(.strong) { step.planTitle }
                ": "
                link(step.label, to: planPage(step))
            }
            for account in outcomes { chainOutcome(account) }
        }
    }

    private func sentence(_ outcomes: [ReleasedPromises.Account]) -> String {
        guard let first = outcomes.first else { return "It stands in the newest released plan." }
        return first.fate.meaning
    }

    private func chainItem(_ account: ReleasedPromises.Account) -> HTML {
        element(.li) {
            element(.strong) { account.step.planTitle }
            ": "
            link(account.step.label, to: planPage(account.step))
            " – \(account.fate.name.lowercased())\(account.reason.map { ": \($0)" } ?? "")"
        }
    }

    private func chainOutcome(_ account: ReleasedPromises.Account) -> HTML {
        element(.li) {
            element(.strong) { account.fate.name }
            account.reason.map { ": \($0)" } ?? ""
            if !account.successors.isEmpty {
                element(.ul) {
                    for successor in account.successors {
                        element(.li) {
                            "\(successor.planTitle): "
                            link(successor.label, to: planPage(successor))
                        }
                    }
                }
            }
        }
    }

    /// A link from an element's own page to its chain, where it has one; it stands outside what the edition stored.
    func linkToChain(from page: String, of plan: String) -> HTML {
        guard let step = promises.steps.first(where: { $0.plan == plan && planPage($0).string.hasSuffix("/\(page)") }),
            !page.isEmpty
        else { return .empty }
        return element(.p, .class("promise-link")) { link("Where did this promise go?", to: path(step)) }
    }

    /// The same as data.
    var data: PromisesData { PromisesData(promises) }
}

/// What became of each promise, as JSON.
struct PromisesData: Encodable {
    let promises: [Item]

    struct Item: Encodable {
        let plan: String
        let kind: String
        let number: String
        let promise: String
        let fate: String
        let reason: String?
        let successors: [Successor]
    }

    struct Successor: Encodable {
        let plan: String
        let kind: String
        let number: String
        let promise: String
    }

    init(_ released: ReleasedPromises) {
        promises = released.plans.flatMap(\.accounts).map { account in
            Item(
                plan: account.step.plan,
                kind: account.step.kind.rawValue,
                number: account.step.number,
                promise: account.step.label,
                fate: account.fate.rawValue,
                reason: account.reason,
                successors: account.successors.map {
                    Successor(plan: $0.plan, kind: $0.kind.rawValue, number: $0.number, promise: $0.label)
                }
            )
        }
    }
}
