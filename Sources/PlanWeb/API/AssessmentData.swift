import HashTreeCollections
import PlanDomain
import PlanUseCases

/// The published assessments, as the API lists them.
struct AssessmentsData: Encodable {
    let assessments: [Item]

    struct Item: Encodable {
        let slug: String
        let kind: String
        let title: String
        let subject: String
        let version: Int
        let signedOff: String
        let published: String
        let path: String
    }

    init(_ pages: AssessmentPages) {
        assessments = pages.all.map { assessment in
            let newest = assessment.newest
            return Item(
                slug: assessment.slug,
                kind: newest.content.kind.rawValue,
                title: newest.content.title,
                subject: pages.subjectText(newest.content),
                version: newest.version,
                signedOff: newest.signedOffOn.iso,
                published: newest.day.iso,
                path: Path.assessment(assessment.slug).inAPI.string
            )
        }
    }
}

/// One published assessment as a whole.
struct AssessmentData: Encodable {
    let slug: String
    let kind: String
    let title: String
    let subject: String
    let lead: String
    let scope: String
    let version: Int
    let published: String
    let note: String
    let isNewest: Bool
    let screening: Screening?
    let findings: [Finding]
    let mitigations: [Item]
    let signedOff: SignedOff
    let afterwards: Afterwards?

    /// Every time that it was published, oldest first.
    let history: [Step]

    struct Screening: Encodable {
        let isNeeded: Bool
        let reason: String
        let date: String
    }

    struct Finding: Encodable {
        let code: String
        let name: String
        let evidence: String
        let engagement: String
        let impact: String
        let severity: String?
        let aims: [String]
        let reasonForNone: String?

        /// Exact decimals as text, in tonnes of carbon dioxide equivalent a year.
        let emissions: Emissions?
    }

    struct Emissions: Encodable {
        let low: String
        let central: String
        let high: String
        let unit: String
    }

    struct Item: Encodable {
        let code: String
        let action: String
        let owner: String
        let added: String
        let nextReview: String?

        /// The code of its measure, where that is released.
        let measure: String?
        let reviews: [Review]
        let closed: Closed?
    }

    struct Review: Encodable {
        let outcome: String
        let seen: String
        let next: String?
        let date: String
    }

    struct Closed: Encodable {
        let reason: String
        let date: String
    }

    struct SignedOff: Encodable {
        let by: String
        let date: String
        let statement: String
    }

    struct Afterwards: Encodable {
        let date: String
        let text: String
    }

    struct Step: Encodable {
        let number: Int
        let version: Int
        let date: String
        let note: String
    }

    init(_ publication: AssessmentPublication, of assessment: ReleasedAssessment, _ pages: AssessmentPages) {
        let content = publication.content
        slug = content.slug
        kind = content.kind.rawValue
        title = content.title
        subject = pages.subjectText(content)
        lead = content.lead
        scope = content.scope
        version = publication.version
        published = publication.day.iso
        note = publication.note
        isNewest = publication.number == assessment.newest.number
        screening = content.screening.map { .init(isNeeded: $0.isNeeded, reason: $0.reason, date: $0.day.iso) }
        findings = content.findings.map { Finding($0, publication.entry($0.code)) }
        mitigations = content.mitigations.map { Item($0, pages.measures?.council) }
        signedOff = SignedOff(
            by: publication.signedOffBy,
            date: publication.signedOffOn.iso,
            statement: publication.statement
        )
        afterwards = publication.afterwards.map { .init(date: $0.day.iso, text: $0.text) }
        history = assessment.publications.map {
            Step(number: $0.number, version: $0.version, date: $0.day.iso, note: $0.note)
        }
    }
}

extension AssessmentData.Finding {
    init(_ finding: AssessmentFinding, _ entry: AssessmentList.Entry?) {
        self.init(
            code: finding.code.rawValue,
            name: entry?.name ?? finding.code.rawValue,
            evidence: finding.evidence,
            engagement: finding.engagement,
            impact: finding.impact.rawValue,
            severity: finding.severity?.rawValue,
            aims: finding.aims.map(\.rawValue),
            reasonForNone: finding.reasonForNone.isEmpty ? nil : finding.reasonForNone,
            emissions: finding.emissions.map {
                .init(
                    low: $0.low.plain,
                    central: $0.central.plain,
                    high: $0.high.plain,
                    unit: EmissionsEstimate.unit
                )
            }
        )
    }
}

extension AssessmentData.Item {
    init(_ mitigation: Mitigation, _ figures: Council?) {
        self.init(
            code: mitigation.code.rawValue,
            action: mitigation.action,
            owner: mitigation.owner,
            added: mitigation.addedOn.iso,
            nextReview: mitigation.nextReview?.iso,
            measure: mitigation.measureID.flatMap { figures?.measures[$0]?.code.rawValue },
            reviews: mitigation.reviews.map {
                .init(
                    outcome: $0.outcome.rawValue,
                    seen: $0.seen,
                    next: $0.next.isEmpty ? nil : $0.next,
                    date: $0.day.iso
                )
            },
            closed: mitigation.closing.map { .init(reason: $0.reason, date: $0.day.iso) }
        )
    }
}

/// All published assessments together.
struct CumulativeData: Encodable {
    let assessments: Int
    let screenedOut: Int
    let rows: [Row]

    struct Row: Encodable {
        let kind: String
        let code: String
        let name: String
        let touching: Int
        let positive: Int
        let negative: Int
        let mixed: Int
        let neutral: Int
        let unknown: Int

        /// Of what is negative, alone or with something good.
        let high: Int
        let medium: Int
        let low: Int
        let which: [Item]
    }

    struct Item: Encodable {
        let assessment: String
        let impact: String
        let severity: String?
    }

    init(_ pages: AssessmentPages) {
        let view = pages.all.cumulativeView
        let slugs = Dictionary(pages.all.map { ($0.newest.content.id, $0.slug) }) { first, _ in first }
        assessments = view.count
        screenedOut = view.screenedOut
        rows = view.rows.map { row in
            Row(
                kind: row.entry.kind.rawValue,
                code: row.entry.code.rawValue,
                name: row.entry.name,
                touching: row.touching,
                positive: row.count(.positive),
                negative: row.count(.negative),
                mixed: row.count(.mixed),
                neutral: row.count(.neutral),
                unknown: row.count(.unknown),
                high: row.negative(.high),
                medium: row.negative(.medium),
                low: row.negative(.low),
                which: row.items.map {
                    Item(
                        assessment: slugs[$0.assessmentID] ?? "",
                        impact: $0.finding.impact.rawValue,
                        severity: $0.finding.severity?.rawValue
                    )
                }
            )
        }
    }
}

/// What is left at the address of an assessment that was withdrawn.
struct WithdrawnAssessmentData: Encodable {
    let slug: String
    let title: String
    let published: String
    let withdrawn: String
    let reason: String

    init(_ publication: AssessmentPublication) {
        slug = publication.content.slug
        title = publication.content.title
        published = publication.day.iso
        withdrawn = publication.withdrawal?.day.iso ?? ""
        reason = publication.withdrawal?.reason ?? ""
    }
}
