import PlanDomain
import PlanInterchange
import PlanUseCases

/// What is new, for those who follow it.
extension GovernanceSite {
    /// Releases of editions, figures and papers, and decisions.
    func feed(origin: String) -> AtomFeed {
        let released = pages.released
        let editions = released.plans.flatMap { plan in
            plan.editions.filter { $0.edition.withdrawal == nil }.map { one in
                AtomFeed.Entry(
                    address: origin + Path.edition(plan.address, one.edition.number).string,
                    title: "\(plan.title): edition \(one.edition.number), \(one.edition.name)",
                    updated: one.edition.corrections.map(\.day).max() ?? one.edition.day,
                    summary: one.edition.corrections.last.map { "Correction: \($0.notice)" } ?? one.edition.note
                )
            }
        }
        let decisions = governance.decisions.map { made in
            AtomFeed.Entry(
                address: origin + Path.decision(made.slug).string,
                title: "Decision of \(made.decision.body), \(made.decision.day.inWords)",
                updated: ([made.published, made.decision.callIn?.day, made.decision.callIn?.conclusion?.day]
                    + made.decision.corrections.map(\.on)).compactMap(\.self).max() ?? made.published,
                summary: made.decision.corrections.last.map { "Corrected: \($0.reason)" } ?? made.decision.outcome
            )
        }
        let figures = released.figures.map { one in
            AtomFeed.Entry(
                address: origin + Path.figureRelease(one.release.number).string,
                title: "Figures, release \(one.release.number)",
                updated: one.release.day,
                summary: one.release.note
            )
        }
        let papers = released.papers.filter { $0.release.withdrawal == nil }.map { one in
            AtomFeed.Entry(
                address: origin + Path.paper(one.release.slug, one.release.version).string,
                title:
                    "Paper: \(one.release.title), for \(governance.bodies.first { $0.key == one.release.bodyKey }?.name ?? one.release.bodyKey), version \(one.release.version)",
                updated: one.release.day,
                summary: one.release.note
            )
        }
        return AtomFeed(
            id: "\(origin)/",
            title: "\(released.council.name): releases and decisions",
            address: origin + Path.feed.string,
            page: origin + Path.decisions.string,
            author: released.council.name,
            entries: editions + decisions + figures + papers
        )
    }
}
