import HTTPTypes
import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// Sending a plan on its road: which route it takes, and then with which words.
extension WorkspaceVisit {
    /// A route that can be chosen: one of the council's, with its bodies on it, or one that comes with the product.
    private enum ChosenRoute {
        case own(Route)
        case preset(RoutePreset)

        var name: String {
            switch self {
            case .own(let own): own.name
            case .preset(let preset): preset.name
            }
        }
    }

    private func chosenRoute(_ fields: FormFields) -> ChosenRoute? {
        if let own = council.routes[fields["route"]], own.isOffered { return .own(own) }
        return RoutePreset.all.first { $0.key == fields["route"] }.map(ChosenRoute.preset)
    }

    /// Which route; then, once that is chosen, what goes on it.
    func startRoadPage(issues: [Issue] = []) -> Answer {
        if let route = chosenRoute(request.method == .post ? form : query) { return startOn(route, issues: issues) }
        let wrong =
            issues + (query.has("asked") || query.has("route") ? [Issue(field: "route", code: "route-missing")] : [])
        return page(
            "Which route does it take?",
            status: wrong.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail(),
            section: .governance,
            issues: wrong
        ) {
            element(.h1) { "Which route does it take?" }
            element(.form, .class("form"), .action(Path.startRoad.address), .method(.get)) {
                ChoiceField(
                    name: "route",
                    legend: "Route",
                    choices: council.offeredRoutes.map {
                        .init(value: $0.key, label: $0.name, hint: stepsInWords($0))
                    } + RoutePreset.all.map { .init(value: $0.key, label: $0.name) },
                    chosen: [],
                    issues: wrong,
                    isSingle: true
                ).html
                // Sent though nothing is chosen, so that this is told from the first sight of the page.
                hiddenField("asked", "route")
                button("Continue")
            }
            element(.p) { link("Routes of the council", to: .routes) }
        }
    }

    private func startOn(_ route: ChosenRoute, issues: [Issue]) -> Answer {
        let plans = council.plansByPeriod.filter { may(.startRoad, .plan($0.id)) }
        return page(
            "Send a plan on its road",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail(("Which route does it take?", .startRoad)),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { "Send a plan on its road" }
            element(.p) { route.name }
            form(Path.startRoad) {
                choose("plan", "Plan", plans.map { ($0.id.description, council.title($0)) }, issues)
                input("title", "Title, as agendas will have it", issues, limit: 200)
                switch route {
                case .own(let own):
                    hiddenField("route", own.key)
                    element(.p, .id("steps"), .tabindex(-1)) { stepsInWords(own) }
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
        guard let route = chosenRoute(form) else {
            return startRoadPage(issues: [Issue(field: "route", code: "route-missing")])
        }
        let title = text("title")
        let slug = Path.slug(title)
        return try await performing(
            done: .governance,
            refused: { startRoadPage(issues: renaming($0, stepFields(route))) },
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
                        steps: typedSteps(on: route).map { GovernanceItem.Step(bodyKey: $0.bodyKey, part: $0.part) }
                    )
                )
            }
        )
    }

    private func typedSteps(on route: ChosenRoute) -> [Route.Step] {
        switch route {
        case .own(let own): return own.steps
        case .preset(let preset):
            let cleared = form["board"].isEmpty ? [] : [Route.Step(bodyKey: form["board"], part: .clear)]
            let bodies = preset.steps.map { ($0.kind, form[$0.kind.rawValue]) }
            return cleared + preset.steps(by: Dictionary(bodies, uniquingKeysWith: { first, _ in first }))
        }
    }

    /// Where an error about each step leads: the field with its body, or the list of steps that are set already.
    private func stepFields(_ route: ChosenRoute) -> [String: String] {
        var fields = ["slug": "title"]
        let names: [String]
        switch route {
        case .own(let own): names = own.steps.map { _ in "steps" }
        case .preset(let preset):
            names = (form["board"].isEmpty ? [] : ["board"]) + preset.steps.map(\.kind.rawValue)
            fields["steps"] = names.first
        }
        for (place, name) in names.enumerated() { fields["steps-\(place + 1)"] = name }
        return fields
    }
}
