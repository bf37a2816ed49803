import HTTPTypes
import Ledger
import NIOCore
package import PlanDomain
package import PlanUseCases

/// The part of a council's site that asks who you are: the door and the workspace behind it.
///
/// Every address has a rule in `WorkspaceRoute`; here the rule is asked before anything else happens.
package struct Workspace: Sendable {
    let desk: FrontDesk
    let reception: Reception
    let outbox: Outbox
    let chronicle: Chronicle
    let chain: ChainCheck
    let health = HealthCheck()
    let publisher: Publisher
    let figurePublisher: FigurePublisher
    let evidence: EvidenceShelf
    let papers: PaperPublisher
    let press: PaperPress
    let uploads = UploadShelf()
    let published: PublishedSite
    let identities: IdentitySource
    let parts = WrittenParts()
    package let settings: Settings

    /// What an operator decides.
    package struct Settings: Sendable {
        /// Scheme and host under which people reach the site; links in mails begin with it.
        let origin: String

        /// Whether a proxy in front says whom a request comes from.
        let isBehindProxy: Bool

        /// People to sign in as with one press: in the demonstration alone.
        let examples: [Account.ID]

        /// Whether mails leave, or are written to the server's console.
        let sendsMail: Bool

        /// The council's identity provider, where it has one, and what its button says.
        let openID: OpenIDSignIn?

        package init(
            origin: String,
            isBehindProxy: Bool = false,
            examples: [Account.ID] = [],
            sendsMail: Bool = true,
            openID: OpenIDSignIn? = nil
        ) {
            self.origin = origin
            self.isBehindProxy = isBehindProxy
            self.examples = examples
            self.sendsMail = sendsMail
            self.openID = openID
        }

        var isSecure: Bool { origin.hasPrefix("https://") }

        /// `__Host-` binds a cookie to this host and to TLS; a browser takes such a name over https alone.
        private var cookiePrefix: String { isSecure ? "__Host-throughline" : "throughline" }
        var cookieName: String { cookiePrefix }
        var visitCookieName: String { "\(cookiePrefix)-visit" }
        var openIDCookieName: String { "\(cookiePrefix)-openid" }
        var browserCookieName: String { "\(cookiePrefix)-browser" }
    }

    package init(
        desk: FrontDesk,
        outbox: Outbox,
        publisher: Publisher,
        figurePublisher: FigurePublisher,
        evidence: EvidenceShelf,
        papers: PaperPublisher,
        press: PaperPress,
        published: PublishedSite,
        chronicle: Chronicle,
        chain: ChainCheck,
        identities: IdentitySource,
        settings: Settings
    ) {
        self.desk = desk
        self.outbox = outbox
        self.publisher = publisher
        self.figurePublisher = figurePublisher
        self.evidence = evidence
        self.papers = papers
        self.press = press
        self.published = published
        self.chronicle = chronicle
        self.chain = chain
        self.identities = identities
        self.settings = settings
        reception = Reception(desk: desk, outbox: outbox, addresses: Self.addresses(settings.origin))
    }

    /// Where the links in mails lead.
    package static func addresses(_ origin: String) -> LinkAddresses {
        LinkAddresses(
            invitation: { origin + Path.password($0.text).string },
            reset: { origin + Path.password($0.text).string },
            firstRun: { origin + Path.firstRun($0.text).string }
        )
    }

    var office: Office { desk.office }

    // MARK: answering

    func answer(_ request: WorkspaceRequest) async throws -> Answer {
        let (route, values): (WorkspaceRoute, [String: String])
        switch WorkspaceRoute.find(request.method, request.path) {
        case .found(let found, let parts): (route, values) = (found, parts)
        case .otherMethods(let methods): return stranger(request).methodNotAllowed(methods)
        case .unknown: return try await visit(.home, [:], request).notFound()
        }
        var visit = try await visit(route, values, request)
        if request.method == .post, let refusal = visit.forgedRequest() { return refusal }
        try await visit.renewSession()
        if let refusal = visit.refusal() { return visit.withCookies(refusal) }
        try await visit.goBack()
        do {
            return visit.withCookies(try await visit.perform())
        } catch is WorkspaceVisit.Missing {
            return visit.withCookies(visit.notFound())
        }
    }

    /// How large a file somebody with these cookies may send to an address: asked before any of it is taken in.
    ///
    /// Nil for those who may send none, and for addresses that take none.
    func uploadLimit(_ path: String, _ cookies: [String: String]) async throws -> Int? {
        guard case .found(let route, let values) = WorkspaceRoute.find(.post, path), let limit = route.uploadLimit,
            case .may(let action, _) = route.rule.access,
            let token = cookies[cookieName].flatMap({ SecretToken($0) }), let visitor = try await desk.visitor(token),
            visitor.session.stage == .signedIn
        else { return nil }
        let council = office.council
        let measure = values["measure"].flatMap { MeasureCode($0) }.flatMap(council.measure)
        let subject = measure.map { Subject.measure($0.id) } ?? .council
        let day = desk.now().dayInLondon
        let verdict = council.verdict(on: action, about: subject, for: visitor.account.id, on: day)
        return verdict.isAllowed ? limit : nil
    }

    private func visit(
        _ route: WorkspaceRoute,
        _ values: [String: String],
        _ request: WorkspaceRequest
    ) async throws -> WorkspaceVisit {
        let token = request.cookies[cookieName].flatMap { SecretToken($0) }
        var visitor: Visitor?
        if let token { visitor = try await desk.visitor(token) }
        return WorkspaceVisit(workspace: self, route: route, values: values, request: request, visitor: visitor)
    }

    private func stranger(_ request: WorkspaceRequest) -> WorkspaceVisit {
        WorkspaceVisit(workspace: self, route: .signIn, values: [:], request: request, visitor: nil)
    }

    /// What a request gets that could not be read.
    func answer(to problem: WorkspaceRequest.Problem) -> Answer {
        switch problem {
        case .unreadable:
            plain(.badRequest, "This request cannot be read", "Go back, check what you typed, and try again.")
        case .tooLarge:
            plain(
                .contentTooLarge,
                "That is too much text",
                "A form may send \(WorkspaceRequest.bodyLimit / 1024) KB at the most. Shorten the text and try again."
            )
        case .wrongType:
            plain(.unsupportedMediaType, "This request cannot be read", "Forms alone can be sent to this address.")
        case .addressTooLong:
            plain(.uriTooLong, "This address is too long", "Check the address, or start from the front page.")
        }
    }

    /// What a person sees when we or the machine failed: that nothing is lost, and the id to tell.
    func fault(_ error: any Error, id: String) -> Answer {
        let isFull = (error as? RecordFault).map { [.full, .readOnly].contains($0.code) } ?? false
        let sentence =
            isFull
            ? "The server has no room to write. Nothing was saved; tell whoever runs it, and try again later."
            : "Something went wrong on our side, and nothing was saved. Try again; if it goes on, tell whoever runs the server."
        return plain(.serviceUnavailable, "Sorry, this did not work", "\(sentence) The request has the number \(id).")
    }

    private func plain(_ status: HTTPResponse.Status, _ heading: String, _ sentence: String) -> Answer {
        let page = published.current.problemPage(heading, [sentence])
        return Self.html(page, status)
    }

    // MARK: parts

    var cookieName: String { settings.cookieName }

    func cookie(_ name: String, _ value: String, maxAge: Int? = nil) -> String {
        "\(name)=\(value); Path=/; HttpOnly; SameSite=Lax"
            + (settings.isSecure ? "; Secure" : "") + (maxAge.map { "; Max-Age=\($0)" } ?? "")
    }

    static func html(_ page: [UInt8], _ status: HTTPResponse.Status = .ok) -> Answer {
        var fields = SecurityHeaders.workspace
        fields[.contentType] = MediaType.html
        fields[.contentLength] = String(page.count)
        return Answer(status: status, fields: fields, body: ByteBuffer(bytes: page))
    }
}
