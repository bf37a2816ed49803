import HashTreeCollections
import Markup
import PlanDomain
import PlanUseCases

/// Which measures a reader wants to see, and in which order; all of it stands in the address.
struct MeasureFilter: Equatable {
    var place = ""
    var status = ""
    var trend = ""
    var kind = ""
    var lead = ""
    var sort = Sort.code

    enum Sort: String, CaseIterable {
        case code, title, status, trend, place

        var name: String {
            switch self {
            case .code: "Code"
            case .title: "Title"
            case .status: "Status, worst first"
            case .trend: "Trend, worst first"
            case .place: "Place in the plan"
            }
        }
    }

    init() {}

    init(_ fields: FormFields) {
        place = fields["part"].trimmingSpaces
        status = fields["status"].trimmingSpaces
        trend = fields["trend"].trimmingSpaces
        kind = fields["kind"].trimmingSpaces
        lead = fields["portfolio"].trimmingSpaces
        sort = Sort(rawValue: fields["sort"]) ?? .code
    }

    var isEmpty: Bool { self == MeasureFilter() }

    var fields: [(String, String?)] {
        [
            ("part", place), ("status", status), ("trend", trend), ("kind", kind), ("portfolio", lead),
            ("sort", sort == .code ? "" : sort.rawValue),
        ].map { ($0.0, $0.1.isEmpty ? nil : $0.1) }
    }

    func apply(_ context: MeasureContext) -> [MeasureStanding] {
        let found = context.current.filter { standing in
            let places = context.places(of: standing.measure)
            return (place.isEmpty || places.contains { isUnder($0, context) })
                && (status.isEmpty || standing.rating.code == status
                    || status == "none" && !Status.allCases.map(\.rawValue).contains(standing.rating.code))
                && (trend.isEmpty || standing.shortTrend.trend.code == trend)
                && (kind.isEmpty || standing.measure.kind.rawValue == kind)
                && (lead.isEmpty || places.contains { $0.element.lead == lead })
        }
        return found.sorted { key($0, context) < key($1, context) }
    }

    private func isUnder(_ found: MeasureContext.Place, _ context: MeasureContext) -> Bool {
        if Path.element(found.element) == place { return true }
        return found.element.parentID.flatMap(context.place).map { Path.element($0.element) == place } ?? false
    }

    private func key(_ standing: MeasureStanding, _ context: MeasureContext) -> (String, MeasureCode) {
        let code = standing.measure.code
        switch sort {
        case .code: return ("", code)
        case .title: return (standing.definition.title.lowercased(), code)
        case .status:
            let order = ["red", "amber", "green"]
            return ("\(order.firstIndex(of: standing.rating.code) ?? 3)", code)
        case .trend:
            let order = ["worse", "lower", "stable", "same", "higher", "better"]
            return ("\(order.firstIndex(of: standing.shortTrend.trend.code) ?? 6)", code)
        case .place:
            return (
                context.places(of: standing.measure).first.map { "\($0.element.kind.rank) \($0.element.number)" }
                    ?? "9", code
            )
        }
    }
}

/// All measures, or those that a reader asks for.
struct MeasureList {
    let context: MeasureContext
    var filter = MeasureFilter()

    /// Whether it lies as a plain file, which cannot choose.
    var isStatic = false

    var page: Frame.Page {
        context.page(
            "Measures",
            "Every measure of \(context.plans.council.name): the latest figure, whether it is on target, and where it is heading.",
            context.base,
            main: main
        )
    }

    @HTMLBuilder private var main: HTML {
        let shown = filter.apply(context)
        element(.header, .class("page-header")) {
            element(.h1) { "Measures" }
            element(.p, .class("lead")) {
                "How \(context.plans.council.shortName) knows whether its promises are kept: \(context.current.count) measures, each with every figure that was published."
            }
            illustrativeNotice(context.council)
        }
        // Plain files have one order.
        if !isStatic {
            element(.details, filter.isEmpty ? nil : .open) {
                element(.summary) { "Choose which measures, and their order" }
                form
            }
        }
        element(.section, .aria("labelledby", "found")) {
            element(.h2, .id("found")) { sentence(shown.count) }
            StatusSummary(ratings: shown.map(\.rating), scheme: context.scheme).html
            if shown.isEmpty {
                element(.p) { "No measure fits. Choose less." }
            } else {
                MeasureTable(standings: shown, context: context, caption: "The latest figure of each").html
            }
        }
        element(.section, .aria("labelledby", "take")) {
            element(.h2, .id("take")) { "Take the data" }
            element(.ul) {
                element(.li) { link("All figures as CSV", to: context.base.form("csv")) }
                element(.li) {
                    link("All figures as CSV for Excel", to: context.base.form("csv").asking([("excel", "1")]))
                }
                element(.li) { link("All measures as JSON", to: context.base.form("json")) }
                if context.base == .measures {
                    element(.li) { link("What the columns mean (CSVW)", to: context.base.form("csv-metadata.json")) }
                    element(.li) { link("Data Package", to: .dataPackage) }
                }
                element(.li) { link("With whom we compare", to: .comparators) }
                element(.li) { link("Targets that were changed", to: .targetChanges) }
                element(.li) { link("Earlier releases of the figures", to: .figureReleases) }
            }
        }
    }

    private func sentence(_ count: Int) -> String {
        let all = context.current.count
        return filter.isEmpty || count == all
            ? "All \(all) measures" : "\(count) of \(all) \(all == 1 ? "measure" : "measures")"
    }

    private var form: HTML {
        element(.form, .class("filter form"), .action(context.base.address), .method(.get)) {
            SelectField(name: "part", label: "Part of the plan", choices: parts, chosen: filter.place).html
            SelectField(name: "status", label: "Status", choices: statuses, chosen: filter.status).html
            SelectField(name: "trend", label: "Trend", choices: trends, chosen: filter.trend).html
            SelectField(name: "kind", label: "Who can move it", choices: kinds, chosen: filter.kind).html
            if leads.count > 1 {
                SelectField(name: "portfolio", label: "Portfolio", choices: leads, chosen: filter.lead).html
            }
            SelectField(
                name: "sort",
                label: "Order",
                choices: MeasureFilter.Sort.allCases.map { ($0.rawValue, $0.name) },
                chosen: filter.sort.rawValue
            ).html
            element(.button, .type("submit")) { "Show" }
        }
    }

    private var parts: [(value: String, label: String)] {
        let used = context.current.flatMap { context.places(of: $0.measure) }
        let parents = used.compactMap { $0.element.parentID.flatMap(context.place) }
        var seen: Set<PlanElement.ID> = []
        let all = (used + parents).filter { seen.insert($0.element.id).inserted }
            .sorted { order($0) < order($1) }
        return [("", "All")] + all.map { (Path.element($0.element), "\($0.citation): \($0.title)") }
    }

    /// Each ambition before its priorities.
    private func order(_ place: MeasureContext.Place) -> String {
        let parent = place.element.parentID.flatMap(context.place)?.element ?? place.element
        return "\(parent.kind.rank) \(parent.number) \(place.element.kind.rank) \(place.element.number)"
    }

    private var statuses: [(value: String, label: String)] {
        let present = Set(context.current.map(\.rating.code))
        return [("", "All")] + Status.allCases.map { ($0.rawValue, context.scheme[$0].word) } + [("none", "No status")]
            + NoStatus.allCases.filter { present.contains($0.rawValue) }.map { ($0.rawValue, "No status: \($0.name)") }
    }

    private var trends: [(value: String, label: String)] {
        [("", "All")]
            + [Trend.gettingWorse, .stable, .gettingBetter, .lower, .same, .higher, .notComparable(.noEarlierFigure)]
            .map { ($0.code, $0.name) }
    }

    private var kinds: [(value: String, label: String)] {
        [
            ("", "All"), ("council", "The council"), ("partnership", "The council with others"),
            ("contextual", "Background"),
        ]
    }

    private var leads: [(value: String, label: String)] {
        let all = Set(context.current.flatMap { context.places(of: $0.measure) }.compactMap(\.element.lead))
        return [("", "All")] + all.sorted().map { ($0, $0) }
    }
}

/// Where targets are made up to show how targets work, every page that shows one says so.
func illustrativeNotice(_ council: Council) -> HTML {
    guard council.targets.values.contains(where: { $0.current.basis == .illustrative }) else { return .empty }
    return element(.p, .class("notice")) {
        tag("Illustrative", .quiet)
        " The figures are real and published. The targets here are made up to show how targets and statuses work; they are not the council's."
    }
}
