import Foundation
import HTTPTypes
import HashTreeCollections
import PlanDomain
import PlanUseCases

/// The addresses of measures: who may use them is everybody, since they are made of released figures alone.
extension PublicSite {
    mutating func addMeasures(_ plans: ReleasedCouncil, _ origin: String) {
        for figures in plans.figures.dropLast() {
            let base = Path.figureRelease(figures.release.number)
            addFigures(MeasureContext(figures, plans: plans, base: base))
        }
        guard let newest = plans.figures.last else { return }
        let context = MeasureContext(newest, plans: plans)
        addFigures(context)
        // The newest release has its own permanent address too.
        addFigures(MeasureContext(newest, plans: plans, base: .figureRelease(newest.release.number)))
        addPage(.dashboard) { DashboardPage(context: context).page }
        addPage(.comparators) { ComparatorsPage(context: context).page }
        addPage(.targetChanges) { TargetChangesPage(context: context).page }
        addPage(.figureReleases) { FigureReleasesPage(context: context).page }
        add(.dataPackage, Resource(contentType: MediaType.json) { DataPackage(context, origin: origin).json })
        addPartsOfPlans(context)
    }

    /// Pages and files of one release.
    private mutating func addFigures(_ context: MeasureContext) {
        let base = context.base
        let isStatic = frame.isStatic
        addPage(base, links: Self.links(base)) { MeasureList(context: context, isStatic: isStatic).page }
        let measures = context.standings.map(\.measure)
        addMetadata(base, "All measures of \(context.plans.council.name)", context)
        addTable(base, measures, context)
        add(
            base.form("json"),
            Resource(contentType: MediaType.json, links: Self.links(base)) {
                MeasuresAnswer(context.standings, context).json
            }
        )
        for standing in context.standings {
            let path = context.path(standing.measure)
            addPage(path, links: Self.links(path)) { MeasurePage(standing, context).page }
            addPage(path.step("rating")) { RatingPage(standing, context).page }
            addTable(path, [standing.measure], context)
            addMetadata(path, standing.definition.title, context)
            add(
                path.form("json"),
                Resource(contentType: MediaType.json, links: Self.links(path)) {
                    MeasureAnswer(
                        release: FigureReleaseData(context),
                        measure: MeasureData(standing, context, isWhole: true)
                    ).json
                }
            )
        }
    }

    /// The measures of each part of a plan in force, beside its page.
    private mutating func addPartsOfPlans(_ context: MeasureContext) {
        for plan in context.plans.plans {
            guard let snapshot = plan.inForce?.snapshot else { continue }
            for element in snapshot.elementsInOrder(of: plan.id) {
                let path = Path.plan(plan.address).page(Path.element(element)).step("measures")
                let standings = context.standings(of: element)
                addTable(path, standings.map(\.measure), context)
                add(
                    path.form("json"),
                    Resource(contentType: MediaType.json) { MeasuresAnswer(standings, context).json }
                )
            }
        }
    }

    private mutating func addTable(_ path: Path, _ measures: [Measure], _ context: MeasureContext) {
        let table = FigureTable(measures: measures, council: context.council)
        let csv = path.form("csv")
        add(
            csv,
            Resource(contentType: MediaType.csv, links: Self.links(path)) { table.text(isForExcel: false) }
        )
        add(
            csv.asking([("excel", "1")]),
            Resource(contentType: MediaType.csv, links: Self.links(path)) { table.text(isForExcel: true) }
        )
    }

    private mutating func addMetadata(_ path: Path, _ title: String, _ context: MeasureContext) {
        add(
            path.form("csv-metadata.json"),
            Resource(contentType: MediaType.csvMetadata) {
                TableMetadata(
                    url: path.form("csv").string,
                    title: title,
                    description: context.release.note,
                    day: context.release.day,
                    council: context.plans.council
                ).json
            }
        )
    }

    /// The same in other forms, what describes them, and the licence (RFC 8288).
    private static func links(_ path: Path) -> String {
        [
            // First, since csvw complains of every link that it meets before this one.
            "<\(path.form("csv-metadata.json"))>; rel=\"describedby\"; type=\"application/csvm+json\"",
            "<\(path.form("csv"))>; rel=\"alternate\"; type=\"text/csv\"",
            "<\(path.form("json"))>; rel=\"alternate\"; type=\"application/json\"",
            "<\(Licence.address)>; rel=\"license\"",
        ].joined(separator: ", ")
    }

    /// The list of measures as a reader filters it: all of the question stands in the address.
    func measures(_ query: String, _ question: Question) -> Answer? {
        guard let newest = measureContext, let fields = FormFields(urlEncoded: query) else { return nil }
        let filter = MeasureFilter(fields)
        return plain(
            frame.document(MeasureList(context: newest, filter: filter).page),
            .ok,
            MediaType.html,
            question
        )
    }

    static func documents(_ context: MeasureContext) -> [SearchIndex.Document] {
        context.current.map { standing in
            let definition = standing.definition
            return SearchIndex.Document(
                path: context.path(standing.measure).string,
                title: definition.title,
                text: [standing.measure.code.rawValue, definition[.question], definition[.definition]]
                    .joined(separator: " ")
            )
        }
    }
}
