import HashTreeCollections
package import PlanDomain

/// What a paper is built from: a template, the council's record at one position, and for whom.
package struct PaperBuild: Sendable {
    package let template: PaperTemplate
    package let council: Council
    package let plan: Plan
    package let item: GovernanceItem?

    /// The body that gets the paper, and its meeting.
    package let body: Body
    package let meeting: Meeting

    /// Of the last entry that the paper takes account of, in hexadecimal digits.
    package let recordHash: String

    /// Released figures, which alone a paper may show; nil while there are none.
    package let figures: (any PaperFigures)?

    /// Whether the parts that are not for publication are written out, for the members alone.
    package let isForMembersAlone: Bool

    package init(
        template: PaperTemplate,
        council: Council,
        plan: Plan,
        item: GovernanceItem?,
        body: Body,
        meeting: Meeting,
        recordHash: String,
        figures: (any PaperFigures)? = nil,
        isForMembersAlone: Bool = false
    ) {
        self.template = template
        self.council = council
        self.plan = plan
        self.item = item
        self.body = body
        self.meeting = meeting
        self.recordHash = recordHash
        self.figures = figures
        self.isForMembersAlone = isForMembersAlone
    }

    /// What a text of the paper may refer to: all that a text of the plan may, the road, the counts, the paper itself.
    package var references: TextReferences {
        let plain = council.references(for: plan)
        var values = plain.values
        values["paper.body"] = body.name
        values["paper.meeting"] = meeting.day.inWords
        values["plan.name"] = Self.name(values["plan.title"] ?? "", without: plan.period)
        values["plan.startYear"] = String(plan.period.startYear)
        values["plan.firstYear"] = FinancialYear(startYear: plan.period.startYear).label
        for kind in ElementKind.allCases {
            values["count.\(kind.plural)"] = Self.inWords(council.elements(of: kind, in: plan.id).count)
        }
        for kind in Body.Kind.allCases {
            // A kind may stand twice on the road: the paper's own meeting is meant before any other.
            let step =
                item?.steps.first { $0.bodyKey == body.key && $0.meetingKey == meeting.key && body.kind == kind }
                ?? item?.currentStep { council.bodies[$0.bodyKey]?.kind == kind }
            guard let step, let meeting = step.meetingKey.flatMap({ council.meetings[$0] }),
                meeting.cancellation == nil
            else { continue }
            values["road.\(kind.rawValue).date"] = meeting.day.inWords
            values["road.\(kind.rawValue).body"] = council.bodyName(step.bodyKey)
        }
        if let previous = council.plansByPeriod.first(where: { $0.period.endYear <= plan.period.startYear }) {
            values["previous.title"] = council.title(previous)
        }
        // It may name the plan or the council itself, and stands where others name it.
        values["paper.author"] = TextReferences(values).resolving(template.author)
        return TextReferences(values)
    }

    /// "Council Plan" of "Council Plan 2024-27".
    private static func name(_ title: String, without period: PlanPeriod) -> String {
        PlanPeriod.mentions(in: title).reduce(title) { $0.replacing($1.text, with: "") }.trimmingSpaces
    }

    /// Small numbers as prose writes them.
    private static func inWords(_ count: Int) -> String {
        let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
        return words.indices.contains(count) ? words[count] : String(count)
    }
}

/// Where a paper gets its figures: released ones alone.
package protocol PaperFigures: Sendable {
    /// A measure over time with its table; nil when no released measure has the code.
    func chart(of code: MeasureCode) -> Chart?

    /// How many measures have which status.
    var summary: Table { get }
}

/// Something that keeps a paper from being built, and where.
package struct PaperFault: Equatable, Sendable {
    /// The number of the paragraph, or the name of the part: "2.1", "Title".
    package let place: String
    package let message: String

    package var sentence: String { "\(place): \(message)" }
}

/// Why a paper was not built: all of its faults at once.
package struct PaperFaults: Error, Equatable, Sendable {
    package let faults: [PaperFault]
}
