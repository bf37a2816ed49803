import HashTreeCollections

/// Asks to add what will be done about an impact, or to find it out.
package struct AddMitigation: Command {
    package let id: Mitigation.ID
    package let assessmentID: Assessment.ID
    package let code: AssessmentCode
    package let action: String
    package let owner: String

    /// Nil where none was given that is a day.
    package let reviewDay: Day?
    package let measureID: Measure.ID?

    package init(
        id: Mitigation.ID,
        assessmentID: Assessment.ID,
        code: AssessmentCode,
        action: String,
        owner: String,
        reviewDay: Day?,
        measureID: Measure.ID? = nil
    ) {
        self.id = id
        self.assessmentID = assessmentID
        self.code = code
        self.action = action
        self.owner = owner
        self.reviewDay = reviewDay
        self.measureID = measureID
    }

    package func demand(in council: Council) -> Demand { council.demand(.editAssessment, about: assessmentID) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        switch council.openAssessment(assessmentID) {
        case .failure(let refusal): return .refused([refusal.issue])
        case .success(let assessment):
            guard assessment.content.finding(code) != nil else { return .refused("code", "finding-first") }
            guard assessment.content.mitigation(id) == nil else { return .changes([]) }
            let today = context.moment.dayInLondon
            let issues = issues(in: council, today: today)
            guard issues.isEmpty, let reviewDay else { return .refused(issues) }
            let mitigation = Mitigation(
                id: id,
                code: code,
                action: action.trimmingSpaces,
                owner: owner.trimmingSpaces,
                reviewDay: reviewDay,
                measureID: measureID,
                baseline: measureID.flatMap(council.lastFigurePeriod),
                addedOn: today
            )
            return .changes([
                .assessment(
                    .mitigationAdded(.init(assessmentID: assessmentID, mitigation: mitigation, by: context.actor))
                )
            ])
        }
    }

    private func issues(in council: Council, today: Day) -> [Issue] {
        var issues: [Issue] = []
        if action.trimmingSpaces.isEmpty { issues.append(Issue(field: "action", code: "mitigation-action-missing")) }
        if action.count > 1000 { issues.append(Issue(field: "action", code: "text-too-long", detail: "1000")) }
        if owner.trimmingSpaces.isEmpty { issues.append(Issue(field: "owner", code: "mitigation-owner-missing")) }
        if owner.count > 200 { issues.append(Issue(field: "owner", code: "text-too-long", detail: "200")) }
        if let reviewDay {
            if reviewDay < today {
                issues.append(Issue(field: "review-day", code: "days-out-of-order", detail: today.inWords))
            }
        } else {
            issues.append(Issue(field: "review-day", code: "day-malformed"))
        }
        if let measureID, council.measures[measureID] == nil {
            issues.append(Issue(field: "measure", code: "measure-unknown"))
        }
        return issues
    }
}

extension Council {
    /// The last period for which a measure has a figure of the council's own area.
    func lastFigurePeriod(of id: Measure.ID) -> Period? {
        guard let area = ownArea else { return nil }
        let series = series(of: id, SeriesKey(area: area))
        return series.values.lastIndex { $0.figure != nil }.map { series.periods[$0] }
    }
}
