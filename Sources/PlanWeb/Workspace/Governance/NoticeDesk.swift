import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// The notice of a key decision.
extension WorkspaceVisit {
    func noticeDesk(issues: [Issue] = []) throws -> Answer {
        let item = try requiredRoad()
        let old = council.notice(for: item.id)
        return page(
            "Notice of key decision",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: governanceTrail((item.title, .desk(item))),
            section: .governance,
            issues: issues
        ) {
            element(.h1) { "Notice of key decision" }
            element(.p, .class("lead")) { item.title }
            if let old, let meeting = council.meetings[old.meetingKey],
                let route = council.governanceRules.noticeRoute(notice: old.firstPublished, decision: meeting.day)
            {
                element(.p) { "\(route.way.name). \(route.explanation)" }
                element(.p) { link("The public notice", to: .notice(item.slug)) }
            }
            if may(.recordGovernance, .council) { noticeForm(item, old, issues) }
        }
    }

    private func noticeForm(_ item: GovernanceItem, _ old: KeyDecisionNotice?, _ issues: [Issue]) -> HTML {
        let executive = item.currentStep { council.bodies[$0.bodyKey]?.kind == .executive }
        return form(Path.desk(item).step("notice")) {
            input("matter", "What is to be decided", issues, value: old?.matter ?? "", limit: 1000)
            input(
                "decisionMaker",
                "Decision maker",
                issues,
                value: old?.decisionMaker ?? executive.map { council.bodyName($0.bodyKey) } ?? ""
            )
            input("members", "Its members", issues, value: old?.members ?? "", kind: .area(rows: 2), limit: 2000)
            choose(
                "meeting",
                "Meeting at which it is to be decided",
                meetingChoices(of: executive?.bodyKey),
                issues,
                chosen: old?.meetingKey ?? executive?.meetingKey ?? ""
            )
            input(
                "firstPublished",
                "Day of its first publication",
                issues,
                value: old?.firstPublished.iso ?? today.iso,
                kind: .date
            )
            ChoiceField(
                name: "keyReasons",
                legend: "Why it is a key decision",
                choices: KeyDecisionNotice.KeyReason.allCases.map { .init(value: $0.rawValue, label: $0.name) },
                chosen: request.method == .post
                    ? Set(form.all("keyReasons")) : Set((old?.keyReasons ?? []).map(\.rawValue)),
                issues: issues,
                isSingle: false
            ).html
            input("wards", "Wards", issues, value: old?.wards ?? "", hint: "All, or their names.")
            input(
                "documents",
                "Documents to be considered",
                issues,
                value: old?.documents ?? "",
                hint: "One a line.",
                kind: .area(rows: 3),
                limit: 4000
            )
            ChoiceField(
                name: "exempt",
                legend: "Parts not for publication",
                hint: "Only the number of the paragraph is public, not what is kept back.",
                choices: ExemptPart.paragraphs(in: council.governanceRules.nation).map {
                    .init(value: "\($0.number)", label: "Paragraph \($0.number): \($0.description.lowercasedFirst)")
                },
                chosen: request.method == .post
                    ? Set(form.all("exempt")) : Set((old?.exemptParagraphs ?? []).map { "\($0)" }),
                issues: issues,
                isSingle: false
            ).html
            choose(
                "urgency",
                "Way taken",
                NoticeRoute.Way.allCases.map { ($0.rawValue, $0.name) },
                issues,
                chosen: (old?.urgency?.way ?? .full).rawValue
            )
            input(
                "urgency-reason",
                "Why the full notice is impracticable",
                issues,
                value: old?.urgency?.reason ?? "",
                limit: 1000,
                isRequired: false
            )
            input(
                "urgency-informed",
                "Office that was told in writing",
                issues,
                value: old?.urgency?.informed ?? "",
                hint: "The chair of the scrutiny committee.",
                limit: 200,
                isRequired: false
            )
            input(
                "urgency-informed-on",
                "Day on which it was told",
                issues,
                value: old?.urgency?.informedOn.iso ?? "",
                kind: .date,
                isRequired: false
            )
            input(
                "urgency-agreed",
                "Office that agreed that it is urgent",
                issues,
                value: old?.urgency?.agreedBy ?? "",
                hint: "For special urgency.",
                limit: 200,
                isRequired: false
            )
            if old != nil {
                element(.p) {
                    "The words that stood before stay on the public page, with what changed and when. Change them only for the same matter: another matter needs a notice of its own. Words that must not be read at all go by removing them from the record; ask whoever runs the server."
                }
            }
            button("Publish the notice")
        }
    }

    func publishNotice() async throws -> Answer {
        let item = try requiredRoad()
        return try await performing(
            done: Path.desk(item).step("notice"),
            refused: { try noticeDesk(issues: renaming($0, ["item": "matter"])) },
            command: {
                PublishNotice(
                    KeyDecisionNotice(
                        itemID: item.id,
                        matter: text("matter"),
                        decisionMaker: text("decisionMaker"),
                        members: text("members"),
                        meetingKey: form["meeting"],
                        firstPublished: try day("firstPublished"),
                        keyReasons: form.all("keyReasons").compactMap(KeyDecisionNotice.KeyReason.init(rawValue:)),
                        wards: text("wards"),
                        documents: text("documents"),
                        exemptParagraphs: form.all("exempt").compactMap { Int($0) },
                        urgency: try typedUrgency()
                    )
                )
            }
        )
    }

    private func typedUrgency() throws -> KeyDecisionNotice.Urgency? {
        guard let way = NoticeRoute.Way(rawValue: form["urgency"]), way != .full else { return nil }
        return KeyDecisionNotice.Urgency(
            way: way,
            reason: text("urgency-reason"),
            informed: text("urgency-informed"),
            informedOn: try day("urgency-informed-on"),
            // Only a special urgency is agreed to: what stood in the field before is not published with another way.
            agreedBy: way == .specialUrgency ? text("urgency-agreed") : ""
        )
    }
}
