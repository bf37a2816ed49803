import ArgumentParser
import Courier
import Foundation
import PlanUseCases

/// How mail goes out; secrets come from the environment alone, so that no list of processes shows them.
struct MailOptions: ParsableArguments {
    @Option(
        name: .customLong("mail"),
        help:
            "The mail server, smtp://host:587 or smtps://host (THROUGHLINE_MAIL); without one mails are written to the console. User and password: THROUGHLINE_MAIL_USER, THROUGHLINE_MAIL_PASSWORD."
    )
    var server: String?

    @Option(name: .customLong("mail-from"), help: "The address that mails come from (THROUGHLINE_MAIL_FROM).")
    var from = ProcessInfo.processInfo.environment["THROUGHLINE_MAIL_FROM"] ?? "throughline@localhost.localdomain"

    @Flag(
        name: .customLong("mail-without-tls"),
        help: "Send mail without TLS: only to a mail server on this very machine."
    )
    var isWithoutTLS = false

    private var address: String? { server ?? ProcessInfo.processInfo.environment["THROUGHLINE_MAIL"] }

    var hasServer: Bool { address != nil }

    func sender(_ council: String) throws -> Outbox.Sender {
        do {
            _ = try MailAddress(from)
        } catch {
            throw Failure("'\(from)' is no e-mail address. Give the one that mails come from with --mail-from.")
        }
        return Outbox.Sender(name: council, address: from)
    }

    func transport() throws -> any MailTransport {
        let environment = ProcessInfo.processInfo.environment
        guard let server = address else { return ConsoleTransport() }
        var login: SMTPTransport.Login?
        if let user = environment["THROUGHLINE_MAIL_USER"], let password = environment["THROUGHLINE_MAIL_PASSWORD"] {
            login = SMTPTransport.Login(user: user, password: password)
        }
        do {
            return try SMTPTransport(address: server, login: login, requiresTLS: !isWithoutTLS)
        } catch let fault as CourierFault {
            throw Failure("The mail server cannot be used: \(fault.message)")
        }
    }
}

/// The council's identity provider, by OpenID Connect.
struct OpenIDOptions: ParsableArguments {
    @Option(
        name: .customLong("openid-issuer"),
        help: "The issuer's address, such as https://login.microsoftonline.com/TENANT/v2.0 (THROUGHLINE_OPENID_ISSUER)."
    )
    var issuer: String?

    @Option(
        name: .customLong("openid-client"),
        help: "The client's id there (THROUGHLINE_OPENID_CLIENT). Its secret: THROUGHLINE_OPENID_SECRET."
    )
    var client: String?

    @Option(
        name: .customLong("openid-group"),
        help: "A group there and the title of the post that its members hold, as GROUP=TITLE; may be given often."
    )
    var groups: [String] = []

    @Option(
        name: .customLong("openid-tenant"),
        help: "A tenant whose people may come in, where the issuer serves many; may be given often."
    )
    var tenants: [String] = []

    func signIn(origin: String, council: String) throws -> OpenIDSignIn? {
        let environment = ProcessInfo.processInfo.environment
        guard let issuer = issuer ?? environment["THROUGHLINE_OPENID_ISSUER"] else { return nil }
        guard let client = client ?? environment["THROUGHLINE_OPENID_CLIENT"] else {
            throw Failure("Give the client's id at the identity provider with --openid-client.")
        }
        var posts: [String: String] = [:]
        for group in groups {
            let parts = group.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { throw Failure("'\(group)' is not of the form GROUP=TITLE.") }
            posts[String(parts[0])] = String(parts[1])
        }
        let isLoopback = ["http://localhost", "http://127.0.0.1"].contains { issuer.hasPrefix($0) }
        let configuration = OpenIDProvider.Configuration(
            issuer: issuer,
            clientID: client,
            clientSecret: environment["THROUGHLINE_OPENID_SECRET"],
            redirectAddress: origin + "/sign-in/openid/return",
            tenants: Set(tenants)
        )
        // Plain HTTP only to this very machine: a provider that tests run.
        let provider = OpenIDProvider(configuration, client: WebClient(allowsPlainHTTP: isLoopback))
        return OpenIDSignIn(buttonTitle: "Sign in with your \(council) account", provider: provider, posts: posts)
    }
}
