import HashTreeCollections

/// Asks to set what a measure is to reach in a period; an approved target changes only with reason and authority (I2).
package struct SetTarget: Command {
    package let measureID: Measure.ID
    package let period: Period
    package let aim: Target.Aim
    package let basis: Target.Basis
    package let rationale: String

    package init(
        measureID: Measure.ID,
        period: Period,
        aim: Target.Aim,
        basis: Target.Basis,
        rationale: String
    ) {
        self.measureID = measureID
        self.period = period
        self.aim = aim
        self.basis = basis
        self.rationale = rationale
    }

    package func demand(in _: Council) -> Demand { Demand(.manageMeasures, about: .measure(measureID)) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let measure = council.measures[measureID] else { return .refused("measure", "measure-unknown") }
        var issues: [Issue] = []
        let definition = measure.definition(for: period)
        if period.type != definition.periodType {
            issues.append(Issue(field: "period", code: "period-of-other-kind", detail: definition.periodType.name))
        }
        if case .value(.range) = aim, definition.goodToBe != .inRange {
            issues.append(Issue(field: "aim", code: "target-range-misplaced"))
        }
        if case .value(.single) = aim, definition.goodToBe == .inRange {
            issues.append(Issue(field: "aim", code: "target-range-needed"))
        }
        // Written down, a range the wrong way round could never be read again.
        if case .value(.range(let lower, let upper)) = aim, lower > upper {
            issues.append(Issue(field: "aim", code: "target-range-needed"))
        }
        if rationale.count > 1000 { issues.append(Issue(field: "rationale", code: "text-too-long", detail: "1000")) }
        let current = council.targets[TargetKey(measureID, period)]?.current
        if let current, current.aim == aim, current.basis == basis, current.rationale == rationale {
            return .changes([])
        }
        if current?.approved != nil {
            if (context.reason ?? "").trimmingSpaces.isEmpty {
                issues.append(Issue(field: "reason", code: "locked-target-needs-reason"))
            }
            if let authority = context.authority {
                if council.decisions[authority] == nil {
                    issues.append(Issue(field: "authority", code: "authority-unknown"))
                }
            } else {
                issues.append(Issue(field: "authority", code: "locked-target-needs-authority"))
            }
        }
        guard issues.isEmpty else { return .refused(issues) }
        let version = Target.Version(aim: aim, basis: basis, rationale: rationale)
        return .changes([.measure(.targetSet(.init(measureID: measureID, period: period, version: version)))])
    }
}

/// Asks to approve a target, which locks it.
package struct ApproveTarget: Command {
    package let measureID: Measure.ID
    package let period: Period

    package init(measureID: Measure.ID, period: Period) {
        self.measureID = measureID
        self.period = period
    }

    package func demand(in _: Council) -> Demand { Demand(.approveTarget, about: .measure(measureID)) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard let target = council.targets[TargetKey(measureID, period)] else {
            return .refused("period", "target-unknown")
        }
        guard target.current.approved == nil else { return .changes([]) }
        return .changes([.measure(.targetApproved(.init(measureID: measureID, period: period)))])
    }
}
