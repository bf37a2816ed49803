import Foundation
import HashTreeCollections
import Ledger
import PlanDomain
import PlanTestSupport
import SQLiteLedger
import Testing

@testable import PlanUseCases

/// The door: who gets in, how often one may try, and how long a session lasts.
struct FrontDeskTests {
    private let caller = SampleDoor.caller

    private func session(_ admission: FrontDesk.Admission) -> FrontDesk.NewSession? {
        if case .admitted(let session) = admission { session } else { nil }
    }

    private func isRefused(_ admission: FrontDesk.Admission) -> Bool {
        if case .refused = admission { true } else { false }
    }

    private func isThrottled(_ admission: FrontDesk.Admission) -> Bool {
        if case .throttled = admission { true } else { false }
    }

    @Test func `The right password lets in, and only a hash of the token is kept`() async throws {
        let door = try await SampleDoor()
        let person = try await door.add("Sam Okafor", .planEditor)
        let admission = try await door.desk.signIn(
            email: " SAM.okafor@anytown.example ",
            password: SampleDoor.password,
            from: caller
        )
        let new = try #require(session(admission))
        #expect(new.session.stage == .signedIn)
        let visitor = try #require(try await door.desk.visitor(new.token))
        #expect(visitor.account == person)
        #expect(new.session.token.description != new.token.text)
        let kept = try await door.store.sessions(of: person.id)
        #expect(kept.map(\.token) == [new.token.digest])
    }

    @Test(arguments: ["sam.okafor@anytown.example", "nobody@anytown.example", "", "' OR 1=1 --"])
    func `A wrong password, an unknown person and nonsense are refused alike`(email: String) async throws {
        let door = try await SampleDoor()
        try await door.add("Sam Okafor", .planEditor)
        #expect(isRefused(try await door.desk.signIn(email: email, password: "wrong words here", from: caller)))
    }

    @Test func `Each next wrong password waits longer, for known and unknown people alike, until it was long enough`()
        async throws
    {
        let door = try await SampleDoor()
        try await door.add("Sam Okafor", .planEditor)
        for email in ["sam.okafor@anytown.example", "nobody@anytown.example"] {
            for _ in 0..<5 {
                #expect(isRefused(try await door.desk.signIn(email: email, password: "wrong words here", from: caller)))
            }
            // Even the right password has to wait now.
            #expect(isThrottled(try await door.desk.signIn(email: email, password: SampleDoor.password, from: caller)))
            door.clock.advance(seconds: 2)
            #expect(isRefused(try await door.desk.signIn(email: email, password: "wrong words here", from: caller)))
            door.clock.advance(seconds: 2)
            #expect(isThrottled(try await door.desk.signIn(email: email, password: SampleDoor.password, from: caller)))
            door.clock.advance(seconds: 3601)
        }
        #expect(
            session(
                try await door.desk.signIn(
                    email: "sam.okafor@anytown.example",
                    password: SampleDoor.password,
                    from: caller
                )
            ) != nil
        )
    }

    @Test func `Many tries at once do not slip past the count`() async throws {
        let door = try await SampleDoor()
        try await door.add("Sam Okafor", .planEditor)
        let judged = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<60 {
                group.addTask {
                    let admission = try await door.desk.signIn(
                        email: "sam.okafor@anytown.example",
                        password: "wrong words here",
                        from: SampleDoor.caller
                    )
                    return isRefused(admission)
                }
            }
            return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(judged == 5, "Only as many are judged as are free.")
    }

    @Test func `One address cannot try many people`() async throws {
        let door = try await SampleDoor()
        for number in 0..<30 {
            _ = try await door.desk.signIn(
                email: "p\(number)@anytown.example",
                password: "wrong words here",
                from: caller
            )
        }
        #expect(isThrottled(try await door.desk.signIn(email: "p99@anytown.example", password: "x", from: caller)))
        let elsewhere = FrontDesk.Caller(address: "192.0.2.9", browser: "")
        #expect(isRefused(try await door.desk.signIn(email: "p99@anytown.example", password: "x", from: elsewhere)))
    }

    @Test func `Whoever guesses at an address does not keep its owner out of a browser used before`() async throws {
        let door = try await SampleDoor()
        let person = try await door.add("Sam Okafor", .planEditor)
        let token = try await door.desk.remember(browserOf: caller, for: person.id)
        let home = FrontDesk.Caller(address: "192.0.2.7", browser: "", browserToken: token)
        #expect(try await door.desk.remember(browserOf: home, for: person.id) == token)
        #expect(try await door.store.credentials(of: person.id).browsers.count == 1)
        for number in 0..<20 {
            let stranger = FrontDesk.Caller(address: "192.0.2.\(100 + number)", browser: "", browserToken: .random())
            _ = try await door.desk.signIn(email: person.email, password: "wrong words here", from: stranger)
        }
        let elsewhere = FrontDesk.Caller(address: "192.0.2.8", browser: "")
        func attempt(_ password: String, _ caller: FrontDesk.Caller) async throws -> FrontDesk.Admission {
            try await door.desk.signIn(email: person.email, password: password, from: caller)
        }
        #expect(isThrottled(try await attempt(SampleDoor.password, elsewhere)))
        #expect(session(try await attempt(SampleDoor.password, home)) != nil)
        // Nor does whoever guesses at made-up names next door.
        for number in 0..<40 {
            let neighbour = FrontDesk.Caller(address: home.address, browser: "")
            _ = try await door.desk.signIn(email: "p\(number)@anytown.example", password: "x", from: neighbour)
        }
        #expect(session(try await attempt(SampleDoor.password, home)) != nil)
        // A stolen browser is slowed down by itself.
        for _ in 0..<5 { #expect(isRefused(try await attempt("wrong words here", home))) }
        #expect(isThrottled(try await attempt(SampleDoor.password, home)))
        let other = try await door.add("Else Person", .planEditor)
        #expect(try await door.desk.remember(browserOf: home, for: other.id) == token, "One browser, two people.")
        let others = try await door.desk.signIn(email: other.email, password: SampleDoor.password, from: home)
        #expect(session(others) != nil)
        #expect(isThrottled(try await attempt(SampleDoor.password, home)), "Another's success clears nothing.")
    }

    @Test func `A browser is forgotten when newer ones take its place, and when the account is reset`() async throws {
        let door = try await SampleDoor()
        let person = try await door.add("Sam Okafor", .planEditor)
        let daily = FrontDesk.Caller(address: "192.0.2.7", browser: "", browserToken: .random())
        for _ in 0..<12 {
            _ = try await door.desk.remember(browserOf: daily, for: person.id)
            _ = try await door.desk.remember(browserOf: caller, for: person.id)
        }
        let kept = try await door.store.credentials(of: person.id).browsers
        #expect(kept.count == Credentials.browserLimit)
        #expect(kept.contains(daily.browserToken?.digest.description ?? ""), "What is used goes on being known.")
        try await door.desk.resetCredentials(of: person.id, from: caller, by: Account.machineOperator)
        #expect(try await door.store.credentials(of: person.id).browsers.isEmpty)
    }

    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1", "192.0.2.1"), ("192.0.2.1:52044", "192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("[2001:DB8:1:2::9]:443", "2001:db8:1:2::9", "2001:db8:1:2::/64"), ("[::1]", "::1", "::/64"),
        ("::ffff:192.0.2.1", "192.0.2.1", "192.0.2.1"),
    ])
    func `An address is read as proxies write it, and counted as its network`(
        written: String,
        text: String,
        network: String
    ) throws {
        let address = try #require(NetworkAddress(written))
        #expect(address.text == text && address.network == network)
    }

    @Test(arguments: ["", "unknown", "192.0.2", "192.0.2.1.5", "example.org", "[2001:db8::1", "1:2", "fe80::1%eth0"])
    func `What is no address is not read as one`(written: String) { #expect(NetworkAddress(written) == nil) }

    @Test func `One stuck browser does not use up the tries of its office`() async throws {
        let door = try await SampleDoor()
        for _ in 0..<60 {
            _ = try await door.desk.signIn(email: "stuck@anytown.example", password: "x", from: caller)
        }
        #expect(isRefused(try await door.desk.signIn(email: "b@anytown.example", password: "x", from: caller)))
    }

    @Test func `All addresses of one network of version 6 are counted together`() async throws {
        let door = try await SampleDoor()
        func attempt(_ network: String, _ number: Int) async throws -> FrontDesk.Admission {
            let caller = FrontDesk.Caller(address: "\(network)::\(number + 1)", browser: "")
            return try await door.desk.signIn(email: "p\(number)@anytown.example", password: "x", from: caller)
        }
        for number in 0..<30 { #expect(isRefused(try await attempt("2001:db8:0:1", number))) }
        #expect(isThrottled(try await attempt("2001:db8:0:1", 40)))
        #expect(isRefused(try await attempt("2001:db8:0:2", 50)))
    }

    @Test func `A wait is written down once, however many are told of it`() async throws {
        let door = try await SampleDoor()
        for _ in 0..<30 {
            _ = try await door.desk.signIn(email: "a@anytown.example", password: "wrong", from: caller)
        }
        let events = try await door.store.securityEvents(of: .sample, limit: 100)
        #expect(events.count { $0.kind == .signInRefused } == 5)
        #expect(events.count { $0.kind == .signInThrottled } == 1)
    }

    @Test func `What happened at the door is kept for two years`() async throws {
        let door = try await SampleDoor()
        try await door.add("Sam Okafor", .planEditor)
        let count = try await door.store.securityEvents(of: .sample, limit: 100).count
        for id in ["waiting", "sent"] {
            var mail = OutgoingMail(id: id, to: "a@b.example", subject: "S", text: "", createdAt: door.clock.now)
            if id == "sent" { mail.state = .sent }
            try await door.store.keep(mail)
        }
        door.clock.advance(seconds: FrontDesk.eventDays * 86_400)
        try await door.desk.tidy()
        #expect(try await door.store.securityEvents(of: .sample, limit: 100).count == count)
        #expect(try await door.store.mails(limit: 9).count == 2)
        door.clock.advance(seconds: 1)
        try await door.desk.tidy()
        #expect(try await door.store.securityEvents(of: .sample, limit: 100).isEmpty)
        #expect(try await door.store.mails(limit: 9).map(\.id) == ["waiting"], "What has not gone out stays.")
    }

    @Test func `An address that is changed gets no more links: those on their way open nothing`() async throws {
        let door = try await SampleDoor()
        let person = try await door.add("Sam Okafor", .planEditor)
        let admin = try await door.add("Ada Min", .administrator)
        let invited = try await door.add("New Person", nil, hasPassword: false)
        let outbox = Outbox(
            store: door.store,
            sender: .init(name: "Anytown", address: "plan@anytown.example"),
            now: { door.clock.now }
        )
        let addresses = LinkAddresses(invitation: { $0.text }, reset: { $0.text }, firstRun: { $0.text })
        let reception = Reception(desk: door.desk, outbox: outbox, addresses: addresses)
        func change(_ account: Account, _ email: String) async throws {
            let ending = try await reception.change(
                account.id,
                name: account.name,
                email: email,
                kind: account.kind,
                as: admin.id,
                from: caller
            )
            guard case .done = ending else { return fail("\(ending)") }
        }
        let open = try await door.session(of: person)
        let reset = try await door.desk.resetLink(for: person.id)
        let invitation = try await door.desk.invitationLink(for: invited.id, from: caller)
        try await change(person, person.email)
        #expect(try await door.desk.peek(reset) != nil, "Nothing of the address changed.")
        try await change(person, "sam@elsewhere.example")
        try await change(invited, "new@elsewhere.example")
        #expect(try await door.desk.peek(reset) == nil)
        #expect(try await door.desk.peek(invitation) == nil)
        #expect(try await door.desk.visitor(open.token) == nil)
        let mails = try await door.store.mails(limit: 10)
        #expect(Set(mails.map(\.to)) == [person.email, invited.email, "new@elsewhere.example"])
        let told = try #require(mails.first { $0.to == person.email })
        #expect(told.subject.contains("was changed") && !told.text.contains("elsewhere"))
        let event = try #require(
            try await door.store.securityEvents(of: .sample, limit: 20).first { $0.kind == .accountChanged }
        )
        #expect(event.actor == admin.id)
    }

    @Test func `A session left open does not give an account its first codes`() async throws {
        let door = try await SampleDoor()
        let person = try await door.add("Sam Okafor", .planEditor)
        let open = try await door.session(of: person)
        let app = OneTimeCode(secret: OneTimeCode.randomSecret())
        func setUp(_ password: String) async throws -> FrontDesk.CodeSetUp {
            try await door.desk.setUpCodes(
                secret: app.secret,
                typed: app.code(at: door.clock.now),
                current: password,
                for: open.session,
                from: caller
            )
        }
        for wrong in ["", "wrong words here"] {
            guard case .refused(let issue) = try await setUp(wrong) else { return fail("It was not the password.") }
            #expect(issue.field == "current" && issue.code == "password-wrong")
        }
        guard case .done = try await setUp(SampleDoor.password) else { return fail("It was the password.") }
    }

    @Test(arguments: [(599, false), (601, true)])
    func `Whoever must set up codes gives the password again when the session is no longer new`(
        seconds: Int64,
        asks: Bool
    ) async throws {
        let door = try await SampleDoor()
        let person = try await door.add("Ada Min", .administrator)
        let admission = try await door.desk.signIn(email: person.email, password: SampleDoor.password, from: caller)
        let new = try #require(session(admission))
        #expect(new.session.stage == .settingUpCode)
        door.clock.advance(seconds: seconds)
        let credentials = try await door.store.credentials(of: person.id)
        #expect(door.desk.asksPassword(for: new.session, credentials) == asks)
    }

    @Test func `Whoever tries a password too often inside is told to wait, not that it is wrong`() async throws {
        let door = try await SampleDoor()
        let person = try await door.add("Sam Okafor", .planEditor)
        for _ in 0..<5 {
            #expect(
                try await door.desk.confirm(password: "wrong", of: person.id, from: caller).issueCode
                    == "password-wrong"
            )
        }
        let late = try await door.desk.confirm(password: SampleDoor.password, of: person.id, from: caller)
        #expect(late.issueCode == "sign-in-busy")
        #expect(try await door.store.securityEvents(of: .sample, limit: 5).allSatisfy { $0.kind == .signInRefused })
    }

    @Test func `Throttling outlives a restart`() async throws {
        let door = try await SampleDoor()
        for _ in 0..<5 { _ = try await door.desk.signIn(email: "a@anytown.example", password: "wrong", from: caller) }
        let again = FrontDesk(
            office: door.office,
            store: door.store,
            directory: door.desk.directory,
            hasher: PasswordHasher(cost: .low),
            now: { door.clock.now }
        )
        #expect(isThrottled(try await again.signIn(email: "a@anytown.example", password: "wrong", from: caller)))
    }

    // MARK: codes

    @Test func `Administrators and publishers set up codes before anything else, and enter one from then on`()
        async throws
    {
        let door = try await SampleDoor()
        let person = try await door.add("Ada Min", .administrator)
        let first = try #require(
            session(try await door.desk.signIn(email: person.email, password: SampleDoor.password, from: caller))
        )
        #expect(first.session.stage == .settingUpCode)
        let secret = OneTimeCode.randomSecret()
        let codes = OneTimeCode(secret: secret)
        let wrong = try await door.desk.setUpCodes(
            secret: secret,
            typed: "000000",
            current: "",
            for: first.session,
            from: caller
        )
        guard case .refused = wrong else { return fail("A wrong code sets nothing up.") }
        let setUp = try await door.desk.setUpCodes(
            secret: secret,
            typed: codes.code(at: door.clock.now),
            current: "",
            for: first.session,
            from: caller
        )
        guard case .done(let recovery, let second) = setUp else { return fail("The right code does.") }
        #expect(recovery.count == 10 && Set(recovery).count == 10)
        #expect(try await door.desk.visitor(first.token) == nil, "The old token is worth nothing.")
        #expect(try await door.desk.visitor(second.token)?.session.stage == .signedIn)
        door.clock.advance(seconds: 60)
        let third = try #require(
            session(try await door.desk.signIn(email: person.email, password: SampleDoor.password, from: caller))
        )
        #expect(third.session.stage == .awaitingCode)
        let fourth = try #require(
            session(try await door.desk.enterCode(codes.code(at: door.clock.now), for: third.session, from: caller))
        )
        #expect(fourth.session.stage == .signedIn && fourth.token != third.token)
        #expect(try await door.desk.visitor(third.token) == nil, "The session that waited is gone.")
    }

    @Test func `A code and a recovery code work once`() async throws {
        let door = try await SampleDoor()
        let person = try await door.add("Sam Okafor", .planEditor)
        let start = try await door.session(of: person)
        let secret = OneTimeCode.randomSecret()
        let codes = OneTimeCode(secret: secret)
        guard
            case .done(let recovery, _) = try await door.desk.setUpCodes(
                secret: secret,
                typed: codes.code(at: door.clock.now),
                current: SampleDoor.password,
                for: start.session,
                from: caller
            )
        else { return fail("The code fits.") }
        func enter(_ code: String) async throws -> FrontDesk.Admission {
            let admission = try await door.desk.signIn(email: person.email, password: SampleDoor.password, from: caller)
            let waiting = try #require(session(admission))
            return try await door.desk.enterCode(code, for: waiting.session, from: caller)
        }
        // The code that set it up is used already.
        #expect(isRefused(try await enter(codes.code(at: door.clock.now))))
        door.clock.advance(seconds: 90)
        let code = codes.code(at: door.clock.now)
        #expect(session(try await enter(code)) != nil)
        #expect(isRefused(try await enter(code)))
        #expect(session(try await enter(" \(recovery[3].uppercased()) ")) != nil)
        #expect(isRefused(try await enter(recovery[3])))
        #expect(try await door.store.credentials(of: person.id).recoveryCodes.count == 9)
    }

    @Test func `Codes cannot be guessed by trying many`() async throws {
        let door = try await SampleDoor()
        let person = try await door.add("Sam Okafor", .planEditor)
        let start = try await door.session(of: person)
        let secret = OneTimeCode.randomSecret()
        _ = try await door.desk.setUpCodes(
            secret: secret,
            typed: OneTimeCode(secret: secret).code(at: door.clock.now),
            current: SampleDoor.password,
            for: start.session,
            from: caller
        )
        let waiting = try #require(
            session(try await door.desk.signIn(email: person.email, password: SampleDoor.password, from: caller))
        )
        for _ in 0..<5 {
            #expect(isRefused(try await door.desk.enterCode("123456", for: waiting.session, from: caller)))
        }
        #expect(isThrottled(try await door.desk.enterCode("123456", for: waiting.session, from: caller)))
    }

    @Test func `A session left open does not take over somebody's codes`() async throws {
        let door = try await SampleDoor()
        let person = try await door.add("Sam Okafor", .planEditor)
        let start = try await door.session(of: person)
        let secret = OneTimeCode.randomSecret()
        guard
            case .done(let recovery, let now) = try await door.desk.setUpCodes(
                secret: secret,
                typed: OneTimeCode(secret: secret).code(at: door.clock.now),
                current: SampleDoor.password,
                for: start.session,
                from: caller
            )
        else { return fail("The code fits.") }
        let other = OneTimeCode.randomSecret()
        let typed = OneTimeCode(secret: other).code(at: door.clock.now)
        guard
            case .refused(let issue) = try await door.desk.setUpCodes(
                secret: other,
                typed: typed,
                current: "",
                for: now.session,
                from: caller
            )
        else { return fail("Without a code of the old device nothing changes.") }
        #expect(issue.field == "current")
        guard
            case .done = try await door.desk.setUpCodes(
                secret: other,
                typed: typed,
                current: recovery[0],
                for: now.session,
                from: caller
            )
        else { return fail("A recovery code is proof.") }
    }

    // MARK: sessions

    @Test(arguments: [(3600, true), (3601, false)])
    func `A session ends when it is not used`(seconds: Int64, isGood: Bool) async throws {
        let door = try await SampleDoor()
        let new = try await door.session(of: try await door.add("Sam Okafor", .planEditor))
        door.clock.advance(seconds: seconds)
        #expect((try await door.desk.visitor(new.token) != nil) == isGood)
    }

    @Test func `Requests that come together write down once a minute that a session was used`() async throws {
        let door = try await SampleDoor()
        let session = try await door.session(of: try await door.add("Sam Okafor", .planEditor)).session
        let uses = LastUses()
        func times(_ seconds: Int64) -> Int {
            let now = Moment(millisecondsSinceEpoch: session.lastUsedAt.millisecondsSinceEpoch + seconds * 1000)
            return (0..<50).count { _ in uses.isDue(session, at: now) }
        }
        #expect([0, 59, 60, 61, 119, 120].map(times) == [0, 0, 1, 0, 0, 1])
    }

    @Test func `A session ends after twelve hours, however much it is used, and when the clock goes far back`()
        async throws
    {
        let door = try await SampleDoor()
        let person = try await door.add("Sam Okafor", .planEditor)
        let new = try await door.session(of: person)
        for _ in 0..<23 {
            door.clock.advance(seconds: 1800)
            #expect(try await door.desk.visitor(new.token) != nil)
        }
        door.clock.advance(seconds: 1801)
        #expect(try await door.desk.visitor(new.token) == nil)
        let other = try await door.session(of: person)
        door.clock.advance(seconds: -3600)
        #expect(try await door.desk.visitor(other.token) == nil)
    }

    @Test func `Signing out, signing out everywhere, and shutting an account end sessions at once`() async throws {
        let door = try await SampleDoor()
        let person = try await door.add("Sam Okafor", .planEditor)
        let one = try await door.session(of: person)
        let two = try await door.session(of: person)
        try await door.desk.signOut(try #require(try await door.desk.visitor(one.token)), from: caller)
        #expect(try await door.desk.visitor(one.token) == nil)
        #expect(try await door.desk.visitor(two.token) != nil)
        try await door.desk.signOutEverywhere(person.id, from: caller)
        #expect(try await door.desk.visitor(two.token) == nil)
        let three = try await door.session(of: person)
        var shut = person
        shut.isActive = false
        _ = try await door.store.keep(shut, of: .sample)
        #expect(try await door.desk.visitor(three.token) == nil)
        #expect(isRefused(try await door.desk.signIn(email: person.email, password: SampleDoor.password, from: caller)))
    }

    @Test func `When what a person may do changes, the token does too, and codes come first where they are needed`()
        async throws
    {
        let door = try await SampleDoor()
        let person = try await door.add("Sam Okafor", .planEditor)
        let new = try await door.session(of: person)
        let before = try #require(try await door.desk.visitor(new.token))
        #expect(try await door.desk.renewed(before) == nil)
        let post = Post(
            id: door.sample.world.new(),
            title: "P",
            unit: "",
            grants: [RoleGrant(role: .publisher)],
            from: .sample("2024-01-01")
        )
        _ = try await door.office.perform(RecordPost(post), as: Account.machineOperator)
        let appointment = Appointment(
            id: door.sample.world.new(),
            postID: post.id,
            account: person.id,
            from: .sample("2024-01-01")
        )
        _ = try await door.office.perform(AppointToPost(appointment), as: Account.machineOperator)
        let after = try #require(try await door.desk.renewed(before))
        #expect(after.token != new.token && after.session.stage == .settingUpCode)
        #expect(try await door.desk.visitor(new.token) == nil)
    }

    @Test func `A session of one council opens nothing in another`() async throws {
        let door = try await SampleDoor()
        let other = try await SampleDoor(try #require(CouncilKey("elsewhere")), store: door.store)
        let new = try await door.session(of: try await door.add("Sam Okafor", .administrator))
        #expect(try await other.desk.visitor(new.token) == nil)
        let link = try await door.desk.resetLink(for: new.session.account)
        #expect(try await other.desk.peek(link) == nil)
        #expect(
            isRefused(
                try await other.desk.signIn(
                    email: "sam.okafor@anytown.example",
                    password: SampleDoor.password,
                    from: caller
                )
            )
        )
    }

    // MARK: links

    @Test func `A link works once, for its time, and a newer one takes its place`() async throws {
        let door = try await SampleDoor()
        let person = try await door.add("Sam Okafor", .planEditor)
        func choose(_ link: SecretToken) async throws -> Bool {
            let choice = try await door.desk.choosePassword("another teapot mountain", through: link, from: caller)
            if case .admitted = choice { return true } else { return false }
        }
        let old = try await door.desk.resetLink(for: person.id)
        let new = try await door.desk.resetLink(for: person.id)
        #expect(try await !choose(old))
        let session = try await door.session(of: person)
        #expect(try await choose(new))
        #expect(try await !choose(new))
        #expect(try await door.desk.visitor(session.token) == nil, "A new password ends other sessions.")
        let late = try await door.desk.resetLink(for: person.id)
        door.clock.advance(seconds: 3600)
        #expect(try await !choose(late))
    }

    @Test func `A refused password does not use up the link`() async throws {
        let door = try await SampleDoor()
        let person = try await door.add("Sam Okafor", .planEditor)
        let link = try await door.desk.resetLink(for: person.id)
        guard case .refused = try await door.desk.choosePassword("password1234", through: link, from: caller) else {
            return fail("It is common.")
        }
        guard
            case .admitted = try await door.desk.choosePassword("another teapot mountain", through: link, from: caller)
        else {
            return fail("The link is still good.")
        }
    }

    @Test func `The first administrator is made once, and by nobody while there is one`() async throws {
        let door = try await SampleDoor()
        let link = try #require(try await door.desk.firstRunLink())
        func make() async throws -> FrontDesk.Choice {
            try await door.desk.makeFirstAdministrator(
                name: "Ada Min",
                email: "ada@anytown.example",
                password: SampleDoor.password,
                through: link,
                identities: door.sample.world.identities,
                from: caller
            )
        }
        guard case .admitted(let session) = try await make() else { return fail("The link is good.") }
        #expect(session.session.stage == .settingUpCode)
        #expect(door.office.council.hasAdministrator(on: door.clock.now.dayInLondon))
        guard case .linkGone = try await make() else { return fail("It works once.") }
        #expect(try await door.desk.firstRunLink() == nil)
    }

    @Test func `A password that is changed needs the old one, and ends the other sessions`() async throws {
        let door = try await SampleDoor()
        let person = try await door.add("Sam Okafor", .planEditor)
        let mine = try await door.session(of: person)
        let other = try await door.session(of: person)
        let visitor = try #require(try await door.desk.visitor(mine.token))
        guard
            case .refused(let issues) = try await door.desk.changePassword(
                from: "not my password",
                to: "another teapot mountain",
                of: visitor,
                from: caller
            )
        else { return fail("The old one is wrong.") }
        #expect(issues.map(\.code) == ["password-wrong"])
        guard
            case .admitted(let new) = try await door.desk.changePassword(
                from: SampleDoor.password,
                to: "another teapot mountain",
                of: visitor,
                from: caller
            )
        else { return fail("The old one is right.") }
        #expect(try await door.desk.visitor(new.token) != nil)
        #expect(try await door.desk.visitor(mine.token) == nil)
        #expect(try await door.desk.visitor(other.token) == nil)
    }

    @Test func `What happened at the door is written down, without what was typed there`() async throws {
        let door = try await SampleDoor()
        try await door.add("Sam Okafor", .planEditor)
        _ = try await door.desk.signIn(email: "sam.okafor@anytown.example", password: "wrong words here", from: caller)
        _ = try await door.desk.signIn(email: "sam.okafor@anytown.example", password: SampleDoor.password, from: caller)
        let events = try await door.store.securityEvents(of: .sample, limit: 10)
        #expect(events.prefix(2).map(\.kind) == [.signedIn, .signInRefused])
        #expect(events[0].address == "192.0.2.1")
        #expect(!"\(events)".contains("wrong words"))
    }

    @Test func `Whoever found a lost device cannot use what was on it`() async throws {
        let door = try await SampleDoor()
        let person = try await door.add("Sam Okafor", .planEditor)
        let new = try await door.session(of: person)
        try await door.desk.resetCredentials(of: person.id, from: caller, by: Account.machineOperator)
        #expect(try await door.desk.visitor(new.token) == nil)
        #expect(isRefused(try await door.desk.signIn(email: person.email, password: SampleDoor.password, from: caller)))
        let link = try await door.desk.resetLink(for: person.id)
        _ = try await door.desk.choosePassword("another teapot mountain", through: link, from: caller)
        let admission = try await door.desk.signIn(
            email: person.email,
            password: "another teapot mountain",
            from: caller
        )
        #expect(session(admission) != nil)
    }
}

/// Records a failure and gives nothing, so that a test can end with it.
func fail(_ comment: Testing.Comment) {
    Testing.Issue.record(comment)
}
