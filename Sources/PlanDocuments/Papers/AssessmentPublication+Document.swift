import HashTreeCollections
package import PlanDomain

extension AssessmentPublication {
    /// The published assessment as a paper of its own, for the appendices of a committee report.
    package func document(council: Council, recordHash: String) -> Document {
        Document(
            title: content.title,
            subtitle: content.kind.name,
            date: day,
            facts: [
                .init("Published", day.inWords), .init("Version", "\(version)"), .init("Lead", content.lead),
                .init("Signed off", "\(signedOffBy), \(signedOffOn.inWords)"),
            ],
            notice: council.profile?.demonstrationNotice,
            keywords: [content.kind.name],
            blocks: blocks,
            provenance: Provenance(
                position: council.position,
                hash: recordHash,
                council: council.profile?.name ?? council.key.rawValue,
                kind: "assessment"
            )
        )
    }

    private var blocks: [Block] {
        var blocks: [Block] = [section("1", "What is looked at", [Block](markdown: content.scope))]
        if let screening = content.screening {
            let words = "\(screening.isNeeded ? "A full assessment is needed." : "No full assessment is needed.") "
            blocks.append(section("2", "Screening", [Block](markdown: words + screening.reason)))
        }
        if !content.findings.isEmpty { blocks.append(section("3", "What was found", [.table(findings)])) }
        if !content.mitigations.isEmpty { blocks.append(section("4", "What is done about it", [.table(mitigations)])) }
        blocks.append(section("5", "Signed off", [Block](markdown: statement)))
        return blocks
    }

    private func section(_ number: String, _ heading: String, _ blocks: [Block]) -> Block {
        .section(Section(number: number, heading: heading, blocks: blocks))
    }

    private func name(_ code: AssessmentCode) -> String { entry(code)?.name ?? code.rawValue }

    private var findings: Table {
        Table(
            caption: "Findings by group or theme",
            columns: ["For", "Impact", "What is known", "Who was asked"].map { Table.Column($0) },
            rows: content.findings.map { finding in
                [
                    Prose(name(finding.code)), Prose(finding.inWords), Prose(markdown: finding.evidence),
                    Prose(markdown: finding.engagement),
                ]
            }
        )
    }

    private var mitigations: Table {
        Table(
            caption: "Mitigations, with what was seen when they were looked at again",
            columns: ["For", "Action", "Owner", "Looked at again"].map { Table.Column($0) },
            rows: content.mitigations.map { mitigation -> [String] in
                let seen = mitigation.reviews.last.map { "\($0.outcome.name), \($0.day.inWords): \($0.seen)" }
                return [
                    name(mitigation.code), mitigation.action, mitigation.owner,
                    seen ?? "By \(mitigation.reviewDay.inWords)",
                ]
            }
        )
    }
}
