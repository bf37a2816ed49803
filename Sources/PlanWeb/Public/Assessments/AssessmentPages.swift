import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// The public pages of impact assessments, made of what was published of them and of nothing else (I29).
struct AssessmentPages {
    let released: ReleasedCouncil
    let measures: MeasureContext?

    /// Where the parts of released plans can be read.
    private let places: [PlanElement.ID: (title: String, plan: String, path: Path)]

    init(_ released: ReleasedCouncil, measures: MeasureContext?) {
        self.released = released
        self.measures = measures
        var places: [PlanElement.ID: (title: String, plan: String, path: Path)] = [:]
        for plan in released.plans {
            guard let snapshot = plan.inForce?.snapshot else { continue }
            let references = snapshot.plans[plan.id].map(snapshot.references)
            for element in snapshot.elementsInOrder(of: plan.id) {
                let title = references?.resolving(element.wording.title) ?? element.wording.title
                let path = Path.plan(plan.address).page(Path.element(element))
                places[element.id] = ("\(snapshot.citation(element)): \(title.withoutFullStop)", plan.title, path)
            }
        }
        self.places = places
    }

    var all: [ReleasedAssessment] { released.assessments }
    var withdrawn: [AssessmentPublication] { released.withdrawnAssessments }

    // MARK: what it is about

    /// Words and a link for what an assessment is about; a part that is no longer in a plan in force has words alone.
    func subject(_ content: AssessmentContent) -> HTML {
        switch content.subject {
        case .plan(let id):
            guard let plan = plan(id) else { return .text("A plan that is no longer shown") }
            return link(plan.title, to: .plan(plan.address))
        case .element(let id):
            guard let place = places[id] else { return .text("A part that is not in the plan in force") }
            return link(place.title, to: place.path)
        case .proposal(let title, let id):
            return .text(title)
                + (id.flatMap(plan).map { .text(", under ") + link($0.title, to: .plan($0.address)) } ?? .empty)
        }
    }

    func subjectText(_ content: AssessmentContent) -> String {
        switch content.subject {
        case .plan(let id): plan(id)?.title ?? "A plan that is no longer shown"
        case .element(let id): places[id]?.title ?? "A part that is not in the plan in force"
        case .proposal(let title, _): title
        }
    }

    private func plan(_ id: Plan.ID) -> ReleasedPlan? { released.plans.first { $0.id == id } }

    // MARK: the list

    var overview: Frame.Page {
        page(
            "Impact assessments",
            "Whom and what the council's decisions touch: equality and environmental impact assessments, and whether what was done about it worked.",
            .assessments,
            day: all.map(\.newest.day).max(),
            next: all.flatMap(\.newest.content.mitigations).compactMap(\.nextReview).min(),
            main: overviewBody
        )
    }

    @HTMLBuilder private var overviewBody: HTML {
        element(.header, .class("page-header")) {
            element(.h1) { "Impact assessments" }
            element(.p, .class("lead")) {
                "Before it decides, the council looks at what a decision would mean for people and for our surroundings. Here is what it found, what it does about it, and whether that worked."
            }
        }
        Table(
            caption: "Published assessments",
            columns: ["Assessment", "What it is about", "Kind", "Signed off", "Published"],
            rows: all.map { assessment in
                let newest = assessment.newest
                return [
                    link(newest.content.title, to: .assessment(assessment.slug)), subject(newest.content),
                    .text(newest.content.kind.name), .text(newest.signedOffOn.inWords), .text(newest.day.inWords),
                ]
            }
        ).html
        element(.p) { link("All together: who and what is touched by how many decisions", to: .cumulativeAssessments) }
    }

    // MARK: one

    func page(_ assessment: ReleasedAssessment, _ publication: AssessmentPublication) -> Frame.Page {
        let isNewest = publication.number == assessment.newest.number
        let path = Path.assessment(assessment.slug)
        return page(
            publication.content.title,
            "\(publication.content.kind.name) of \(subjectText(publication.content)): what was found, what is done about it, and whether it worked.",
            isNewest ? path : .assessmentVersion(assessment.slug, publication.number),
            trail: [.init(title: "Impact assessments", path: .assessments)]
                + (isNewest ? [] : [.init(title: assessment.newest.content.title, path: path)]),
            day: publication.day,
            next: publication.content.mitigations.compactMap(\.nextReview).min(),
            isForSearchEngines: isNewest,
            notices: isNewest ? .empty : superseded(assessment, publication),
            main: body(assessment, publication)
        )
    }

    private func superseded(_ assessment: ReleasedAssessment, _ publication: AssessmentPublication) -> HTML {
        warning("Superseded") {
            element(.p) {
                "This is how it was published on \(publication.day.inWords). "
                link("What stands now", to: .assessment(assessment.slug))
                " was published on \(assessment.newest.day.inWords)."
            }
        }
    }

    @HTMLBuilder private func body(_ assessment: ReleasedAssessment, _ publication: AssessmentPublication) -> HTML {
        let content = publication.content
        element(.header, .class("page-header")) {
            element(.p, .class("caption")) { content.kind.name }
            element(.h1) { content.title }
            element(.p, .class("lead")) {
                "About: "
                subject(content)
            }
        }
        AssessmentBody(content: content, entries: entries(publication), measured: movement).html
        element(.section, .aria("labelledby", "signed")) {
            element(.h2, .id("signed")) { "Who signed it off" }
            element(.p) { "\(publication.signedOffBy), on \(publication.signedOffOn.inWords):" }
            element(.blockquote) { Markdown(publication.statement, topHeading: 3).html }
        }
        if let afterwards = publication.afterwards {
            element(.section, .aria("labelledby", "afterwards")) {
                element(.h2, .id("afterwards")) { "What came of it" }
                element(.p) { "Looked back on \(afterwards.day.inWords)." }
                Markdown(afterwards.text, topHeading: 3).html
            }
        }
        history(assessment)
        element(.p) { link("This assessment as JSON", to: Path.assessment(assessment.slug).inAPI) }
    }

    /// Those with a finding, in the council's order.
    private func entries(_ publication: AssessmentPublication) -> [AssessmentList.Entry] {
        publication.entries.filter { publication.content.finding($0.code) != nil }
    }

    private func history(_ assessment: ReleasedAssessment) -> HTML {
        element(.section, .aria("labelledby", "history")) {
            element(.h2, .id("history")) { "History" }
            Table(
                caption: "Every time that it was published, newest first",
                columns: ["Published", "Version", "What was new"],
                rows: assessment.publications.reversed().map { publication in
                    let isNewest = publication.number == assessment.newest.number
                    let path =
                        isNewest
                        ? Path.assessment(assessment.slug) : .assessmentVersion(assessment.slug, publication.number)
                    return [
                        link(publication.day.inWords, to: path), .text("\(publication.version)"),
                        .text(publication.note.isEmpty ? "First published" : publication.note),
                    ]
                }
            ).html
        }
    }

    /// The measure behind a mitigation as the newest released figures have it; nothing where it is not released.
    private func movement(_ mitigation: Mitigation) -> HTML {
        guard let measures, let moved = measures.council.measured(mitigation, asAt: measures.release.day) else {
            return .empty
        }
        return measureMovement(moved, link: link(moved.now.definition.title, to: measures.path(moved.measure)))
    }

    /// Its title alone, which stood on other pages; and why it is gone.
    func gone(_ publication: AssessmentPublication, at path: Path) -> Frame.Page {
        let withdrawal = publication.withdrawal
        return page(
            "Withdrawn: \(publication.content.title)",
            "This impact assessment was withdrawn.",
            path,
            trail: [.init(title: "Impact assessments", path: .assessments)],
            day: withdrawal?.day,
            next: nil,
            isForSearchEngines: false,
            main: element(.header, .class("page-header")) {
                element(.h1) { "This impact assessment was withdrawn" }
            }
                + element(.p) {
                    "\(publication.content.title), published on \(publication.day.inWords), was withdrawn on \(withdrawal?.day.inWords ?? ""). Reason: \(withdrawal?.reason ?? "")"
                }
        )
    }

    // MARK: all together

    var cumulative: Frame.Page {
        let titles = Dictionary(all.map { ($0.newest.content.id, $0) }) { first, _ in first }
        return page(
            "Who is touched by how many decisions",
            "All published impact assessments together, by group and by theme.",
            .cumulativeAssessments,
            trail: [.init(title: "Impact assessments", path: .assessments)],
            day: all.map(\.newest.day).max(),
            next: all.flatMap(\.newest.content.mitigations).compactMap(\.nextReview).min(),
            main: element(.header, .class("page-header")) {
                element(.h1) { "Who is touched by how many decisions" }
            }
                + CumulativeTables(view: all.cumulativeView) { id in
                    titles[id].map { link($0.newest.content.title, to: .assessment($0.slug)) } ?? .empty
                }.html + outcomes
        )
    }

    private var outcomes: HTML {
        let mitigations = all.flatMap { assessment in
            assessment.newest.content.mitigations.map { (assessment, $0) }
        }
        return element(.section, .aria("labelledby", "worked")) {
            element(.h2, .id("worked")) { "Did what was done about it work?" }
            if mitigations.isEmpty {
                element(.p) { "No mitigation is published." }
            } else {
                Table(
                    caption: "Every published mitigation",
                    columns: ["What is done", "For", "Assessment", "Did it work?"],
                    rows: mitigations.map { assessment, mitigation in
                        [
                            .text(mitigation.action),
                            .text(assessment.newest.entry(mitigation.code)?.name ?? mitigation.code.rawValue),
                            link(assessment.newest.content.title, to: .assessment(assessment.slug)),
                            .text(mitigation.standingInWords),
                        ]
                    }
                ).html
            }
        }
    }

    // MARK: beside the plan

    /// Links below a page of a plan in force: the plan's own page lists what is about it and its proposals.
    func links(for page: String, of plan: ReleasedPlan) -> HTML {
        let mine = all.filter { assessment in
            switch assessment.newest.content.subject {
            case .plan(let id): page.isEmpty && id == plan.id
            case .proposal(_, let id): page.isEmpty && id == plan.id
            case .element(let id): places[id]?.path == Path.plan(plan.address).page(page)
            }
        }
        guard !mine.isEmpty else { return .empty }
        return element(.section, .aria("labelledby", "assessed")) {
            element(.h2, .id("assessed")) { "What it means for people and surroundings" }
            element(.ul) {
                for assessment in mine {
                    element(.li) {
                        link(assessment.newest.content.title, to: .assessment(assessment.slug))
                        " (\(assessment.newest.content.kind.name.lowercasedFirst))"
                    }
                }
            }
        }
    }

    private func page(
        _ title: String,
        _ summary: String,
        _ path: Path,
        trail: [Frame.Step] = [],
        day: Day?,
        next: Day?,
        isForSearchEngines: Bool = true,
        notices: HTML = .empty,
        main: HTML
    ) -> Frame.Page {
        Frame.Page(
            title: title,
            summary: summary,
            trail: [.init(title: "Home", path: .home)] + trail,
            notices: notices,
            main: main,
            facts: [
                .init(name: "As at", value: day?.inWords ?? "Nothing is published yet"),
                .init(
                    name: "Next update",
                    value: next.map { "After the mitigations are looked at again, by \($0.inWords)." }
                        ?? "None is planned."
                ),
            ],
            canonical: path,
            section: .assessments,
            isForSearchEngines: isForSearchEngines
        )
    }
}

extension Mitigation {
    /// "Worked, 3 May 2026", "Looked at by 1 June 2026", "Closed".
    var standingInWords: String {
        let last = reviews.last.map { "\($0.outcome.name), \($0.day.inWords)" }
        if let closing {
            return [last, "closed on \(closing.day.inWords)"].compactMap(\.self).joined(separator: "; ")
                .capitalizedFirst
        }
        return last ?? "To be looked at by \(reviewDay.inWords)"
    }
}
