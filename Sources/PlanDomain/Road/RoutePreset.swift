/// A route that comes with the product: the kinds of body on it; the council says which of its bodies each is.
package struct RoutePreset: Equatable, Sendable {
    /// "council-plan".
    package let key: String
    package let name: String
    package let steps: [Step]

    package struct Step: Equatable, Sendable {
        package let kind: Body.Kind
        package let part: StepPart
    }

    /// As Stockport's constitution and its agreements have it (1.2, 1.4 and 1.5 of the fact sheet of the field).
    package static let all: [RoutePreset] = [
        RoutePreset(
            key: "council-plan",
            name: "Council Plan: Scrutiny comments, Cabinet recommends, the Council adopts",
            steps: [
                .init(kind: .scrutiny, part: .comment), .init(kind: .executive, part: .recommend),
                .init(kind: .council, part: .adopt),
            ]
        ),
        RoutePreset(
            key: "agreement",
            name: "Portfolio agreement: Scrutiny comments, Cabinet approves",
            steps: [.init(kind: .scrutiny, part: .comment), .init(kind: .executive, part: .decide)]
        ),
        RoutePreset(
            key: "report",
            name: "Report: Scrutiny comments, Cabinet notes",
            steps: [.init(kind: .scrutiny, part: .comment), .init(kind: .executive, part: .note)]
        ),
    ]

    /// Its steps with the council's bodies on them, by kind; a kind without a body is left empty and refused later.
    package func steps(by bodies: [Body.Kind: String]) -> [Route.Step] {
        steps.map { Route.Step(bodyKey: bodies[$0.kind] ?? "", part: $0.part) }
    }
}
