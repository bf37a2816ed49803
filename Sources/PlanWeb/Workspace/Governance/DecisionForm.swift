import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// The fields of a written record of a decision, and how they are read.
extension WorkspaceVisit {
    /// The fields of a written record (SI 2012/2089, regulation 12), here and where a road's minutes are recorded.
    @HTMLBuilder func decisionFields(_ issues: [Issue], of old: Decision? = nil, hasOutcome: Bool = true) -> HTML {
        if hasOutcome {
            input(
                "outcome",
                "What it decided, as the minutes have it",
                issues,
                value: old?.outcome ?? "",
                kind: .area(rows: 3),
                limit: 1000
            )
        }
        input("reference", "Minute or item", issues, value: old?.reference ?? "", limit: 200)
        input("source", "Address where it can be checked", issues, value: old?.source ?? "", isRequired: false)
        input(
            "reasons",
            "Reasons for the decision",
            issues,
            value: old?.record?.reasons ?? "",
            hint: "The executive must give them, and the two that follow (SI 2012/2089, regulation 12).",
            kind: .area(rows: 3),
            limit: 4000,
            isRequired: false
        )
        input(
            "alternatives",
            "Alternatives considered and rejected",
            issues,
            value: old?.record?.alternatives ?? "",
            hint: "Or None.",
            kind: .area(rows: 2),
            limit: 4000,
            isRequired: false
        )
        input(
            "interests",
            "Interests declared and dispensations",
            issues,
            value: old?.record?.interests ?? "",
            hint: "Or None.",
            kind: .area(rows: 2),
            limit: 2000,
            isRequired: false
        )
        input(
            "wards",
            "Wards affected",
            issues,
            value: old?.record?.wards ?? "",
            hint: "All, or their names.",
            isRequired: false
        )
        input(
            "waiver",
            "Why it is too urgent for call-in",
            issues,
            value: old?.record?.callInWaiver?.reason ?? "",
            hint: "Leave this and the next field empty unless it is.",
            limit: 1000,
            isRequired: false
        )
        input(
            "waiver-agreed",
            "Which office agreed to that",
            issues,
            value: old?.record?.callInWaiver?.agreedBy ?? "",
            limit: 200,
            isRequired: false
        )
        if may(.readExempt, .council) { exemptFields(issues, of: old?.record?.exempt.first) }
    }

    @HTMLBuilder private func exemptFields(_ issues: [Issue], of part: ExemptPart?) -> HTML {
        choose(
            "exempt",
            "Part not for publication",
            [("", "None: all of it is open")]
                + ExemptPart.paragraphs(in: council.governanceRules.nation).map {
                    ("\($0.number)", "Paragraph \($0.number): \($0.description.lowercasedFirst)")
                },
            issues,
            chosen: part.map { "\($0.paragraph)" } ?? "",
            hint: "Schedule 12A to the Local Government Act 1972."
        )
        input(
            "public-interest",
            "Why the public interest in keeping it back outweighs that in showing it",
            issues,
            value: part?.publicInterest ?? "",
            hint: "This sentence is public.",
            limit: 1000,
            isRequired: false
        )
        input(
            "exempt-text",
            "The words that are kept back",
            issues,
            value: part?.text ?? "",
            kind: .area(rows: 3),
            limit: 4000,
            isRequired: false
        )
    }

    /// Reads those fields.
    func decisionRecord(
        slug: String,
        bodyKey: String,
        meetingKey: String?,
        itemID: GovernanceItem.ID?,
        isKey: Bool,
        keeping old: DecisionRecord? = nil
    ) throws(FormProblem) -> DecisionRecord {
        let waiver =
            text("waiver").isEmpty && text("waiver-agreed").isEmpty
            ? nil : DecisionRecord.CallInWaiver(reason: text("waiver"), agreedBy: text("waiver-agreed"))
        if form["exempt"].isEmpty, !text("exempt-text").isEmpty {
            throw FormProblem(Issue(field: "exempt", code: "exempt-paragraph-unknown", detail: "None"))
        }
        // Whoever may not read what is exempt neither adds to it nor takes it away.
        let typed = Int(form["exempt"]).map {
            [ExemptPart(paragraph: $0, publicInterest: text("public-interest"), text: text("exempt-text"))]
        }
        return DecisionRecord(
            slug: slug,
            bodyKey: bodyKey,
            meetingKey: meetingKey,
            itemID: itemID,
            isKey: isKey,
            reasons: text("reasons"),
            alternatives: text("alternatives"),
            interests: text("interests"),
            wards: text("wards"),
            callInWaiver: waiver,
            exempt: may(.readExempt, .council) ? typed ?? [] : old?.exempt ?? []
        )
    }
}
