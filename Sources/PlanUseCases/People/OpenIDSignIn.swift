import Foundation
import HashTreeCollections
import Ledger
package import PlanDomain

/// Letting people in on the word of the council's identity provider, and giving them the posts of their groups there.
package struct OpenIDSignIn: Sendable {
    /// "Sign in with your Anytown account".
    package let buttonTitle: String
    private let provider: OpenIDProvider

    /// The provider's name for a group to the title of the post that its members hold.
    private let posts: [String: String]

    package init(buttonTitle: String, provider: OpenIDProvider, posts: [String: String]) {
        self.buttonTitle = buttonTitle
        self.provider = provider
        self.posts = posts
    }

    /// Where to send the browser, and what it must bring back with it: a secret of this one try.
    package func begin() async throws -> (address: String, attempt: String) {
        let attempt = OpenIDProvider.Attempt.random()
        let bytes = try JSONEncoder.canonical.encode(attempt)
        return (try await provider.authorisationAddress(for: attempt), Base64URL.text(bytes))
    }

    package enum Ending: Sendable {
        case admitted(FrontDesk.NewSession)
        case unknownPerson

        /// The account with that address is another's at the provider.
        case otherSubject
    }

    /// Checks what the provider says and lets the person in, found by the provider's own name for them or else by an
    /// e-mail address that it has verified.
    package func finish(
        code: String,
        state: String,
        attempt text: String,
        desk: FrontDesk,
        identities: IdentitySource,
        from caller: FrontDesk.Caller
    ) async throws -> Ending {
        guard let bytes = Base64URL.bytes(text),
            let attempt = try? JSONDecoder().decode(OpenIDProvider.Attempt.self, from: bytes),
            !code.isEmpty, attempt.state == state
        else {
            throw OpenIDFault(.codeRefused, "The answer of the identity provider does not belong to this sign-in.")
        }
        let claims = try await provider.claims(code: code, attempt: attempt, now: desk.now())
        guard let account = try await account(for: claims, desk), account.isActive else {
            try await desk.note(.signInRefused, nil, caller)
            return .unknownPerson
        }
        // An account that belongs to one subject is never taken over by another with the same address.
        let subject = subject(of: claims)
        let isTheirs = try await desk.store.change(credentialsOf: account.id) { credentials in
            guard credentials.openIDSubject == nil || credentials.openIDSubject == subject else { return false }
            credentials.openIDSubject = subject
            return true
        }
        guard isTheirs else {
            try await desk.note(.signInRefused, account.id, caller)
            return .otherSubject
        }
        let credentials = try await desk.store.credentials(of: account.id)
        try await desk.providerLetIn(caller)
        if !claims.hasGroupOverage { try await givePosts(of: claims.groups, to: account.id, desk, identities) }
        return .admitted(try await desk.admit(account, credentials, from: caller))
    }

    private func account(for claims: OpenIDClaims, _ desk: FrontDesk) async throws -> Account? {
        if let known = try await desk.store.account(openIDSubject: subject(of: claims), of: desk.office.key) {
            return known
        }
        guard claims.isEmailVerified, let email = claims.email else { return nil }
        return try await desk.store.account(email: Account.normal(email: email), of: desk.office.key)
    }

    /// A subject is somebody's name at one issuer: another issuer may give it to somebody else.
    private func subject(of claims: OpenIDClaims) -> String { "\(provider.issuer) \(claims.subject)" }

    /// The posts that the map names are held by those in their groups, from today; others are left as they are.
    private func givePosts(
        of groups: [String],
        to account: Account.ID,
        _ desk: FrontDesk,
        _ identities: IdentitySource
    ) async throws {
        guard !posts.isEmpty else { return }
        let today = desk.now().dayInLondon
        let council = desk.office.council
        let titles = Set(groups.compactMap { posts[$0] })
        for post in council.posts.values where posts.values.contains(post.title) && post.exists(on: today) {
            let held = council.appointments.values.first {
                $0.postID == post.id && $0.account == account && $0.holds(on: today)
            }
            if titles.contains(post.title), held == nil {
                let appointment = Appointment(
                    id: identities.identity(for: Appointment.self),
                    postID: post.id,
                    account: account,
                    from: today
                )
                _ = try await desk.office.perform(
                    AppointToPost(appointment),
                    as: Account.machineOperator,
                    because: "Member of the group at the identity provider that holds this post"
                )
            } else if !titles.contains(post.title), let held {
                _ = try await desk.office.perform(
                    EndAppointment(appointmentID: held.id, until: today.before),
                    as: Account.machineOperator,
                    because: "No longer a member of the group at the identity provider that holds this post"
                )
            }
        }
    }
}
