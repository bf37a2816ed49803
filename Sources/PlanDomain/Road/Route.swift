import HashTreeCollections

/// A route of the council's own, as data: which bodies, in which order, and what each may do.
package struct Route: Equatable, Codable, Sendable {
    /// The name in addresses, for life: "children-and-families".
    package let key: String

    /// "Children's plans: the board clears, Scrutiny comments, Cabinet decides".
    package let name: String
    package let steps: [Step]

    /// Whether it is offered to whoever sends a plan on its road; items that travel on it go on.
    package let isOffered: Bool

    package init(key: String, name: String, steps: [Step], isOffered: Bool = true) {
        self.key = key
        self.name = name
        self.steps = steps
        self.isOffered = isOffered
    }

    package struct Step: Equatable, Codable, Sendable {
        package let bodyKey: String
        package let part: StepPart

        package init(bodyKey: String, part: StepPart) {
            self.bodyKey = bodyKey
            self.part = part
        }
    }

    /// More bodies than any council's constitution sends a plan to.
    package static let stepLimit = 12
}

extension Council {
    /// By name; those that are offered alone.
    package var offeredRoutes: [Route] {
        routes.values.filter(\.isOffered).sorted { ($0.name, $0.key) < ($1.name, $1.key) }
    }

    /// What stands against steps, each named by its place from 1: bodies that are not there, parts that are not theirs, anything after the adoption.
    func issues(with steps: [Route.Step]) -> [Issue] {
        guard (1...Route.stepLimit).contains(steps.count) else {
            return [Issue(field: "steps", code: "steps-missing")]
        }
        var issues = steps.enumerated().compactMap { place, step -> Issue? in
            let field = "steps-\(place + 1)"
            guard let body = bodies[step.bodyKey] else {
                return Issue(field: field, code: "body-unknown", detail: step.bodyKey)
            }
            guard step.part.fits(body.kind) else {
                return Issue(field: field, code: "part-not-for-body", detail: "\(body.name) \(step.part.name)")
            }
            return nil
        }
        if let adoption = steps.firstIndex(where: { $0.part == .adopt }), adoption != steps.count - 1 {
            let body = bodyName(steps[adoption].bodyKey)
            issues.append(Issue(field: "steps-\(adoption + 2)", code: "steps-after-adoption", detail: body))
        }
        return issues
    }
}
