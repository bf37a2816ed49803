import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Putting right what was mistyped in the record of a decision.
extension WorkspaceVisit {
    func correctDecisionPage(issues: [Issue] = []) throws -> Answer {
        let decision = try requiredDecision()
        return page(
            "Put a decision right",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail(("Decision", .desk(decision))),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { "Put a decision right" }
            element(.p) {
                "For what was mistyped. How it read stays in the record and on the public page, with the reason."
            }
            form(Path.desk(decision).step("correct")) {
                choose("body", "Body that decided", bodyChoices(), issues, chosen: decision.record?.bodyKey ?? "")
                input("day", "Day", issues, value: decision.day.iso, kind: .date)
                decisionFields(issues, of: decision)
                input("reason", "Why it is put right", issues, limit: Self.reasonLimit)
                button("Save")
            }
        }
    }

    func correctDecision() async throws -> Answer {
        let old = try requiredDecision()
        return try await performing(
            done: .desk(old),
            saying: .corrected,
            refused: { try correctDecisionPage(issues: $0) },
            command: {
                let day = try day("day")
                let body = form["body"]
                let meeting = old.record?.meetingKey
                return CorrectDecision(
                    Decision(
                        id: old.id,
                        planID: old.planID,
                        body: council.bodies[body]?.name ?? "",
                        day: day,
                        outcome: text("outcome"),
                        reference: text("reference"),
                        source: text("source"),
                        record: try decisionRecord(
                            slug: old.record?.slug ?? council.freeDecisionSlug(day, bodyKey: body),
                            bodyKey: body,
                            meetingKey: body == old.record?.bodyKey ? meeting : nil,
                            itemID: old.record?.itemID,
                            isKey: old.record?.isKey ?? false,
                            keeping: old.record
                        )
                    ),
                    reason: text("reason")
                )
            }
        )
    }
}
