import HashTreeCollections

/// Questions that pages and rules ask of a council's value.
extension Council {
    package func plan(address: String) -> Plan? { plans.values.first { $0.address == address } }

    package func plan(period: PlanPeriod) -> Plan? { plans.values.first { $0.period == period } }

    /// Newest period first.
    package var plansByPeriod: [Plan] { plans.values.sorted { $0.period > $1.period } }

    package func element(_ address: ElementAddress) -> PlanElement? { addresses[address].flatMap { elements[$0] } }

    /// Every element of a plan in reading order: core, ambitions with their priorities, themes, enablers.
    package func elementsInOrder(of planID: Plan.ID, includingRetired: Bool = false) -> [PlanElement] {
        let mine = elements.values.filter { $0.planID == planID && (includingRetired || $0.retirement == nil) }
        let families = Dictionary(grouping: mine.sorted(by: Self.readingOrder), by: \.parentID)
        return (families[nil] ?? []).flatMap { [$0] + (families[$0.id] ?? []) }
    }

    package func elements(of kind: ElementKind, in planID: Plan.ID) -> [PlanElement] {
        elementsInOrder(of: planID).filter { $0.kind == kind }
    }

    package func children(of parent: PlanElement) -> [PlanElement] {
        elements.values.filter { $0.parentID == parent.id && $0.retirement == nil }.sorted(by: Self.readingOrder)
    }

    package func priorities(tagged theme: PlanElement) -> [PlanElement] {
        elementsInOrder(of: theme.planID).filter { $0.themes.contains(theme.id) }
    }

    /// "Ambition 1: Education, work and skills", with the council's own word for the level.
    package func label(_ element: PlanElement) -> String {
        "\(citation(element)): \(element.wording.title)"
    }

    /// "Priority 1.2", or only "Core" where the council has one core.
    package func citation(_ element: PlanElement) -> String {
        let level = (profile?.levelNames ?? LevelNames())[element.kind].singular
        return element.kind == .core ? level : "\(level) \(element.number)"
    }

    /// The formal title with its references filled in.
    package func title(_ plan: Plan) -> String { references(for: plan).resolving(plan.description.title) }

    package func predecessors(of element: PlanElement) -> [(element: PlanElement, manner: Succession.Manner)] {
        linked(successions.filter { $0.successor == element.id }) { $0.predecessor }
    }

    package func successors(of element: PlanElement) -> [(element: PlanElement, manner: Succession.Manner)] {
        linked(successions.filter { $0.predecessor == element.id }) { $0.successor }
    }

    package func alignments(of element: PlanElement) -> [Alignment] {
        alignments.values.filter { $0.elementID == element.id }.sorted { $0.id < $1.id }
    }

    /// The decisions on the way to a plan's adoption, oldest first; none while it is not adopted.
    package func decisions(on plan: Plan) -> [Decision] {
        guard let adoption = plan.adoption else { return [] }
        // Public pages show them: a written record is public only once it is published (I29).
        return decisions.values.filter {
            $0.planID == plan.id && $0.day <= adoption.day && ($0.record == nil || $0.published != nil)
        }
        .sorted {
            ($0.day, $0.id) < ($1.day, $1.id)
        }
    }

    package func framework(slug: String) -> PlanFramework? { frameworks.values.first { $0.slug == slug } }

    package var frameworksByName: [PlanFramework] { frameworks.values.sorted { $0.name < $1.name } }

    /// Oldest first.
    package func editions(of planID: Plan.ID) -> [Edition] {
        editions.values.filter { $0.planID == planID }.sorted { $0.number < $1.number }
    }

    /// The newest binding edition that has not been withdrawn, or while there is none the newest draft.
    package func editionInForce(of planID: Plan.ID) -> Edition? {
        let standing = editions(of: planID).filter { $0.withdrawal == nil }
        return standing.last { $0.stage.isBinding } ?? standing.last
    }

    /// The edition that took the place of another, if one has.
    package func successor(of edition: Edition) -> Edition? {
        guard let current = editionInForce(of: edition.planID), current.number > edition.number else { return nil }
        return current
    }

    private static func readingOrder(_ left: PlanElement, _ right: PlanElement) -> Bool {
        (left.kind.rank, left.order, left.id) < (right.kind.rank, right.order, right.id)
    }

    private func linked(
        _ successions: some Sequence<Succession>,
        other: (Succession) -> PlanElement.ID
    ) -> [(element: PlanElement, manner: Succession.Manner)] {
        successions.compactMap { succession in
            elements[other(succession)].map { (element: $0, manner: succession.manner) }
        }
        .sorted { ($0.element.number, $0.element.id) < ($1.element.number, $1.element.id) }
    }
}

extension PlanElement {
    package var address: ElementAddress { ElementAddress(planID: planID, kind: kind, number: number) }
}
