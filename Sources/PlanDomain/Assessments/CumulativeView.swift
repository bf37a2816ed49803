import HashTreeCollections

/// Who and what is touched by how many decisions: all assessments together, by group and by theme.
package struct CumulativeView: Equatable, Sendable {
    package let rows: [Row]

    /// How many assessments were looked at, and how many of them were screened out.
    package let count: Int
    package let screenedOut: Int

    /// One group or theme.
    package struct Row: Equatable, Sendable {
        package let entry: AssessmentList.Entry

        /// What each assessment found, the most severe first.
        package let items: [Item]

        /// How many assessments found so; `severity` for what is negative in part or in whole.
        package func count(_ impact: AssessmentFinding.Impact, _ severity: AssessmentFinding.Severity? = nil) -> Int {
            items.count { $0.finding.impact == impact && (severity == nil || $0.finding.severity == severity) }
        }

        /// Those that do something to it, or may.
        package var touching: Int { items.count - count(.neutral) }

        /// The same count for what is negative, alone or together with something good.
        package func negative(_ severity: AssessmentFinding.Severity? = nil) -> Int {
            count(.negative, severity) + count(.mixed, severity)
        }
    }

    package struct Item: Equatable, Sendable {
        package let assessmentID: Assessment.ID
        package let finding: AssessmentFinding
    }

    /// Of each assessment what it says now; those screened out count and find nothing.
    package init(_ contents: [AssessmentContent], list: AssessmentList) {
        count = contents.count
        screenedOut = contents.count { $0.screening?.isNeeded == false }
        let standing = contents.filter { $0.screening?.isNeeded == true }.sorted { $0.slug < $1.slug }
        rows = list.entries.compactMap { entry in
            let items = standing.compactMap { content -> Item? in
                guard content.kind == entry.kind else { return nil }
                return content.finding(entry.code).map { Item(assessmentID: content.id, finding: $0) }
            }
            guard entry.retired == nil || !items.isEmpty else { return nil }
            return Row(entry: entry, items: items.sorted { $0.finding.weight > $1.finding.weight })
        }
    }

    package func rows(of kind: AssessmentKind) -> [Row] { rows.filter { $0.entry.kind == kind } }
}

extension AssessmentFinding {
    /// What is read first: the most severe.
    fileprivate var weight: Int {
        switch impact {
        case .negative: 10 + (severity == .high ? 3 : severity == .medium ? 2 : 1)
        case .mixed: 6 + (severity == .high ? 3 : severity == .medium ? 2 : 1)
        case .unknown: 5
        case .positive: 2
        case .neutral: 1
        }
    }
}

extension Council {
    /// Of all assessments, whether they are public or not.
    package var cumulativeView: CumulativeView {
        CumulativeView(assessments.values.map(\.content), list: assessmentList)
    }
}
