import HTTPTypes
import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// Sending a plan on its road: which road, and then with which words.
extension WorkspaceVisit {
    /// A road that can be chosen: one of the council's, with its bodies on it, or one that comes with the product.
    private enum ChosenRoad {
        case own(Route)
        case preset(RoutePreset)

        var name: String {
            switch self {
            case .own(let route): route.name
            case .preset(let preset): preset.name
            }
        }
    }

    private func chosenRoad(_ fields: FormFields) -> ChosenRoad? {
        if let own = council.routes[fields["route"]], own.isOffered { return .own(own) }
        return RoutePreset.all.first { $0.key == fields["route"] }.map(ChosenRoad.preset)
    }

    /// Which road; then, once that is chosen, what goes on it.
    func startRoadPage(issues: [Issue] = []) -> Answer {
        if let road = chosenRoad(request.method == .post ? form : query) { return startOn(road, issues: issues) }
        let wrong =
            issues + (query.has("asked") || query.has("route") ? [Issue(field: "route", code: "route-missing")] : [])
        return page(
            "Which road does it take?",
            status: wrong.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail(),
            section: .governance,
            issues: wrong
        ) {
            element(.h1) { "Which road does it take?" }
            element(.form, .class("form"), .action(Path.startRoad.address), .method(.get)) {
                ChoiceField(
                    name: "route",
                    legend: "Road",
                    choices: council.offeredRoutes.map {
                        .init(value: $0.key, label: $0.name, hint: stepsInWords($0))
                    } + RoutePreset.all.map { .init(value: $0.key, label: $0.name) },
                    chosen: [],
                    issues: wrong,
                    isSingle: true
                ).html
                // Sent though nothing is chosen, so that this is told from the first sight of the page.
                hiddenField("asked", "road")
                button("Continue")
            }
            element(.p) { link("Roads of the council", to: .routes) }
        }
    }

    private func startOn(_ road: ChosenRoad, issues: [Issue]) -> Answer {
        let plans = council.plansByPeriod.filter { may(.startRoad, .plan($0.id)) }
        return page(
            "Send a plan on its road",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail(("Which road does it take?", .startRoad)),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { "Send a plan on its road" }
            element(.p) { road.name }
            form(Path.startRoad) {
                choose("plan", "Plan", plans.map { ($0.id.description, council.title($0)) }, issues)
                input("title", "Title, as agendas will have it", issues, limit: 200)
                switch road {
                case .own(let route):
                    hiddenField("route", route.key)
                    element(.p, .id("steps"), .tabindex(-1)) { stepsInWords(route) }
                case .preset(let preset):
                    hiddenField("route", preset.key)
                    for kind in preset.steps.map(\.kind) {
                        choose(kind.rawValue, kind.name, bodyChoices([kind]), issues)
                    }
                    choose(
                        "board",
                        "Board that clears the papers first",
                        [("", "None")] + bodyChoices([.board]),
                        issues
                    )
                }
                ChoiceField(
                    name: "key",
                    legend: "Key decision",
                    choices: [
                        .init(
                            value: "key",
                            label: "It is a key decision of the executive",
                            hint: "A notice is then needed 28 clear days before, or its exceptions."
                        )
                    ],
                    chosen: Set(form.all("key")),
                    issues: issues,
                    isSingle: false
                ).html
                button("Send it on its road")
            }
        }
    }

    func startRoad() async throws -> Answer {
        guard let road = chosenRoad(form) else {
            return startRoadPage(issues: [Issue(field: "route", code: "route-missing")])
        }
        let title = text("title")
        let slug = Path.slug(title)
        return try await performing(
            done: .governance,
            refused: { startRoadPage(issues: renaming($0, ["slug": "title", "steps": firstStepField(road)])) },
            command: {
                guard let plan = Plan.ID(form["plan"]) else {
                    throw FormProblem(Issue(field: "plan", code: "plan-unknown"))
                }
                return StartItem(
                    GovernanceItem(
                        id: workspace.identities.identity(for: GovernanceItem.self),
                        slug: slug,
                        title: title,
                        planID: plan,
                        isKeyDecision: !form.all("key").isEmpty,
                        steps: typedSteps(on: road).map { GovernanceItem.Step(bodyKey: $0.bodyKey, part: $0.part) }
                    )
                )
            }
        )
    }

    private func typedSteps(on road: ChosenRoad) -> [Route.Step] {
        switch road {
        case .own(let route): return route.steps
        case .preset(let preset):
            let cleared = form["board"].isEmpty ? [] : [Route.Step(bodyKey: form["board"], part: .clear)]
            let bodies = preset.steps.map { ($0.kind, form[$0.kind.rawValue]) }
            return cleared + preset.steps(by: Dictionary(bodies, uniquingKeysWith: { first, _ in first }))
        }
    }

    /// Where an error about the steps leads.
    private func firstStepField(_ road: ChosenRoad) -> String {
        switch road {
        case .own: "steps"
        case .preset(let preset): preset.steps.first?.kind.rawValue ?? "title"
        }
    }
}
