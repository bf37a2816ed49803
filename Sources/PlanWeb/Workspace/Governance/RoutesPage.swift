import HTTPTypes
import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// The routes that the council has set up for itself: which bodies, in which order, and what each may do.
extension WorkspaceVisit {
    func routesPage() -> Answer {
        let all = council.routes.values.sorted { ($0.name, $0.key) < ($1.name, $1.key) }
        return page("Routes of the council", trail: governanceTrail(), section: .governance) {
            element(.h1) { "Routes of the council" }
            element(.p) {
                "A route says which bodies a plan goes to, in which order, and what each may do. These come with the product:"
            }
            element(.ul) { for preset in RoutePreset.all { element(.li) { preset.name } } }
            if all.isEmpty {
                element(.p) { "The council has set up none of its own." }
            } else {
                Table(
                    caption: "Routes that the council has set up",
                    columns: ["Route", "Steps", "Offered"],
                    rows: all.map { route in
                        [
                            may(.recordGovernance, .council)
                                ? link(route.name, to: .desk(route)) : .text(route.name),
                            .text(stepsInWords(route)), .text(route.isOffered ? "Yes" : "No"),
                        ]
                    }
                ).html
            }
            if may(.recordGovernance, .council) {
                element(.p) { link("Set up a route", to: Path.routes.step(RecordRoute.addressOfNew)) }
            }
        }
    }

    func stepsInWords(_ route: Route) -> String {
        route.steps.map { "\(council.bodyName($0.bodyKey)) \($0.part.name)" }.joined(separator: ", then ")
    }

    /// For a new route, or for one that stands and is changed.
    func routePage(issues: [Issue] = []) throws -> Answer {
        let old = try requestedRoute()
        let title = old.map { "Change '\($0.name)'" } ?? "Set up a route"
        return page(
            title,
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail(("Routes of the council", .routes)),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { title }
            if council.bodies.isEmpty {
                element(.p) { link("Record the bodies first", to: .bodies) }
            }
            form(Path.routes.step(old?.key ?? RecordRoute.addressOfNew)) {
                input(
                    "name",
                    "Name",
                    issues,
                    value: old?.name ?? "",
                    hint: "As whoever sends a plan on its road will choose it.",
                    limit: 200
                )
                if old == nil {
                    input("key", "Name in addresses", issues, hint: "Small letters and hyphens.", limit: 60)
                }
                if let old { seenField(mark(old), issues) }
                routeSteps(old, issues)
                ChoiceField(
                    name: "offered",
                    legend: "Offered",
                    choices: [
                        .init(
                            value: "yes",
                            label: "Offer it to whoever sends a plan on its road",
                            hint: "What travels on it already keeps its steps, whatever is changed here."
                        )
                    ],
                    chosen: request.method == .post
                        ? Set(form.all("offered")) : old?.isOffered == false ? [] : ["yes"],
                    issues: issues,
                    isSingle: false
                ).html
                button(old == nil ? "Set up the route" : "Save the route")
            }
        }
    }

    private func routeSteps(_ old: Route?, _ issues: [Issue]) -> HTML {
        let bodies = [("", "No further step")] + bodyChoices()
        let parts = StepPart.allCases.map { ($0.rawValue, $0.name) }
        return element(.div) {
            for place in 1...shownSteps(old) {
                let step = old.flatMap { $0.steps.indices.contains(place - 1) ? $0.steps[place - 1] : nil }
                element(.fieldset) {
                    element(.legend) { "Step \(place)" }
                    choose(
                        "body-\(place)",
                        "Body of step \(place)",
                        bodies,
                        issues,
                        chosen: step?.bodyKey ?? ""
                    )
                    choose(
                        "part-\(place)",
                        "What it does in step \(place)",
                        parts,
                        issues,
                        chosen: step?.part.rawValue ?? ""
                    )
                }
            }
        }
    }

    /// Room for two more than there are; few routes have more than six.
    private func shownSteps(_ old: Route?) -> Int { min(Route.stepLimit, max(6, (old?.steps.count ?? 0) + 2)) }

    /// The one that the address names; nil for a new one.
    private func requestedRoute() throws -> Route? {
        guard let key = values["route"], key != RecordRoute.addressOfNew else { return nil }
        guard let route = council.routes[key] else { throw Missing() }
        return route
    }

    func recordRoute() async throws -> Answer {
        let old = try requestedRoute()
        return try await performing(
            done: .routes,
            refused: { try routePage(issues: renaming($0, stepFields)) },
            command: {
                if let old, form["seen"] != mark(old) {
                    throw FormProblem(Issue(field: "name", code: "changed-meanwhile"))
                }
                return RecordRoute(
                    Route(
                        key: old?.key ?? text("key"),
                        name: text("name"),
                        steps: try typedSteps(),
                        isOffered: !form.all("offered").isEmpty
                    ),
                    seen: old
                )
            }
        )
    }

    /// The rows with a body, in order; the rest of the form was not needed.
    private var usedRows: [Int] { (1...Route.stepLimit).filter { !form["body-\($0)"].isEmpty } }

    /// Where on the form each step stands, since rows between may be empty.
    private var stepFields: [String: String] {
        let places = usedRows.enumerated().map { ("steps-\($0 + 1)", "body-\($1)") }
        return Dictionary(places + [("steps", "body-1")], uniquingKeysWith: { first, _ in first })
    }

    private func typedSteps() throws(FormProblem) -> [Route.Step] {
        var steps: [Route.Step] = []
        for place in usedRows {
            guard let part = StepPart(rawValue: form["part-\(place)"]) else {
                throw FormProblem(Issue(field: "part-\(place)", code: "part-unknown", detail: form["part-\(place)"]))
            }
            steps.append(Route.Step(bodyKey: form["body-\(place)"], part: part))
        }
        return steps
    }
}
