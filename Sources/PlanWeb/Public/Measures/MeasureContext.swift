import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// What the pages of measures are made of: one release of figures, and the released plans for what they are evidence of.
struct MeasureContext {
    let figures: ReleasedFigures
    let plans: ReleasedCouncil

    /// `/measures`, or the address of an older release.
    let base: Path

    /// By code, each as it stood on the day of the release.
    let standings: [MeasureStanding]

    /// Where each element of the plans in force can be read.
    private let places: [PlanElement.ID: Place]

    /// An element in its released plan.
    struct Place {
        let element: PlanElement
        let plan: ReleasedPlan
        let citation: String
        let title: String

        var path: Path { .plan(plan.address).page(Path.element(element)) }
    }

    init(_ figures: ReleasedFigures, plans: ReleasedCouncil, base: Path = .measures) {
        self.figures = figures
        self.plans = plans
        self.base = base
        let day = figures.release.day
        standings = figures.measures.map { figures.council.standing(of: $0, asAt: day) }
        var places: [PlanElement.ID: Place] = [:]
        for plan in plans.plans {
            guard let snapshot = plan.inForce?.snapshot else { continue }
            let references = snapshot.plans[plan.id].map(snapshot.references)
            for element in snapshot.elementsInOrder(of: plan.id) {
                let title = references?.resolving(element.wording.title) ?? element.wording.title
                places[element.id] = Place(
                    element: element,
                    plan: plan,
                    citation: snapshot.citation(element),
                    title: title.withoutFullStop
                )
            }
        }
        self.places = places
    }

    var council: Council { figures.council }
    var release: FigureRelease { figures.release }
    var scheme: StatusScheme { council.statusScheme }
    var isNewest: Bool { plans.figures.last?.release.number == release.number }

    func place(_ id: PlanElement.ID) -> Place? { places[id] }

    /// The parts of released plans for which a measure is evidence, in reading order.
    func places(of measure: Measure) -> [Place] {
        measure.elements.compactMap(place).sorted {
            ($0.element.kind.rank, $0.element.number) < ($1.element.kind.rank, $1.element.number)
        }
    }

    /// The measures of an element, and of all that stands under it.
    func standings(of element: PlanElement) -> [MeasureStanding] {
        let family = places.values.filter { $0.element.parentID == element.id }.map(\.element.id) + [element.id]
        return standings.filter { !$0.measure.elements.filter(family.contains).isEmpty && $0.measure.stage != .retired }
    }

    /// The measures that are in use.
    var current: [MeasureStanding] { standings.filter { $0.measure.stage != .retired } }

    func path(_ measure: Measure) -> Path { base.measure(measure.code) }

    /// What every page of a release says of itself (I33).
    var facts: [Frame.Fact] {
        [
            .init(name: "Figures", value: "Release \(release.number)"),
            .init(name: "As at", value: "\(release.day.inWords) (entry \(release.position) of the record)"),
            .init(name: "Next update", value: release.nextUpdate),
            .init(name: "Content hash", value: String(release.contentHash.prefix(16))),
        ] + (release.note.isEmpty ? [] : [.init(name: "About these figures", value: release.note)])
    }

    /// Stands above the pages of an older release.
    var notices: HTML {
        guard !isNewest, let newest = plans.figures.last?.release else { return .empty }
        return warning("Superseded figures") {
            element(.p) {
                "These are the figures of release \(release.number), \(release.day.inWords). "
                link("Release \(newest.number)", to: .measures)
                " took their place\(newest.note.isEmpty ? "." : ": \(newest.note)")"
            }
        }
    }

    func page(
        _ title: String,
        _ summary: String,
        _ path: Path,
        trail: [Frame.Step] = [],
        section: Path = .measures,
        main: HTML
    ) -> Frame.Page {
        let isOlder = base != .measures
        let older = isOlder ? [Frame.Step(title: "Releases of the figures", path: .figureReleases)] : []
        return Frame.Page(
            title: title,
            summary: summary,
            trail: [.init(title: "Home", path: .home)] + older + trail,
            notices: notices,
            main: main,
            facts: facts,
            canonical: path,
            section: section,
            isForSearchEngines: !isOlder
        )
    }
}
