import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// The bodies of the council and what each answers for.
extension WorkspaceVisit {
    func bodiesPage(issues: [Issue] = []) -> Answer {
        page(
            "Bodies and their remits",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail(),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { "Bodies and their remits" }
            let all = council.bodies.values.sorted { ($0.name, $0.key) < ($1.name, $1.key) }
            if all.isEmpty {
                element(.p) { "None is recorded yet." }
            } else {
                Table(
                    caption: "Bodies, and what each answers for",
                    columns: ["Body", "Kind", "Remit", "Name in addresses"],
                    rows: all.map { body in
                        [.text(body.name), .text(body.kind.name), .text(body.remit), element(.code) { body.key }]
                    }
                ).html
            }
            if may(.recordGovernance, .council) {
                element(.h2) { "Record a body, or change its name or remit" }
                form(Path.bodies) {
                    input("name", "Name", issues, limit: 200)
                    input(
                        "key",
                        "Name in addresses",
                        issues,
                        hint: "Small letters and hyphens, such as cabinet. The same name changes the body.",
                        limit: 60
                    )
                    choose("kind", "Kind", Body.Kind.allCases.map { ($0.rawValue, $0.name) }, issues)
                    input("remit", "Remit", issues, kind: .area(rows: 3), limit: 1000, isRequired: false)
                    input("source", "Address where it can be checked", issues, isRequired: false)
                    button("Record the body")
                }
            }
        }
    }

    func recordBody() async throws -> Answer {
        try await performing(
            done: .bodies,
            refused: { bodiesPage(issues: $0) },
            command: {
                RecordBody(
                    Body(
                        key: text("key"),
                        name: text("name"),
                        kind: Body.Kind(rawValue: form["kind"]) ?? .committee,
                        remit: text("remit"),
                        source: text("source")
                    )
                )
            }
        )
    }
}
