package import PlanDomain
package import PlanUseCases

/// Measures for the sample plan: homes built, care leavers by sex with small counts, one that is internal, one proposed.
package struct SampleMeasures: Sendable {
    package let homes: Measure
    package let leavers: Measure
    package let secret: Measure
    package let proposed: Measure
    private let sample: SamplePlan

    package static let area: AreaCode = {
        guard let code = AreaCode("E08000007") else { preconditionFailure("'E08000007' is an area code.") }
        return code
    }()

    package init(_ sample: SamplePlan) {
        self.sample = sample
        let place = sample.elements.first { $0.number == "1.2" }.map { [$0.id] } ?? []
        func measure(
            _ code: String,
            _ title: String,
            _ unit: String,
            stage: Measure.Stage = .active,
            _ change: (inout MeasureDefinition) -> Void = { _ in }
        ) -> Measure {
            guard let code = MeasureCode(code) else { preconditionFailure("'\(code)' is no code.") }
            var definition = MeasureDefinition(
                from: .sample("2000-01-01"),
                title: title,
                unit: unit,
                decimals: 0,
                goodToBe: .high,
                frequency: .annual,
                periodType: .financialYear
            )
            change(&definition)
            return Measure(
                id: sample.world.new(),
                code: code,
                kind: .council,
                definitions: [definition],
                stage: stage,
                elements: place
            )
        }
        homes = measure("HSG-001", "Homes built", "homes") { $0[.question] = "How many homes were built?" }
        leavers = measure("CAR-001", "Care leavers with a home", "care leavers") {
            $0.smallNumbers = SmallNumberRule(threshold: 5)
        }
        secret = measure("INT-001", "Zyxinternal", "people") { $0.publishability = .internal }
        proposed = measure("PRO-001", "Zyxproposed", "people", stage: .proposed)
    }

    package static func period(_ code: String) -> Period {
        guard let period = Period(code: code) else { preconditionFailure("'\(code)' is no period.") }
        return period
    }

    package static func figure(_ text: String) -> Figure {
        guard let figure = Figure(plain: text) else { preconditionFailure("'\(text)' is no figure.") }
        return figure
    }

    /// A year's figures of the sample's area, by breakdown: "" for all, "sex=female".
    package static func columns(_ measure: Measure, _ figures: [(String, [(String, String)])]) -> FigureColumns {
        var columns = FigureColumns()
        for (breakdown, values) in figures {
            guard let part = Breakdown(breakdown) else { preconditionFailure("'\(breakdown)' is no breakdown.") }
            columns.add(
                measure.id,
                SeriesKey(area: area, breakdown: part),
                values.map { period($0.0) },
                values.map { .figure(figure($0.1), []) }
            )
        }
        return columns
    }

    /// Everything, in order; nothing of it is released.
    package var commands: [any Command] {
        var profile = CouncilProfile.sample
        profile.gssCode = Self.area.rawValue
        func record(_ columns: FigureColumns) -> RecordFigures {
            RecordFigures(
                id: sample.world.new(),
                areas: [Area(code: Self.area, name: "Anytown")],
                figures: columns
            )
        }
        return [
            DescribeCouncil(profile), RecordMeasures([homes, leavers, secret, proposed]),
            record(Self.columns(homes, [("", [("2021FY", "80"), ("2022FY", "104"), ("2023FY", "97")])])),
            record(
                Self.columns(
                    leavers,
                    [("", [("2023FY", "2020")]), ("sex=female", [("2023FY", "3")]), ("sex=male", [("2023FY", "2017")])]
                )
            ),
            record(Self.columns(secret, [("", [("2023FY", "777001")])])),
            record(Self.columns(proposed, [("", [("2023FY", "777002")])])),
        ]
    }

    package func record(in office: Office) async throws {
        for command in commands { _ = try await office.perform(command, as: Account.machineOperator) }
    }
}
