import HashTreeCollections
import PlanDomain
import PlanUseCases

/// A release of figures, as answers name it.
struct FigureReleaseData: Encodable {
    let number: Int
    let date: String
    let position: Int
    let contentHash: String
    let nextUpdate: String
    let note: String
    let licence: String

    init(_ context: MeasureContext) {
        let release = context.release
        number = release.number
        date = release.day.iso
        position = release.position
        contentHash = release.contentHash
        nextUpdate = release.nextUpdate
        note = release.note
        licence = context.plans.council.licence
    }
}

/// One measure with its standing; figures are texts, so that no reader rounds them.
struct MeasureData: Encodable {
    let code: String
    let id: String
    let page: String
    let title: String
    let kind: String
    let stage: String
    let unit: String
    let decimals: Int
    let multiplier: String?
    let goodToBe: String
    let frequency: String
    let periodType: String
    let definition: [String: String]
    let baseline: BaselineData?
    let partsOfPlan: [Part]
    let latest: Latest?
    let status: String
    let statusWord: String

    /// What the rule gives, where a person judged otherwise.
    let statusByRule: String?
    let target: TargetData?
    let trend: String
    let trendFromPeriod: String?
    let yearTrend: String
    let rule: String
    let statusesVersion: Int

    /// Left out of lists.
    let figures: [SeriesData]?
    let revisions: [RevisionData]?
    let targets: [TargetData]?

    struct BaselineData: Encodable {
        let period: PeriodData
        let value: String
    }

    struct Part: Encodable {
        let citation: String
        let title: String
        let page: String
    }

    struct Latest: Encodable {
        let period: PeriodData
        let value: String?
        let flag: String
    }

    struct PeriodData: Encodable {
        let code: String
        let label: String
        let start: String
        let end: String

        init(_ period: Period) {
            code = period.code
            label = period.label
            start = period.start.iso
            end = period.end.iso
        }
    }

    struct TargetData: Encodable {
        let period: PeriodData
        let aim: String
        let basis: String
        let rationale: String
        let isIllustrative: Bool
        let earlierVersions: [String]

        init(_ target: Target) {
            period = PeriodData(target.period)
            aim = target.current.aim.text
            basis = target.current.basis.rawValue
            rationale = target.current.rationale
            isIllustrative = target.current.basis == .illustrative
            earlierVersions = target.versions.dropLast().map(\.aim.text)
        }
    }

    struct SeriesData: Encodable {
        let area: String
        let areaName: String
        let breakdown: String
        let isForecast: Bool
        let points: [Point]

        struct Point: Encodable {
            let period: String
            let value: String?
            let flag: String
            let numerator: String?
            let denominator: String?
            let lowerLimit: String?
            let upperLimit: String?
        }
    }

    struct RevisionData: Encodable {
        let area: String

        /// "value", or what stands behind it.
        let component: String
        let period: String
        let before: String?
        let after: String?
        let date: String?
        let reason: String?
    }

    init(_ standing: MeasureStanding, _ context: MeasureContext, isWhole: Bool) {
        let measure = standing.measure
        let definition = measure.definition
        let council = context.council
        code = measure.code.rawValue
        id = measure.id.description
        page = context.path(measure).string
        title = definition.title
        kind = measure.kind.rawValue
        stage = measure.stage.rawValue
        unit = definition.unit
        decimals = definition.decimals
        multiplier = definition.effectiveMultiplier?.plain
        goodToBe = definition.goodToBe.rawValue
        frequency = definition.frequency.rawValue
        periodType = definition.periodType.rawValue
        self.definition = Dictionary(
            uniqueKeysWithValues: DefinitionText.allCases.filter { !definition[$0].isEmpty }.map {
                ($0.rawValue, definition[$0])
            }
        )
        baseline = definition.baseline.map { BaselineData(period: PeriodData($0.period), value: $0.value.plain) }
        partsOfPlan = context.places(of: measure).map {
            Part(citation: $0.citation, title: $0.title, page: $0.path.string)
        }
        latest = standing.period.flatMap { period in
            standing.value.map {
                Latest(period: PeriodData(period), value: $0.figure?.plain, flag: $0.flag(isForecast: false))
            }
        }
        status = standing.rating.code
        statusWord = standing.rating.inWords(context.scheme)
        statusByRule = standing.judgement == nil ? nil : standing.ruleRating.code
        target = standing.target.map(TargetData.init)
        trend = standing.shortTrend.trend.code
        trendFromPeriod = standing.shortTrend.from?.code
        yearTrend = standing.longTrend.trend.code
        rule = standing.rule.text
        statusesVersion = context.scheme.version
        guard isWhole else {
            figures = nil
            revisions = nil
            targets = nil
            return
        }
        let table = council.figures[measure.id] ?? [:]
        figures = table.filter { $0.key.component == .value }.sorted { $0.key < $1.key }.map { key, series in
            let behind = Dictionary(
                uniqueKeysWithValues: FigureComponent.behind.map { ($0, table[key.with($0)] ?? Series()) }
            )
            func plain(_ component: FigureComponent, _ period: Period) -> String? {
                behind[component]?[period]?.figure?.plain
            }
            return SeriesData(
                area: key.area.rawValue,
                areaName: council.name(of: key.area),
                breakdown: key.breakdown.text,
                isForecast: key.isForecast,
                points: zip(series.periods, series.values).map {
                    .init(
                        period: $0.code,
                        value: $1.figure?.plain,
                        flag: $1.flag(isForecast: key.isForecast),
                        numerator: plain(.numerator, $0),
                        denominator: plain(.denominator, $0),
                        lowerLimit: plain(.lowerLimit, $0),
                        upperLimit: plain(.upperLimit, $0)
                    )
                }
            )
        }
        revisions = (council.revisions[measure.id] ?? []).map { revision in
            let line = context.figures.line(revision.sequence)
            return RevisionData(
                area: revision.key.area.rawValue,
                component: revision.key.component.rawValue,
                period: revision.period.code,
                before: revision.before?.text,
                after: revision.after?.text,
                date: line?.recordedAt.dayInLondon.iso,
                reason: line?.reason
            )
        }
        targets = council.targets.values.filter { $0.measureID == measure.id }.sorted { $0.period < $1.period }
            .map(TargetData.init)
    }
}

/// One measure with its release around it.
struct MeasureAnswer: Encodable {
    let release: FigureReleaseData
    let measure: MeasureData
}

/// Several measures, with how many of them have which status.
struct MeasuresAnswer: Encodable {
    let release: FigureReleaseData
    let counts: [String: Int]
    let total: Int
    let measures: [MeasureData]

    init(_ standings: [MeasureStanding], _ context: MeasureContext) {
        release = FigureReleaseData(context)
        counts = Dictionary(standings.map { ($0.rating.code, 1) }, uniquingKeysWith: +)
        total = standings.count
        measures = standings.map { MeasureData($0, context, isWhole: false) }
    }
}
