import HTTPTypes
import HashTreeCollections
import Ledger
import PlanDomain
import PlanTestSupport
import PlanUseCases
import Testing

@testable import PlanWeb

/// An assessment from its first word to the public page, through real requests; and what is not published stays inside.
struct AssessmentFlowTests {
    private static let list = "/workspace/assessments"
    private static let path = "/workspace/assessments/2024-27-equality"

    /// People with the roles that an assessment passes through.
    private struct People {
        let world: WorkspaceWorld
        let writer: Account
        let reader: Account
        let signer: Account
        let publisher: Account

        init() async throws {
            world = try await WorkspaceWorld()
            writer = try await world.door.add("Wri Ter", .planEditor)
            reader = try await world.door.add("Rea Der", .strategyLead)
            signer = try await world.door.add("Sig Ner", .monitoringOfficer)
            publisher = try await world.door.add("Pub Lisher", .publisher)
        }

        var subject: String { "plan:\(world.door.sample.planID)" }
    }

    private func start(_ browser: Browser, _ people: People, title: String = "What it means") async throws {
        let answer = try await browser.post(
            Self.list + "/start",
            [
                ("kind", "equality"), ("subject", people.subject), ("title", title), ("lead", "Head of Strategy"),
                ("scope", "Zyxscope, the whole plan."),
            ]
        )
        #expect(answer.location == Self.path + "/screening?done=added")
        let screened = try await browser.post(Self.path + "/screening", [("needed", "yes"), ("reason", "Zyxreason")])
        #expect(screened.location == Self.path + "?done=saved")
    }

    private func write(_ browser: Browser, _ code: String, _ fields: [(String, String)] = []) async throws
        -> Browser.Answer
    {
        let address = Self.path + "/findings/" + code
        let seen = try await browser.get(address).field("seen") ?? ""
        let usual = [("impact", "neutral"), ("severity", "none"), ("aims", "eliminate")]
        let chosen = usual.filter { item in !fields.contains { $0.0 == item.0 } } + fields
        return try await browser.post(
            address,
            [("seen", seen), ("evidence", "Zyxevidence of \(code)"), ("engagement", "Zyxengagement")] + chosen
        )
    }

    private func writeAll(_ browser: Browser, _ council: Council) async throws {
        for entry in council.assessmentList.entries(of: .equality) {
            #expect(try await write(browser, entry.code.rawValue).status == .seeOther)
        }
    }

    private func finish(_ people: People, _ client: @Sendable (Account) async throws -> Browser) async throws {
        let read = try await client(people.reader).post(Self.path + "/check", [("note", "Zyxcheck")])
        #expect(read.location == Self.path + "?done=recorded")
        let signed = try await client(people.signer).post(Self.path + "/sign-off", [("statement", "Statement of mine")])
        #expect(signed.location == Self.path + "?done=approved")
    }

    private static let publicPlaces = [
        "/", "/plan/2024-27", "/plan/2024-27/ambitions/1", "/assessments", "/assessments/2024-27-equality",
        "/assessments/2024-27-equality/versions/1", "/assessments/cumulative", "/api/v1/assessments",
        "/api/v1/assessments/2024-27-equality", "/api/v1/assessments/cumulative", "/sitemap.xml",
        "/search?q=zyxevidence", "/search?q=zyxscope", "/api/v1/search?q=zyxevidence", "/api/v1/search?q=zyxscope",
    ]

    @Test func `I29 nothing of an assessment is public before it is published, and later drafts do not leak`()
        async throws
    {
        let people = try await People()
        let world = people.world
        try await world.test { client in
            @Sendable func browser(_ account: Account) async throws -> Browser {
                try await world.browser(of: account, client)
            }
            let writer = try await browser(people.writer)
            let stranger = Browser(client)
            func publicText() async throws -> String {
                var text = ""
                for place in Self.publicPlaces { text += try await stranger.get(place).text.replacing("zyx", with: "") }
                return text
            }
            try await start(writer, people, title: "Zyxtitle")
            try await writeAll(writer, world.door.office.council)
            try await finish(people) { try await browser($0) }
            try await world.published.refresh()
            let before = try await publicText()
            #expect(!before.contains("Zyx") && !before.contains("2024-27-equality</loc>"))
            #expect(try await stranger.get("/assessments").status == .notFound)

            let publisher = try await browser(people.publisher)
            let published = try await publisher.post(Self.path + "/publish", [("note", "")])
            #expect(published.location == Self.path + "?done=assessment-published")
            for place in Self.publicPlaces.dropFirst(3) where !place.contains("versions") {
                #expect(try await stranger.get(place).status == .ok, "\(place)")
            }
            let page = try await stranger.get("/assessments/2024-27-equality").text
            for part in [
                "Zyxtitle", "Zyxevidence of age", "Zyxreason", "Statement of mine", "monitoring-officer",
                "<dt>As at</dt>",
            ] {
                #expect(page.contains(part), "\(part)")
            }
            for secret in ["Wri Ter", "Rea Der", "Sig Ner", "Zyxcheck", people.writer.id.description] {
                #expect(!page.contains(secret), "\(secret)")
            }
            #expect(try await stranger.get("/plan/2024-27").text.contains("/assessments/2024-27-equality"))
            #expect(try await stranger.get("/sitemap.xml").text.contains("/assessments/2024-27-equality</loc>"))
            #expect(try await stranger.get("/search?q=zyxevidence").text.contains("/assessments/2024-27-equality"))
            let stored = try await publicText()

            // A new version, written and not published.
            #expect(try await writer.post(Self.path + "/reopen", [("reason", "Qqsecret")]).status == .seeOther)
            let fields = [("evidence", "Qqsecret"), ("impact", "positive")]
            let seen = try await writer.get(Self.path + "/findings/age").field("seen") ?? ""
            let changed = try await writer.post(
                Self.path + "/findings/age",
                [("seen", seen), ("engagement", "Qqsecret"), ("severity", "none"), ("aims", "foster")] + fields
            )
            #expect(changed.status == .seeOther)
            try await world.published.refresh()
            let after = try await publicText()
            #expect(!after.contains("Qqsecret"))
            #expect(after == stored)
            #expect(try await writer.get(Self.path + "/versions/1").text.contains("Zyxevidence of age"))

            try await finish(people) { try await browser($0) }
            #expect(try await publisher.post(Self.path + "/publish", [("note", "")]).status == .unprocessableContent)
            #expect(try await publisher.post(Self.path + "/publish", [("note", "Looked again.")]).status == .seeOther)
            #expect(try await stranger.get("/assessments/2024-27-equality").text.contains("Qqsecret"))
            let older = try await stranger.get("/assessments/2024-27-equality/versions/1")
            #expect(
                older.status == .ok && older.text.contains("Zyxevidence of age") && !older.text.contains("Qqsecret")
            )

            // Withdrawn: every address says why, and none shows a word of it.
            #expect(try await publisher.post(Self.path + "/withdraw", [("reason", "")]).status == .unprocessableContent)
            let why = [("reason", "It named a street")]
            #expect(try await publisher.post(Self.path + "/withdraw", why).status == .seeOther)
            for address in ["/assessments/2024-27-equality", "/api/v1/assessments/2024-27-equality"] {
                for place in [address, address + "/versions/1", address + "/versions/2"] {
                    let gone = try await stranger.get(place)
                    #expect(gone.status == .gone && gone.text.contains("It named a street"), "\(place)")
                    #expect(!gone.text.contains("Zyxevidence") && !gone.text.contains("Qqsecret"), "\(place)")
                }
            }
            #expect(try await !stranger.get("/search?q=zyxevidence").text.contains("/assessments/2024-27-equality"))
            #expect(try await !stranger.get("/sitemap.xml").text.contains("/assessments/2024-27-equality</loc>"))
            #expect(try await !stranger.get("/plan/2024-27").text.contains("/assessments/2024-27-equality"))
        }
    }

    @Test func `Words that are removed from the record leave the public page and the API too`() async throws {
        let people = try await People()
        let world = people.world
        try await world.test { client in
            @Sendable func browser(_ account: Account) async throws -> Browser {
                try await world.browser(of: account, client)
            }
            let writer = try await browser(people.writer)
            try await start(writer, people)
            try await writeAll(writer, world.door.office.council)
            try await finish(people) { try await browser($0) }
            #expect(try await browser(people.publisher).post(Self.path + "/publish").status == .seeOther)
            let age = try #require(AssessmentCode("age"))
            let assessment = try #require(world.door.office.council.assessment(slug: "2024-27-equality"))
            let entry = try #require(assessment.content.finding(age)?.sequence)
            try await world.door.office.redact(entry, as: Account.machineOperator, because: "It names somebody")
            try await world.published.refresh()
            for place in ["/assessments/2024-27-equality", "/api/v1/assessments/2024-27-equality"] {
                let answer = try await Browser(client).get(place)
                #expect(answer.status == .ok && !answer.text.contains("Zyxevidence of age"), "\(place)")
                #expect(answer.text.contains("Zyxevidence of sex"), "\(place)")
            }
        }
    }

    @Test func `I35 whoever wrote it cannot review it or sign it off, and is told why`() async throws {
        let people = try await People()
        let world = people.world
        let other = try await world.door.add("Two Roles", .strategyLead)
        try await world.test { client in
            let lead = try await world.browser(of: other, client)
            try await start(lead, people)
            try await writeAll(lead, world.door.office.council)
            let own = try await lead.post(Self.path + "/check", [("note", "Mine")])
            #expect(own.status == .unprocessableContent && own.text.contains("You wrote in this version"))
            let reader = try await world.browser(of: people.reader, client)
            #expect(try await reader.post(Self.path + "/check", [("note", "Read")]).status == .seeOther)
            let signed = try await lead.post(Self.path + "/sign-off", [("statement", "Mine")])
            #expect(signed.status == .unprocessableContent && signed.text.contains("You wrote in this version"))
            // Whoever reviewed it may sign: they did not write it.
            #expect(try await reader.post(Self.path + "/sign-off", [("statement", "I sign")]).status == .seeOther)
        }
    }

    @Test func `A finding that is refused keeps what was typed and says what is wrong at each field`() async throws {
        let people = try await People()
        let world = people.world
        try await world.test { client in
            let writer = try await world.browser(of: people.writer, client)
            try await start(writer, people)
            let page = try await writer.get(Self.path + "/findings/marriage-and-civil-partnership")
            #expect(page.text.contains("value=\"eliminate\"") && !page.text.contains("value=\"advance\""))
            let refused = try await write(
                writer,
                "marriage-and-civil-partnership",
                [("aims", "advance"), ("impact", "negative")]
            )
            #expect(refused.status == .unprocessableContent)
            for part in [
                "There is a problem", "The law does not put this group under that aim", "Choose how severe",
                "Zyxevidence of marriage",
            ] {
                #expect(refused.text.contains(part), "\(part)")
            }
            // What is severe leads to the page for a mitigation; the mitigation leads back.
            let severe = try await write(writer, "age", [("impact", "negative"), ("severity", "high")])
            #expect(severe.location == Self.path + "/findings/age/mitigations?done=saved")
            let added = try await writer.post(
                Self.path + "/findings/age/mitigations",
                [("action", "Do it"), ("owner", "Head of Care"), ("review-day", "2024-06-01")]
            )
            #expect(added.location == Self.path + "?done=added")
            #expect(try await write(writer, "sex").location == Self.path + "/findings/disability?done=saved")
        }
    }

    @Test func `Whoever is overtaken sees how it stands, and loses nothing of their own`() async throws {
        let people = try await People()
        let world = people.world
        try await world.test { client in
            let one = try await world.browser(of: people.writer, client)
            let two = try await world.browser(of: people.reader, client)
            try await start(one, people)
            let seen = try await two.get(Self.path + "/findings/age").field("seen") ?? ""
            #expect(try await write(one, "age").status == .seeOther)
            let mine: [(String, String)] = [
                ("evidence", "Mine"), ("engagement", "Mine"), ("impact", "positive"), ("severity", "none"),
                ("aims", "foster"),
            ]
            let late = try await two.post(Self.path + "/findings/age", [("seen", seen)] + mine)
            #expect(late.status == .unprocessableContent)
            #expect(late.text.contains("How it stands now") && late.text.contains("Zyxevidence of age"))
            #expect(late.text.contains("Mine</textarea>"))
            let again = try await two.post(Self.path + "/findings/age", [("seen", late.field("seen") ?? "")] + mine)
            #expect(again.status == .seeOther)
        }
    }

    @Test func `A mitigation is looked at again, and its measure is shown to those alone who may see figures`()
        async throws
    {
        let people = try await People()
        let world = people.world
        let measures = SampleMeasures(world.door.sample)
        try await measures.record(in: world.door.office)
        try await world.test { client in
            @Sendable func browser(_ account: Account) async throws -> Browser {
                try await world.browser(of: account, client)
            }
            let writer = try await browser(people.writer)
            try await start(writer, people)
            try await writeAll(writer, world.door.office.council)
            let fields = [
                ("action", "Build more"), ("owner", "Head of Homes"), ("review-day", "2024-06-01"),
                ("measure", measures.homes.id.description),
            ]
            #expect(try await writer.post(Self.path + "/findings/age/mitigations", fields).status == .seeOther)
            try await finish(people) { try await browser($0) }
            let id = try #require(world.door.office.council.mitigationStandings.first?.mitigation.id)
            let place = Self.path + "/mitigations/\(id)"
            #expect(try await writer.get(place).text.contains("97 homes in 2023/24"))
            let empty = try await writer.post(place, [])
            #expect(empty.status == .unprocessableContent && empty.text.contains("Choose whether it worked"))
            let seen = try await writer.post(place, [("outcome", "worked"), ("seen", "More homes.")])
            #expect(seen.location == Self.path + "?done=recorded")
            #expect(try await writer.get(Self.list + "/mitigations").text.contains("1 worked"))
            let publisher = try await browser(people.publisher)
            #expect(try await publisher.post(Self.path + "/publish").status == .seeOther)
            // Its figures are not released: the public hears of the look, and of no number.
            let page = try await Browser(client).get("/assessments/2024-27-equality").text
            #expect(page.contains("More homes.") && !page.contains("Homes built") && !page.contains("97 homes"))
            let data = try await Browser(client).get("/api/v1/assessments/2024-27-equality").text
            #expect(!data.contains("HSG-001"))
        }
    }

    @Test func `I35 who works on one ambition reads and writes its assessment, and no other part's`() async throws {
        let people = try await People()
        let world = people.world
        let sample = world.door.sample
        let editor = try await world.door.add("Ed Itor", .planEditor, scope: .element(sample.jobs.id))
        for (subject, title) in [(sample.jobs, "Of jobs"), (sample.skills, "Of skills")] {
            let command = StartAssessment(
                id: sample.world.new(),
                kind: .equality,
                subject: .element(subject.id),
                title: title,
                lead: "Lead",
                scope: "Scope"
            )
            _ = try await world.door.office.perform(command, as: Account.machineOperator)
        }
        let member = try await world.door.add("Mem Ber", .portfolioHolder)
        try await world.test { client in
            let browser = try await world.browser(of: editor, client)
            let jobs = Self.list + "/2024-27-ambition-1-equality"
            let skills = Self.list + "/2024-27-ambition-2-equality"
            #expect(try await browser.get(jobs + "/screening").status == .ok)
            #expect(try await browser.get(skills + "/screening").status == .forbidden)
            let refused = try await browser.post(
                Self.list + "/start",
                [
                    ("kind", "equality"), ("subject", "element:\(sample.skills.id)"), ("title", "T"), ("lead", "L"),
                    ("scope", "S"),
                ]
            )
            #expect(refused.status == .forbidden)
            let outsider = try await world.browser(of: member, client)
            for path in [Self.list, jobs, Self.list + "/cumulative", Self.list + "/mitigations"] {
                let answer = try await outsider.get(path)
                #expect(answer.status == .forbidden && !answer.text.contains("Of jobs"), "\(path)")
            }
            #expect(try await outsider.get("/workspace").text.contains("Of jobs") == false)
        }
    }

    @Test func `The council adds, renames and retires its own groups`() async throws {
        let people = try await People()
        let world = people.world
        try await world.test { client in
            let lead = try await world.browser(of: people.reader, client)
            let lists = Self.list + "/lists"
            let added = try await lead.post(
                lists,
                [("kind", "equality"), ("name", "Night workers"), ("about", "At night.")]
            )
            #expect(added.location == lists + "?done=added")
            #expect(
                try await lead.post(lists, [("kind", "equality"), ("name", "Age")]).status == .unprocessableContent
            )
            #expect(
                try await lead.post(lists + "/night-workers", [("name", "People who work at night")]).status
                    == .seeOther
            )
            #expect(
                try await lead.post(lists + "/night-workers/retire", [("reason", "")]).status == .unprocessableContent
            )
            #expect(try await lead.post(lists + "/night-workers/retire", [("reason", "Merged")]).status == .seeOther)
            #expect(try await lead.post(lists + "/age/retire", [("reason", "No")]).status == .unprocessableContent)
            #expect(try await lead.post(lists + "/nation", [("nation", "scotland")]).status == .seeOther)
            let page = try await lead.get(lists).text
            for part in ["People who work at night", "Retired: Merged", "Low income", "Only: Eliminate"] {
                #expect(page.contains(part), "\(part)")
            }
            let editor = try await world.browser(of: people.writer, client)
            #expect(try await editor.get(lists).status == .ok)
            #expect(try await editor.post(lists, [("kind", "equality"), ("name", "Mine")]).status == .forbidden)
        }
    }
}
