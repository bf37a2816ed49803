import Foundation
import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import NIOCore
import PlanDomain
package import PlanUseCases

/// The public site of one council: every address that answers, made of released editions alone.
///
/// Who may use it: everybody. It only reads, and it is made of `ReleasedCouncil`, so it has nothing else to show.
package struct PublicSite: Sendable {
    let pages: SitePages
    let index: SearchIndex

    /// Every signed file by its hash.
    let register: FileRegister
    private let promises: PromisesPages
    private let assessments: AssessmentPages

    /// The newest release of figures; nil while there is none.
    let measureContext: MeasureContext?
    private(set) var resources: [String: Resource] = [:]

    /// Lower-case forms of addresses, for those who type them otherwise.
    private var canonicalCase: [String: Path] = [:]

    /// Longer addresses than this have no page here.
    static let targetLimit = 2048
    static let queryLimit = 200

    /// `isStatic` leaves out what plain files cannot do: the workspace, search, and files that are sent in.
    ///
    /// `origin` is the scheme and host under which the public reaches the site: "https://plan.example.gov.uk".
    package init(_ released: ReleasedCouncil, origin: String, hasDoor: Bool = false, isStatic: Bool = false) {
        let stylesheet = Stylesheet(released.council.colours, released.figures.last?.council.statusScheme ?? .usual)
        var navigation: [Frame.NavigationItem] = []
        if let plan = released.inForce?.plan {
            navigation.append(.init(title: "The plan", path: .plan(plan.address)))
            navigation.append(.init(title: "Editions", path: .editions(plan.address)))
        }
        if !released.figures.isEmpty {
            navigation.append(.init(title: "Dashboard", path: .dashboard))
            navigation.append(.init(title: "Measures", path: .measures))
        }
        if released.plans.count > 1 { navigation.append(.init(title: "Promises", path: .promises)) }
        if !released.governance.decisions.isEmpty { navigation.append(.init(title: "Decisions", path: .decisions)) }
        if !released.governance.meetings.isEmpty { navigation.append(.init(title: "Meetings", path: .meetings)) }
        if !released.papers.isEmpty { navigation.append(.init(title: "Papers", path: .papers)) }
        if !released.assessments.isEmpty { navigation.append(.init(title: "Assessments", path: .assessments)) }
        navigation += [.init(title: "Search", path: .search), .init(title: "About", path: .about)]
        let frame = Frame(
            council: released.council,
            stylesheet: stylesheet.path,
            navigation: navigation,
            hasDoor: hasDoor,
            isStatic: isStatic
        )
        pages = SitePages(released: released, frame: frame)
        measureContext = released.figures.last.map { MeasureContext($0, plans: released) }
        assessments = AssessmentPages(released, measures: measureContext)
        index = SearchIndex(
            Self.documents(released) + (measureContext.map(Self.documents) ?? [])
                + GovernanceSite.documents(released.governance) + Self.documents(assessments)
        )
        register = FileRegister(released)
        promises = PromisesPages(promises: ReleasedPromises(released), pages: pages)
        addSitePages(stylesheet, origin)
        for plan in released.plans { add(plan) }
        addPromises()
        addMeasures(released, origin)
        addAssessments(assessments)
        addGovernance(released, origin)
        addPapers(released)
        addVerification(released)
        if let plan = released.inForce?.plan { addCurrent(plan) }
        addSitemap(origin)
        for path in resources.keys { canonicalCase[path.lowercased()] = Path.existing(path) }
    }

    // MARK: answering

    func answer(_ question: Question) -> Answer {
        guard question.method == .get || question.method == .head else { return notAllowed(question) }
        if let resource = resources[question.target] { return .resource(resource, to: question) }
        guard question.target.utf8.count <= Self.targetLimit else {
            return problem(
                question,
                .uriTooLong,
                "This address is too long",
                ["The longest address that this site answers has \(Self.targetLimit) characters."]
            )
        }
        let parts = question.target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = String(parts.first ?? "").removingPercentEncoding, !path.contains(where: \.isControl) else {
            return problem(
                question,
                .badRequest,
                "This address cannot be read",
                ["It holds signs that no address can have. Check it, or start from the front page."]
            )
        }
        let query = parts.count > 1 ? String(parts[1]) : ""
        if path == Path.search.string || path == Path.search.inAPI.string {
            return search(query, isData: path != Path.search.string, question)
        }
        if let answer = verdict(path, query, question), resources[path] == nil || !query.isEmpty { return answer }
        if path == Path.measures.string, !query.isEmpty, let answer = measures(query, question) { return answer }
        if let resource = resources[path] { return .resource(resource, to: question) }
        if let known = redirect(for: path) { return .redirect(to: known) }
        return problem(
            question,
            .notFound,
            "Page not found",
            [
                "If you typed the address, check that it is right.",
                "If you followed a link from this site, please tell us: \(pages.released.council.formatsContact)",
            ]
        )
    }

    /// What a request gets that could not even be read.
    func answer(toBroken status: HTTPResponse.Status) -> Answer {
        let question = Question(method: .get, target: "/", acceptEncoding: nil, ifNoneMatch: nil)
        return problem(
            question,
            status,
            "This request cannot be read",
            ["What your browser or program sent is not a request that a web server understands."]
        )
    }

    private func notAllowed(_ question: Question) -> Answer {
        let answer = problem(
            question,
            .methodNotAllowed,
            "This page can only be read",
            ["The public pages answer GET and HEAD; nothing can be sent to them."]
        )
        var fields = answer.fields
        fields[.allow] = question.target == Path.verify.string ? "GET, HEAD, POST" : "GET, HEAD"
        return Answer(status: answer.status, fields: fields, body: answer.body)
    }

    /// The one right address for one that is nearly right.
    private func redirect(for path: String) -> Path? {
        var trimmed = path
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        var steps = trimmed.split(separator: "/").map(String.init)
        // "/plan/2024-2027" names the same years.
        if let place = steps.firstIndex(of: "plan"), place + 1 < steps.count, let period = PlanPeriod(steps[place + 1])
        {
            steps[place + 1] = period.label
        }
        // "/ambitions/1-investment-and-jobs" carries the title for people; the number decides.
        if let last = steps.last, let number = last.split(separator: "-").first, last.contains("-"), steps.count > 3 {
            let short = "/" + (steps.dropLast() + [String(number)]).joined(separator: "/")
            if let found = existing(short) { return found }
        }
        let again = "/" + steps.joined(separator: "/")
        return existing(again)
    }

    private func existing(_ path: String) -> Path? {
        resources[path] != nil ? Path.existing(path) : canonicalCase[path.lowercased()]
    }

    private func search(_ query: String, isData: Bool, _ question: Question) -> Answer {
        // What cannot be read is shown as it is.
        let typed = FormFields(urlEncoded: query)?["q"].trimmingSpaces ?? query
        let isTooLong = typed.count > Self.queryLimit
        let problem = isTooLong ? "Shorten what you look for to \(Self.queryLimit) characters" : nil
        let hits = isTooLong ? [] : index.search(typed)
        let body: [UInt8]
        if isData {
            let json =
                isTooLong
                ? ErrorData(code: "query-too-long", message: "\(problem ?? "").").json
                : SearchData(query: typed, hits: hits).json
            body = Array(json.utf8)
        } else {
            let shown = isTooLong ? String(typed.prefix(Self.queryLimit)) : typed
            body = pages.document(pages.search(shown, hits: hits, problem: problem))
        }
        return plain(body, isTooLong ? .badRequest : .ok, isData ? MediaType.json : MediaType.html, question)
    }

    private func problem(
        _ question: Question,
        _ status: HTTPResponse.Status,
        _ heading: String,
        _ sentences: [String]
    ) -> Answer {
        let isData = question.target.hasPrefix("/api/v1")
        let body =
            isData
            ? Array(
                ErrorData(code: "\(status.code)", message: ([heading + "."] + sentences).joined(separator: " ")).json
                    .utf8
            )
            : pages.document(pages.problem(heading, sentences))
        return plain(body, status, isData ? MediaType.json : MediaType.html, question)
    }

    func plain(_ body: [UInt8], _ status: HTTPResponse.Status, _ type: String, _ question: Question) -> Answer {
        var fields = SecurityHeaders.fields
        fields[.contentType] = type
        fields[.contentLength] = String(body.count)
        fields[.cacheControl] = CachePolicy.never
        return Answer(status: status, fields: fields, body: question.method == .head ? nil : ByteBuffer(bytes: body))
    }

    /// A page in the public frame that says what went wrong.
    func problemPage(_ heading: String, _ sentences: [String]) -> [UInt8] {
        pages.document(pages.problem(heading, sentences))
    }

    /// What a static copy shows for an address that it has not.
    var notFoundPage: [UInt8] {
        problemPage("Page not found", ["If you typed the address, check that it is right."])
    }

    /// A released edition with what it shows.
    func edition(_ number: Int, of plan: Plan.ID) -> ReleasedEdition? {
        pages.released.plans.first { $0.id == plan }?.edition(number)
    }

    /// The frame of the public pages, for those behind the door.
    var frame: Frame { pages.frame }

    // MARK: what there is

    mutating func add(_ path: Path, _ resource: Resource) { resources[path.string] = resource }

    mutating func addPage(
        _ path: Path,
        status: HTTPResponse.Status = .ok,
        links: String? = nil,
        _ page: @escaping @Sendable () -> Frame.Page
    ) {
        let frame = pages.frame
        add(path, Resource(status: status, links: links, bytes: { frame.document(page()) }))
    }

    mutating func addData(
        _ path: Path,
        status: HTTPResponse.Status = .ok,
        _ json: @escaping @Sendable () -> String
    ) {
        add(path.inAPI, Resource(status: status, contentType: MediaType.json, text: json))
    }

    private mutating func addSitePages(_ stylesheet: Stylesheet, _ origin: String) {
        let pages = pages
        addPage(.home) { pages.home() }
        addPage(.about) { pages.about() }
        addPage(.accessibility) { pages.accessibility() }
        addPage(.api) { pages.api() }
        add(
            stylesheet.path,
            Resource(contentType: MediaType.css, cacheControl: CachePolicy.forever) { stylesheet.text }
        )
        add(.icon, Resource(contentType: MediaType.svg) { stylesheet.icon })
        let closed = frame.isStatic ? ["Allow: /"] : ["/search", "/workspace", "/sign-in"].map { "Disallow: \($0)" }
        add(
            .robots,
            Resource(contentType: MediaType.text) {
                "User-agent: *\n\(closed.joined(separator: "\n"))\n\nSitemap: \(origin)\(Path.sitemap.string)\n"
            }
        )
        guard !frame.isStatic else { return addPage(.search) { [index] in pages.everything(index) } }
        let script = WorkspaceScript()
        add(
            script.path,
            Resource(contentType: MediaType.script, cacheControl: CachePolicy.forever) { script.text }
        )
        add(.health, Resource(contentType: MediaType.text, cacheControl: CachePolicy.never) { "ok\n" })
    }

    private mutating func add(_ plan: ReleasedPlan) {
        let pages = pages
        for released in plan.editions { mount(released, of: plan, at: .edition(plan.address, released.edition.number)) }
        if let current = plan.inForce {
            mount(current, of: plan, at: .plan(plan.address))
        } else if let last = plan.editions.last {
            mount(last, of: plan, at: .plan(plan.address))
        }
        addPage(.editions(plan.address)) { pages.editions(plan) }
        addData(.editions(plan.address)) { EditionsData(plan, pages).json }
        for from in plan.editions {
            for to in plan.editions where to.edition.number > from.edition.number {
                addComparison(plan, from, to)
            }
        }
    }

    private mutating func addComparison(_ plan: ReleasedPlan, _ from: ReleasedEdition, _ to: ReleasedEdition) {
        let pages = pages
        let path = Path.changes(plan.address, from.edition.number, to.edition.number)
        if let withdrawn = [from, to].first(where: { $0.edition.withdrawal != nil }) {
            addGone(path, withdrawn.edition, plan)
            return
        }
        addPage(path) { pages.changes(plan, from: from, to: to) }
        addData(path) { ChangesData(plan, from, to).json }
    }

    private mutating func addGone(_ path: Path, _ edition: Edition, _ plan: ReleasedPlan) {
        let pages = pages
        addPage(path, status: .gone) { pages.gone(edition, in: plan) }
        addData(path, status: .gone) {
            ErrorData(
                code: "withdrawn",
                message: "Edition \(edition.number) was withdrawn: \(edition.withdrawal?.reason ?? "")"
            ).json
        }
    }

    /// Shows an edition's stored pages under an address.
    private mutating func mount(_ released: ReleasedEdition, of plan: ReleasedPlan, at base: Path) {
        let pages = pages
        let edition = released.edition
        for content in released.content.pages {
            let path = base.page(content.path)
            guard edition.withdrawal == nil else {
                addGone(path, edition, plan)
                continue
            }
            let chain = promises.linkToChain(from: content.path, of: plan.address)
            // Older editions say what was promised then; how it goes stands where the plan in force does.
            let measured = isInForce(released, plan) ? measureContext.map { ElementMeasures(context: $0) } : nil
            let assessed = isInForce(released, plan) ? assessments.links(for: content.path, of: plan) : .empty
            let decided = isInForce(released, plan) ? decidedLater(content, released, plan) : .empty
            addPage(path) {
                let after = chain + (measured?.html(for: content.path, of: plan) ?? .empty) + assessed + decided
                return Self.page(content, released, plan, base, pages, after)
            }
            addData(path) { EditionData.json(content, edition, plan, base: base.inAPI, html: path) }
        }
    }

    /// The decision that adopted the plan, where its record was published only after the edition.
    private func decidedLater(
        _ content: EditionContent.Page,
        _ released: ReleasedEdition,
        _ plan: ReleasedPlan
    ) -> HTML {
        guard let adoption = released.snapshot.plans[plan.id]?.adoption,
            let made = pages.released.governance.decisions.first(where: { $0.decision.id == adoption.decision }),
            !content.html.contains(Path.decision(made.slug).string)
        else { return .empty }
        return element(.p, .class("decided-by")) {
            "Adopted by \(made.decision.body) on \(made.decision.day.inWords): "
            link(made.decision.reference, to: .decision(made.slug))
            "."
        }
    }

    private func isInForce(_ released: ReleasedEdition, _ plan: ReleasedPlan) -> Bool {
        plan.inForce?.edition.number == released.edition.number
    }

    /// The address that search engines should know: that of the edition in force, where this is it.
    private static func page(
        _ content: EditionContent.Page,
        _ released: ReleasedEdition,
        _ plan: ReleasedPlan,
        _ base: Path,
        _ pages: SitePages,
        _ chain: HTML
    ) -> Frame.Page {
        let isInForce = plan.inForce?.edition.number == released.edition.number
        var trail: [Frame.Step] = content.path.isEmpty ? [] : [.init(title: plan.title, path: base)]
        trail += content.trail.map { Frame.Step(title: $0.title, path: base.page($0.path)) }
        if base != .plan(plan.address) { trail.insert(.init(title: "Editions", path: .editions(plan.address)), at: 0) }
        return Frame.Page(
            title: content.path.isEmpty ? content.title : "\(content.title) – \(plan.title)",
            summary: content.summary,
            trail: [.init(title: "Home", path: .home)] + trail,
            notices: pages.notices(released.edition, in: plan),
            main: HTML.stored(content.html, base: base) + chain,
            facts: pages.facts(released.edition),
            canonical: (isInForce ? Path.plan(plan.address) : base).page(content.path),
            section: .plan(plan.address)
        )
    }

    private mutating func addPromises() {
        let promises = promises
        addPage(.promises) { promises.overview() }
        addData(.promises) { promises.data.json }
        for step in promises.promises.steps { addPage(promises.path(step)) { promises.page(step) } }
    }

    /// The addresses that mean "now": the plan in force, and its frameworks.
    private mutating func addCurrent(_ plan: ReleasedPlan) {
        let base = Path.plan(plan.address)
        resources[Path.planInForce.string] = resources[base.string]
        resources[Path.planInForce.inAPI.string] = resources[base.inAPI.string]
        for page in plan.inForce?.content.pages ?? [] where page.path.hasPrefix("frameworks/") {
            let path = Path.home.page(page.path)
            resources[path.string] = resources[base.page(page.path).string]
            resources[path.inAPI.string] = resources[base.page(page.path).inAPI.string]
        }
    }

    private mutating func addSitemap(_ origin: String) {
        let listed = resources.filter { path, resource in
            resource.contentType == MediaType.html && resource.status == .ok && !resource.isSigned
                && path != Path.planInForce.string
                && !path.hasPrefix(Path.figureReleases.string + "/")
                && !(path.hasPrefix(Path.assessments.string + "/") && path.contains("/versions/"))
                && !path.hasPrefix(Path.verify.string + "/")
        }
        // A plain server gives a page under the address of its folder.
        let end = frame.isStatic ? "/" : ""
        let paths = listed.keys.sorted().map { $0 == "/" ? $0 : $0 + end }
        add(
            .sitemap,
            Resource(contentType: MediaType.xml) {
                let entries = paths.map { "  <url><loc>\(origin)\($0)</loc></url>\n" }.joined()
                return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                    + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\(entries)</urlset>\n"
            }
        )
    }

    private static func documents(_ released: ReleasedCouncil) -> [SearchIndex.Document] {
        released.plans.flatMap { plan in
            (plan.inForce?.content.pages ?? []).map { page in
                SearchIndex.Document(
                    path: Path.plan(plan.address).page(page.path).string,
                    title: page.title,
                    text: page.searchText.isEmpty ? page.summary : page.searchText
                )
            }
        }
    }
}

extension Character {
    fileprivate var isControl: Bool { unicodeScalars.contains { $0.value < 32 || $0.value == 127 } }
}
