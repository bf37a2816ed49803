import PlanDomain

/// The addresses at the door and behind it.
extension Path {
    static let signIn = Path(door: "/sign-in")
    static let signInExample = Path(door: "/sign-in/example")
    static let signInCode = Path(door: "/sign-in/code")
    static let signInOpenID = Path(door: "/sign-in/openid")
    static let openIDReturn = Path(door: "/sign-in/openid/return")
    static let forgotten = Path(door: "/sign-in/forgotten")
    static let signOut = Path(door: "/sign-out")
    static let workspace = Path(door: "/workspace")
    static let account = Path(door: "/workspace/account")
    static let codes = Path(door: "/workspace/account/codes")
    static let people = Path(door: "/workspace/people")
    static let addPerson = Path(door: "/workspace/people/add")
    static let addPost = Path(door: "/workspace/posts/add")
    static let permissions = Path(door: "/workspace/permissions")
    static let mail = Path(door: "/workspace/mail")
    static let audit = Path(door: "/workspace/audit")
    static let auditFile = Path(door: "/workspace/audit.csv")
    static let startPlan = Path(door: "/workspace/plans/start")
    static let healthRules = Path(door: "/workspace/health-rules")
    static let governance = Path(door: "/workspace/governance")
    static let draftAssessments = Path(door: "/workspace/assessments")
    static func draft(_ assessment: Assessment) -> Path { draftAssessments.step(assessment.content.slug) }
    static let addMeeting = Path(door: "/workspace/governance/meetings")
    static let addDecision = Path(door: "/workspace/governance/decisions")
    static let bodies = Path(door: "/workspace/governance/bodies")
    static let governanceRules = Path(door: "/workspace/governance/rules")
    static let scrutinyDesk = Path(door: "/workspace/governance/scrutiny")
    static let startRoad = Path(door: "/workspace/governance/roads")
    static let routes = Path(door: "/workspace/governance/routes")
    static func desk(_ route: Route) -> Path { routes.step(route.key) }
    static let paperTemplates = Path(door: "/workspace/governance/paper-templates")
    static func desk(_ item: GovernanceItem) -> Path { startRoad.step(item.slug) }
    static func desk(_ meeting: Meeting) -> Path { addMeeting.step(meeting.key) }
    static func desk(_ decision: Decision) -> Path { addDecision.step(decision.id.description) }
    static let draftMeasures = Path(door: "/workspace/measures")
    static func draft(_ measure: Measure) -> Path { draftMeasures.step(measure.code.rawValue) }

    static func script(_ hash: String) -> Path { Path(door: "/assets/workspace-\(hash).js") }
    static func password(_ token: String) -> Path { Path(door: "/password/\(token)") }
    static func firstRun(_ token: String) -> Path { Path(door: "/first-run/\(token)") }
    static func person(_ id: Account.ID) -> Path { Path(door: "/workspace/people/\(id)") }
    static func post(_ id: Post.ID) -> Path { Path(door: "/workspace/posts/\(id)") }
    static func draft(_ plan: Plan) -> Path { Path(door: "/workspace/plans/\(plan.address)") }

    /// The page of an element in the workspace.
    static func draft(_ element: PlanElement, in plan: Plan) -> Path {
        draft(plan).step(element.kind.plural).step(element.number)
    }

    /// One step further down.
    func step(_ step: String) -> Path { Path(door: "\(string)/\(step)") }

    /// The same with fields behind the question mark; those without a value are left out.
    func asking(_ fields: [(String, String?)]) -> Path {
        let given = fields.compactMap { name, value in value.map { "\(name)=\($0.percentEncodedQuery)" } }
        guard !given.isEmpty else { return self }
        return Path(door: string + (string.contains("?") ? "&" : "?") + given.joined(separator: "&"))
    }
}

extension ElementKind {
    /// The kind that a part of an address names, with the same words as on the public pages.
    init?(inAddress word: String) {
        guard let kind = ElementKind.allCases.first(where: { $0.plural == word }) else { return nil }
        self = kind
    }
}
