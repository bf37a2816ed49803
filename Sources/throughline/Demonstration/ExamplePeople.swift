import HashTreeCollections
import Ledger
import PlanDomain
import PlanUseCases

/// People made up for the demonstration, one for each role, marked as examples wherever they are shown.
struct ExamplePeople {
    let office: Office
    let store: any AccountStore
    let now: @Sendable () -> Moment
    private let identities = IdentitySource.random

    init(office: Office, store: any AccountStore, now: @escaping @Sendable () -> Moment) {
        self.office = office
        self.store = store
        self.now = now
    }

    /// Name, post and role; names that nobody at the council is known to bear.
    private static let people: [(name: String, kind: Account.Kind, post: String, role: Role)] = [
        ("Morgan Example", .officer, "Example Head of Strategy", .strategyLead),
        ("Ariel Example", .officer, "Example Plan Editor", .planEditor),
        ("Robin Example", .officer, "Example Reviewer, Finance", .reviewer),
        ("Parker Example", .officer, "Example Performance Officer", .performanceOfficer),
        ("Councillor Quinn Example", .member, "Example Portfolio Holder", .portfolioHolder),
        ("Councillor Sasha Example", .member, "Example Scrutiny Member", .scrutinyMember),
        ("Jamie Example", .officer, "Example Democratic Services Officer", .democraticServices),
        ("Casey Example", .officer, "Example Publisher", .publisher),
        ("Rowan Example", .officer, "Example Monitoring Officer", .monitoringOfficer),
        ("Avery Example", .partner, "Example Auditor", .auditor),
        ("Drew Example", .officer, "Example Administrator", .administrator),
    ]

    func make() async throws {
        let first = Day(year: 2024, month: 1, day: 1) ?? now().dayInLondon
        for person in Self.people {
            try await make(person.name, person.kind, person.post, .init(role: person.role), first)
        }
        // The posts that answer for figures are in the record already.
        for (name, title) in [
            ("Lee Example", "Example Head of Children's Data"),
            ("Sam Example", "Example Head of Adults' and Place Data"),
        ] {
            guard let post = office.council.postsByTitle.first(where: { $0.title == title }),
                let account = try await account(name, .officer)
            else { continue }
            try await appoint(account, to: post, first)
        }
        // A role for a part of the plan: an editor of one ambition.
        if let plan = office.council.plansByPeriod.first,
            let ambition = office.council.element(ElementAddress(planID: plan.id, kind: .ambition, number: "1"))
        {
            let grant = RoleGrant(role: .planEditor, scope: .element(ambition.id))
            try await make("Kit Example", .officer, "Example Editor for Ambition 1", grant, first)
            try await record(SharePlan(planID: plan.id, audiences: Set(Audience.allCases)))
        }
    }

    private func make(
        _ name: String,
        _ kind: Account.Kind,
        _ title: String,
        _ grant: RoleGrant,
        _ first: Day
    ) async throws {
        guard let account = try await account(name, kind) else { return }
        let post = Post(
            id: identities.identity(for: Post.self),
            title: title,
            unit: "Made up for the demonstration",
            grants: [grant],
            from: first
        )
        try await record(RecordPost(post))
        try await appoint(account, to: post, first)
    }

    private func appoint(_ account: Account, to post: Post, _ first: Day) async throws {
        let appointment = Appointment(
            id: identities.identity(for: Appointment.self),
            postID: post.id,
            account: account.id,
            from: first
        )
        try await record(AppointToPost(appointment))
    }

    /// Nil when there is such an account already.
    private func account(_ name: String, _ kind: Account.Kind) async throws -> Account? {
        let words = name.split(separator: " ").dropLast().last.map { $0.lowercased() } ?? "example"
        let account = Account(
            id: identities.identity(for: Account.self),
            name: name,
            email: "\(words)@example.org",
            kind: kind,
            createdAt: now(),
            isExample: true
        )
        return try await store.keep(account, of: office.key) ? account : nil
    }

    private func record(_ command: some Command) async throws {
        let why = "Example people of the demonstration"
        let outcome = try await office.perform(command, as: Account.machineOperator, because: why)
        guard case .refused(let issues) = outcome else { return }
        throw Failure("The demonstration is at fault: \(issues.map(\.sentence).joined(separator: " "))")
    }
}
