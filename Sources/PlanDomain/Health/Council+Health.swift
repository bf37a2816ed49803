import HashTreeCollections

extension Council {
    /// Everything in a plan that breaks a rule which the policy asks for, in reading order.
    ///
    /// The plan's own texts are those of the value given, so that a text can be checked before it is saved.
    package func health(of plan: Plan, under policy: HealthPolicy) -> [HealthFinding] {
        let elements = elementsInOrder(of: plan.id)
        var check = HealthCheck(self, plan: plan, elements: elements, policy: policy)
        check.read(plan.description.texts, of: nil)
        check.readMeasures()
        for element in elements {
            check.readStructure(of: element)
            check.read(element.wording.texts, of: element)
        }
        return check.findings
    }
}

/// One reading of a plan, from its title to its last element.
private struct HealthCheck {
    private let council: Council
    private let planID: Plan.ID
    private let policy: HealthPolicy
    private let record: RecordFindings
    private let standing: Set<PlanElement.ID>
    private let parents: Set<PlanElement.ID>
    private let measured: Set<PlanElement.ID>
    private var titles: [String: PlanElement] = [:]
    private var abbreviations = AbbreviationList()
    private var places: [Place] = []

    /// An element as such, or one text, with what is wrong there.
    private struct Place {
        let elementID: PlanElement.ID?
        let field: TextField?
        var found: [TextFinding]
    }

    init(_ council: Council, plan: Plan, elements: [PlanElement], policy: HealthPolicy) {
        self.council = council
        self.policy = policy
        planID = plan.id
        record = RecordFindings(council, plan: plan)
        standing = Set(elements.map(\.id))
        parents = Set(elements.compactMap(\.parentID))
        measured = Set(council.measures.values.filter { $0.stage != .retired }.flatMap(\.elements))
        // The council's own short name stands beside its name on every page.
        if let profile = council.profile { abbreviations.explained.insert(profile.shortName) }
    }

    mutating func readStructure(of element: PlanElement) {
        let wording = element.wording
        let isPriority = element.kind == .priority
        let texts = [wording.statement, wording.narrative, wording.success]
        let broken: [(rule: HealthRule, isBroken: Bool)] = [
            (.ambitionWithoutPriority, element.kind == .ambition && !parents.contains(element.id)),
            (.priorityWithoutLead, isPriority && (element.lead ?? "").trimmingSpaces.isEmpty),
            (.priorityWithoutTheme, isPriority && !element.themes.contains(where: standing.contains)),
            (.elementWithoutText, texts.allSatisfy(\.trimmingSpaces.isEmpty)),
            (.priorityWithoutMeasure, isPriority && hasMeasures && !isMeasured(element)),
        ]
        let found = broken.filter(\.isBroken).map { TextFinding(rule: $0.rule, excerpt: wording.title) }
        places.append(Place(elementID: element.id, field: nil, found: found))
    }

    private var hasMeasures: Bool { !council.measures.isEmpty }

    private func isMeasured(_ element: PlanElement) -> Bool {
        measured.contains(element.id) || council.unmeasured[element.id] != nil
    }

    /// Measures belong to the council, not to a plan: the newest plan is told of those that stand outside.
    mutating func readMeasures() {
        guard hasMeasures, council.plansByPeriod.first?.id == planID else { return }
        let outside = council.measures.values.filter { $0.stage != .retired && $0.elements.isEmpty }
            .sorted { $0.code < $1.code }
        let found = outside.map { TextFinding(rule: .measureWithoutPlace, excerpt: $0.code.rawValue) }
        places.append(Place(elementID: nil, field: nil, found: found))
    }

    /// Reads the texts of an element, or of the plan itself.
    mutating func read(_ texts: [(field: TextField, text: String)], of element: PlanElement?) {
        for (field, text) in texts where !text.isEmpty {
            let prose = ProseText(text, isMarkdown: field.isMarkdown)
            var found = record.all(in: text) + ProseFindings(prose).all
            if field == .title, let element { found += repetition(of: element) }
            for block in prose.blocks { abbreviations.read(block, place: places.count) }
            places.append(Place(elementID: element?.id, field: field, found: found))
        }
    }

    private mutating func repetition(of element: PlanElement) -> [TextFinding] {
        let title = element.wording.title
        let key = title.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard let first = titles[key] else {
            titles[key] = element
            return []
        }
        return [TextFinding(rule: .duplicateTitle, excerpt: title, detail: council.citation(first))]
    }

    /// Place by place, and in each in the order of the rules.
    var findings: [HealthFinding] {
        var places = places
        for use in abbreviations.unexplained {
            let finding = TextFinding(rule: .abbreviationUnexplained, excerpt: use.short, detail: "\(use.count)")
            places[use.place].found.append(finding)
        }
        let rules = HealthRule.allCases.filter { policy[$0] != .off }
        return places.lazy.filter { !$0.found.isEmpty }.flatMap { place in
            rules.flatMap { rule in
                place.found.filter { $0.rule == rule }.map { placed($0, in: place) }
            }
        }
    }

    private func placed(_ finding: TextFinding, in place: Place) -> HealthFinding {
        HealthFinding(
            rule: finding.rule,
            severity: policy[finding.rule],
            planID: planID,
            elementID: place.elementID,
            field: place.field,
            excerpt: finding.excerpt,
            detail: finding.detail
        )
    }
}
