import Foundation
import HashTreeCollections

@testable import PlanDomain

/// A council's record with two rounds of meetings, a plan and measures with figures and a target.
struct LintCouncil {
    let council: Council

    /// Attainment, a share that is good when high; caseload, good when low; a rate of sickness by quarter.
    init() {
        var council = MeasureLibrary().withoutArea
        let profile = CouncilProfile(
            name: "Anytown Council",
            shortName: "Anytown",
            gssCode: "E08000007",
            formatsContact: "Ask us."
        )
        Self.apply(.council(.described(profile)), to: &council)
        for (key, body, day) in [
            ("cabinet-23", "Cabinet", "2023-01-31"), ("council-23", "Council", "2023-02-23"),
            ("cabinet", "Cabinet", "2024-01-30"), ("council", "Council", "2024-02-22"),
            ("children", "Children and Families Scrutiny Committee", "2024-01-17"),
        ] {
            let meeting = Meeting(key: key, body: body, day: .sample(day), source: "")
            Self.apply(.governance(.meetingRecorded(meeting)), to: &council)
        }
        if let period = PlanPeriod("2024-27") {
            let plan = Plan(id: .init(rawValue: UUID()), period: period, description: .init(title: "Council Plan"))
            Self.apply(.plan(.started(plan)), to: &council)
            Self.recordElements(of: plan.id, in: &council)
        }
        Self.recordMeasures(in: &council)
        self.council = council
    }

    private static func apply(_ change: Change, to council: inout Council) {
        council.apply(change, at: council.position + 1)
    }

    /// A core, four ambitions, two themes and four enablers, with twenty priorities: three of them under the core.
    private static func recordElements(of plan: Plan.ID, in council: inout Council) {
        func add(_ kind: ElementKind, _ number: String, _ order: Int, under parent: PlanElement.ID? = nil)
            -> PlanElement.ID
        {
            let id = PlanElement.ID(rawValue: UUID())
            let element = PlanElement(
                id: id,
                planID: plan,
                kind: kind,
                parentID: parent,
                number: number,
                order: order,
                wording: .init(title: "\(kind.rawValue) \(number)")
            )
            apply(.plan(.elementAdded(element)), to: &council)
            return id
        }
        for (place, count) in [3, 4, 4, 4, 5].enumerated() {
            let parent = place == 0 ? add(.core, "C", 1) : add(.ambition, String(place), place)
            for order in 1...count { _ = add(.priority, "\(place).\(order)", order, under: parent) }
        }
        for order in 1...2 { _ = add(.theme, String(order), order) }
        for order in 1...4 { _ = add(.enabler, String(order), order) }
    }

    private static func recordMeasures(in council: inout Council) {
        let attainment = measure(
            "EDU-004",
            "Pupils who reach the expected standard (Key Stage 2)",
            "% of pupils",
            .high
        )
        let caseload = measure("SWK-001", "Average caseload of a social worker", "cases for each worker", .low)
        let sickness = measure("HRS-002", "Days lost to sickness", "days for each employee", .low, .quarter)
        let absence = measure("SICK-001", "Days of absence of teachers", "days for each teacher", .low, .quarter)
        apply(.measure(.recorded(.init(measures: [attainment, caseload, sickness, absence]))), to: &council)
        let key = SeriesKey(area: .sample("E08000007"))
        var columns = FigureColumns()
        for (measure, figures) in [
            (attainment, [("2021FY", "58.4"), ("2022FY", "60.9"), ("2023FY", "59.66")]),
            (caseload, [("2022FY", "17.2"), ("2023FY", "18.1")]),
            (
                sickness,
                [("2023-M06-Q", "2.4"), ("2023-M09-Q", "2.1"), ("2023-M12-Q", "2.9"), ("2024-M03-Q", "3.0")]
                    + [("2024-M06-Q", "2.2")]
            ),
            // By the seasons: worse than a quarter ago, and better than a year ago.
            (absence, [("2022-M12-Q", "2.9"), ("2023-M09-Q", "2.4"), ("2023-M12-Q", "2.7")]),
        ] {
            let values = figures.map { ObservedValue($0.1) ?? .absent(.notAvailable) }
            columns.add(measure.id, key, figures.map { Period.sample($0.0) }, values)
        }
        apply(
            .measure(.figuresRecorded(.init(id: .init(rawValue: UUID()), new: 13, changed: 0, figures: columns))),
            to: &council
        )
        let target = Target.Version(aim: .value(.single(Figure(whole: 65))), basis: .localAmbition, rationale: "")
        apply(
            .measure(.targetSet(.init(measureID: attainment.id, period: .sample("2023FY"), version: target))),
            to: &council
        )
        apply(.measure(.targetApproved(.init(measureID: attainment.id, period: .sample("2023FY")))), to: &council)
    }

    private static func measure(
        _ code: String,
        _ title: String,
        _ unit: String,
        _ goodToBe: GoodToBe,
        _ type: PeriodType = .financialYear
    ) -> Measure {
        let definition = MeasureDefinition(
            from: .sample("2010-04-01"),
            title: title,
            unit: unit,
            decimals: 1,
            goodToBe: goodToBe,
            frequency: type == .quarter ? .quarterly : .annual,
            periodType: type
        )
        return Measure(id: .init(rawValue: UUID()), code: .sample(code), kind: .council, definitions: [definition])
    }
}
