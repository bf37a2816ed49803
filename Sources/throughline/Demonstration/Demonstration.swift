import Foundation
import HashTreeCollections
import Ledger
import PlanDocuments
import PlanDomain
import PlanInterchange
import PlanUseCases
import PlanWeb

/// Stockport's Council Plan 2024-27 as it really happened: the draft of 30 January 2024 and the plan of 22 February 2024.
///
/// What is not known is left out. The links to the Borough Plan are ours, and every page that shows one says so.
struct Demonstration {
    static let key: CouncilKey = {
        guard let key = CouncilKey("stockport") else { preconditionFailure("'stockport' is a key.") }
        return key
    }()

    let office: Office
    let store: any LedgerStore
    private let identities = IdentitySource.random

    init(office: Office, store: any LedgerStore) {
        self.office = office
        self.store = store
    }

    /// Records everything, in the order in which it happened.
    func make() async throws {
        try await record(DescribeCouncil(Self.profile), "Begin the demonstration")
        try await recordFrameworks()
        let earlier = try await recordEarlierPlan()
        let plan = try await importPaper()
        try await link(plan, to: earlier)
        try await align(plan)
        let road = DemonstrationRoad(office: office, plan: plan)
        try await road.setOut()
        try await releaseDraft(plan)
        let adopted = try await road.decide()
        try await amend(plan, on: adopted)
        try await releaseAdopted(plan)
        try await DemonstrationFigures(office: office, store: store).make(plan)
    }

    private static let profile = CouncilProfile(
        name: "Stockport Council",
        shortName: "Stockport",
        gssCode: "E08000007",
        website: "https://www.stockport.gov.uk",
        formatsContact:
            "In a real council this line names a person, a telephone number and an address. This is a demonstration: ask whoever runs this server.",
        colours: BrandColours(brand: "123f5a", ink: "0f5c7a", wash: "e9f2f4"),
        levelNames: LevelNames([
            .core: .init("Core", "Core"), .ambition: .init("Ambition", "Big Ambitions"),
            .priority: .init("Priority", "Priorities"), .theme: .init("Cross-cutting theme", "Cross-cutting themes"),
            .enabler: .init("Enabler", "Enablers"),
        ]),
        demonstrationNotice:
            "This site shows what Throughline does. It is not run by Stockport Council. The plan's words come from the council's published paper; what is ours is marked as illustrative."
    )

    // MARK: other frameworks

    private func recordFrameworks() async throws {
        let themes: [(String, [String])] = [
            (
                "One Heart",
                [
                    "A caring and growing Stockport", "A healthy and happy Stockport",
                    "A strong and supportive Stockport",
                ]
            ),
            (
                "One Home",
                [
                    "A fair and inclusive Stockport", "A flourishing and creative Stockport",
                    "A climate friendly Stockport",
                ]
            ),
            (
                "One Future",
                [
                    "An enterprising and thriving Stockport", "A skilled and confident Stockport",
                    "A radically digital Stockport",
                ]
            ),
        ]
        let elements = themes.flatMap { theme, priorities -> [PlanFramework.Element] in
            let top = PlanFramework.Element(id: new(), parentID: nil, level: "Theme", title: theme)
            return [top]
                + priorities.map { PlanFramework.Element(id: new(), parentID: top.id, level: "Priority", title: $0) }
        }
        let boroughPlan = PlanFramework(
            id: new(),
            slug: "borough-plan",
            name: "One Stockport Borough Plan",
            owner: "The partnership for the borough",
            periodText: "to 2030",
            source: "https://www.stockport.gov.uk/news/council-plan-2022-23-published",
            elements: elements
        )
        try await record(RecordFramework(boroughPlan), "The Council Plan says that it complements the Borough Plan")
        let forecast = PlanFramework(
            id: new(),
            slug: "mtfp",
            name: "Medium-term financial plan",
            owner: "Stockport Council",
            periodText: "2024/25 to 2028/29",
            source: "https://democracy.stockport.gov.uk/mgAi.aspx?ID=77792",
            elements: []
        )
        try await record(
            RecordFramework(forecast),
            "The Council Plan says that it is aligned with the medium-term financial plan"
        )
    }

    // MARK: the earlier plan

    private func recordEarlierPlan() async throws -> Plan.ID {
        let id: Plan.ID = new()
        let source = "https://www.stockport.gov.uk/council-plan"
        guard let period = PlanPeriod(startYear: 2023, endYear: 2024), let day = Day(year: 2023, month: 2, day: 23)
        else {
            preconditionFailure("The dates are constants.")
        }
        let start = StartPlan(id: id, period: period, description: PlanDescription(title: "Council Plan 2023/24"))
        try await record(start, "The plan before this one, as the council's website listed it")
        let titles = [
            "Investment, regeneration and creating jobs", "Education, work and skills", "Wellbeing in Neighbourhoods",
            "Delivering for those who most need it",
        ]
        for (index, title) in titles.enumerated() {
            let ambition = PlanElement(
                id: new(),
                planID: id,
                kind: .ambition,
                number: String(index + 1),
                order: index + 1,
                wording: .init(title: title)
            )
            try await record(AddElement(ambition), "Source: \(source)")
        }
        let decision = Decision(
            id: new(),
            planID: id,
            body: "Council",
            day: day,
            outcome: "Council meeting at which the Council Plan 2023/24 was taken",
            reference: "Council, 23 February 2023",
            source: "https://democracy.stockport.gov.uk/ieIssueDetails.aspx?IId=103219&Opt=3"
        )
        try await record(
            RecordDecision(decision),
            "The dates that the 2024 paper copied are those of this round of meetings"
        )
        try await record(AdoptPlan(planID: id, decision: decision.id), "Taken by the Council", decision.id)
        try await release(
            id,
            name: "The four ambitions",
            stage: .adopted,
            day: day,
            nextUpdate: "None: the Council Plan 2024-27 followed.",
            note:
                "Only the titles of the four ambitions are held here, as the council's website listed them. The plan's own text and its themes are not in this record."
        )
        return id
    }

    // MARK: the paper

    private func importPaper() async throws -> Plan {
        let text = try PaperText(Data(PackageResources.draft_council_plan_2024_27_txt))
        let proposal = try PaperReading(text).proposal()
        let command = ImportPlan(proposal, identities: identities, day: Clock.today)
        try await record(
            command,
            "Read from the committee paper 'Draft Council Plan 2024-27', report of the Director of Strategy"
        )
        guard let plan = office.council.plan(period: proposal.period) else {
            throw Failure("The demonstration's paper was not recorded.")
        }
        return plan
    }

    private func link(_ plan: Plan, to earlier: Plan.ID) async throws {
        let council = office.council
        let why = "Paragraph 1.4 of the paper: the plan builds on the four ambitions of 2023/24"
        for ambition in council.elements(of: .ambition, in: plan.id) {
            guard
                let before = council.element(ElementAddress(planID: earlier, kind: .ambition, number: ambition.number))
            else {
                continue
            }
            let isSame = before.wording.title.lowercased() == ambition.wording.title.lowercased()
            let succession = Succession(
                predecessor: before.id,
                successor: ambition.id,
                manner: isSame ? .carried : .reworded,
                reason: why
            )
            try await record(LinkPredecessor(succession), why)
        }
    }

    /// Drawn from the titles alone; every page that shows one says that it is ours.
    private func align(_ plan: Plan) async throws {
        guard let boroughPlan = office.council.framework(slug: "borough-plan") else { return }
        let pairs: [(ElementKind, String, String)] = [
            (.theme, "1", "A fair and inclusive Stockport"), (.theme, "2", "A climate friendly Stockport"),
            (.enabler, "3", "A radically digital Stockport"), (.ambition, "2", "A skilled and confident Stockport"),
            (.ambition, "1", "An enterprising and thriving Stockport"),
            (.ambition, "3", "A healthy and happy Stockport"),
            (.ambition, "4", "A strong and supportive Stockport"), (.priority, "4.4", "A caring and growing Stockport"),
        ]
        for (kind, number, title) in pairs {
            let address = ElementAddress(planID: plan.id, kind: kind, number: number)
            guard let element = office.council.element(address),
                let target = boroughPlan.elements.first(where: { $0.title == title })
            else { throw Failure("The demonstration's paper has no \(kind.rawValue) \(number).") }
            let alignment = Alignment(
                id: new(),
                elementID: element.id,
                frameworkID: boroughPlan.id,
                frameworkElementID: target.id,
                strength: .contributes,
                basis: .illustrative
            )
            try await record(AlignElement(alignment), "Illustrative: drawn for the demonstration")
        }
    }

    // MARK: the draft

    private var cabinetDay: Day { day(2024, 1, 30) }
    private var councilDay: Day { day(2024, 2, 22) }

    private func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        guard let day = Day(year: year, month: month, day: day) else { preconditionFailure("The dates are constants.") }
        return day
    }

    private func releaseDraft(_ plan: Plan) async throws {
        try await release(
            plan.id,
            name: "Draft for Cabinet",
            stage: .draft,
            day: cabinetDay,
            nextUpdate: "After the Council meeting of \(councilDay.inWords).",
            note:
                "Shown as the committee paper has it, errors included: its core title is cut off, and its next steps give last year's meeting dates."
        )
    }

    // MARK: the plan adopted

    /// What the adopted plan has and the paper had not, as amendments on the Council's authority.
    private func amend(_ plan: Plan, on adopted: Decision.ID) async throws {
        guard let current = office.council.plans[plan.id] else { return }
        var description = current.description
        description.publicTitle = "Ambitious Stockport, creating opportunities for everyone"
        description.nextSteps = description.nextSteps
            .replacing("31st January", with: "{meeting.cabinet.date}")
            .replacing("23rd February", with: "{meeting.council.date}")
        try await record(
            DescribePlan(planID: plan.id, description: description, seen: current.revision),
            "The public title; and the meeting dates, which the paper had copied from the year before",
            adopted
        )
        if let core = office.council.elements(of: .core, in: plan.id).first {
            var wording = core.wording
            wording.title += " services"
            try await record(
                RewordElement(elementID: core.id, wording: wording, seen: core.revision),
                "The paper cuts this title off; its paragraph 1.4 speaks of efficient and effective services",
                adopted
            )
        }
    }

    private func releaseAdopted(_ plan: Plan) async throws {
        try await release(
            plan.id,
            name: "Adopted plan",
            stage: .adopted,
            day: councilDay,
            nextUpdate:
                "The council took an updated plan to its budget meeting of February 2025; that edition is not held here.",
            note:
                "The ambitions, priorities, themes and enablers are as the paper of January 2024 words them; the text of the designed public document is not held here."
        )
    }

    // MARK: the paper, rebuilt

    /// The founding paper from the record: with the calendar's dates, the plan's period and no cut-off title.
    ///
    /// Once the assessments are public: they go with it.
    func releasePaper() async throws {
        guard let template = PaperTemplate.ofProduct.first else { throw Failure("The product has no template.") }
        let (council, head) = try await Replay(store).council(office.key)
        let build = try PaperBuild.choosing(template, for: "cabinet", in: council, recordHash: head.hash.description)
        let press = PaperPress(try? PaperTypesetter.found())
        let built = try await press.built(build, try build.document())
        let outcome = try await PaperPublisher(office: office, store: store).release(
            built,
            id: new(),
            note:
                "Rebuilt from the record by this demonstration. The paper that Cabinet had in January 2024 is the council's own.",
            as: Account.machineOperator
        )
        guard case .refused(let issues) = outcome else { return }
        throw Failure("The demonstration is at fault: \(issues.map(\.sentence).joined(separator: " "))")
    }

    // MARK: parts

    private func new<Entity>() -> Identifier<Entity> { identities.identity(for: Entity.self) }

    private func record(_ command: some Command, _ reason: String, _ authority: Decision.ID? = nil) async throws {
        let outcome = try await office.perform(command, as: Account.machineOperator, because: reason, on: authority)
        guard case .refused(let issues) = outcome else { return }
        throw Failure("The demonstration is at fault: \(issues.map(\.sentence).joined(separator: " "))")
    }

    private func release(
        _ plan: Plan.ID,
        name: String,
        stage: Edition.Stage,
        day: Day,
        nextUpdate: String,
        note: String
    ) async throws {
        let publisher = Publisher(office: office, store: store, renderer: EditionPages())
        let outcome = try await publisher.release(
            plan,
            id: new(),
            name: name,
            stage: stage,
            day: day,
            nextUpdate: nextUpdate,
            note: note,
            as: Account.machineOperator
        )
        guard case .refused(let issues) = outcome else { return }
        throw Failure("The demonstration is at fault: \(issues.map(\.sentence).joined(separator: " "))")
    }
}
