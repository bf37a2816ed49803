import Foundation
import HTTPTypes
import HashTreeCollections
import Ledger
import PlanDomain
import PlanTestSupport
import PlanUseCases
import SQLiteLedger
import Testing

@testable import PlanWeb

/// Writing, conflicts, drafts, comments, the past, and releases at a time, through real requests.
struct WorkspaceFlowTests {
    private let jobs = "/workspace/plans/2024-27/ambitions/1"

    private func reword(
        _ browser: Browser,
        _ path: String,
        title: String,
        narrative: String = "",
        seen: String,
        reason: String = "Why"
    ) async throws -> Browser.Answer {
        try await browser.post(
            path,
            [("title", title), ("narrative", narrative), ("seen", seen), ("reason", reason)],
            from: path
        )
    }

    @Test func `Two people edit the same element: the second sees both texts and can merge; nothing is lost`()
        async throws
    {
        let world = try await WorkspaceWorld()
        let first = try await world.door.add("First Person", .planEditor)
        let second = try await world.door.add("Second Person", .planEditor)
        try await world.test { client in
            let one = try await world.browser(of: first, client)
            let two = try await world.browser(of: second, client)
            let start = try #require(try await one.get(jobs).field("seen"))
            let base = "We will build homes. We will help people into work."
            #expect(
                try await reword(one, jobs, title: "Jobs and homes", narrative: base, seen: start).location == jobs
                    + "?done=saved"
            )
            let seen = try #require(try await two.get(jobs).field("seen"))
            let mine = base.replacing("help people", with: "help many people")
            #expect(
                try await reword(
                    one,
                    jobs,
                    title: "Jobs and homes",
                    narrative: base.replacing("homes", with: "300 homes"),
                    seen: seen
                ).status == .seeOther
            )
            let conflict = try await reword(two, jobs, title: "Jobs and homes", narrative: mine, seen: seen)
            #expect(conflict.status == .conflict)
            #expect(conflict.text.contains("First Person"))
            #expect(
                conflict.text.contains("We will build 300 homes. We will help many people into work."),
                "The merged text is offered."
            )
            let latest = try #require(conflict.field("seen"))
            #expect(latest != seen)
            let merged = "We will build 300 homes. We will help many people into work."
            #expect(
                try await reword(two, jobs, title: "Jobs and homes", narrative: merged, seen: latest).status
                    == .seeOther
            )
            #expect(world.door.office.council.elements[world.door.sample.jobs.id]?.wording.narrative == merged)
            let history = try await two.get(jobs + "/history").text
            for part in ["First Person", "Second Person", "Why: Why", "300"] {
                #expect(history.contains(part), "\(part)")
            }
        }
    }

    @Test func `Two people edit different elements: both simply work`() async throws {
        let world = try await WorkspaceWorld()
        let first = try await world.door.add("First Person", .planEditor)
        let second = try await world.door.add("Second Person", .planEditor)
        try await world.test { client in
            let one = try await world.browser(of: first, client)
            let two = try await world.browser(of: second, client)
            let skills = "/workspace/plans/2024-27/ambitions/2"
            let seenOne = try #require(try await one.get(jobs).field("seen"))
            let seenTwo = try #require(try await two.get(skills).field("seen"))
            #expect(try await reword(one, jobs, title: "Jobs", seen: seenOne).status == .seeOther)
            #expect(try await reword(two, skills, title: "Skills", seen: seenTwo).status == .seeOther)
        }
    }

    @Test func `Twenty editors over overlapping elements: each edit that was acknowledged is in the record once`()
        async throws
    {
        let world = try await WorkspaceWorld()
        var accounts: [Account] = []
        for number in 0..<20 {
            accounts.append(try await world.door.add("Editor \(number)", .planEditor, hasPassword: false))
        }
        let editors = accounts
        let start = world.door.office.council.position
        try await world.test { client in
            let paths = ["ambitions/1", "ambitions/2", "priorities/1.1", "themes/1"].map {
                "/workspace/plans/2024-27/\($0)"
            }
            let (accepted, refused) = try await withThrowingTaskGroup(of: (String, Bool).self) { group in
                for (number, account) in editors.enumerated() {
                    for round in 0..<6 {
                        group.addTask {
                            let browser = try await world.browser(of: account, client)
                            let path = paths[(number + round) % paths.count]
                            let seen = try await browser.get(path).field("seen") ?? ""
                            let title = "Editor \(number), round \(round)"
                            let answer = try await reword(browser, path, title: title, seen: seen)
                            #expect(answer.status == .seeOther || answer.status == .conflict, "\(answer.status)")
                            return (title, answer.status == .seeOther)
                        }
                    }
                }
                return try await group.reduce(into: ([String](), [String]())) { sum, item in
                    if item.1 { sum.0.append(item.0) } else { sum.1.append(item.0) }
                }
            }
            let reader = ChangeReader()
            let written = try await world.door.store.entries(of: .sample, after: start, limit: 10_000).compactMap {
                entry -> String? in
                guard case .plan(.elementReworded(let change)) = try reader.change(in: entry) else { return nil }
                return change.wording.title
            }
            #expect(written.sorted() == accepted.sorted())
            #expect(Set(written).isDisjoint(with: refused))
            #expect(accepted.count + refused.count == 120 && !accepted.isEmpty)
        }
    }

    @Test func `A draft survives a closed laptop, is seen by nobody else, and is gone once saved`() async throws {
        let world = try await WorkspaceWorld()
        let writer = try await world.door.add("First Person", .planEditor)
        let other = try await world.door.add("Second Person", .planEditor)
        try await world.test { client in
            let laptop = try await world.browser(of: writer, client)
            let page = try await laptop.get(jobs)
            let fields = [("title", "Jobs"), ("narrative", "Half a sen"), ("seen", page.field("seen") ?? "")]
            #expect(try await laptop.post(jobs + "/draft", fields, from: jobs).status == .noContent)
            let later = try await world.browser(of: writer, client)
            let again = try await later.get(jobs)
            #expect(again.text.contains("Half a sen") && again.text.contains("This is your draft"))
            #expect(try await later.get("/workspace").text.contains("Finish your draft of Ambition 1"))
            let stranger = try await world.browser(of: other, client)
            #expect(try await !stranger.get(jobs).text.contains("Half a sen"))
            #expect(world.door.office.council.elements[world.door.sample.jobs.id]?.wording.narrative == "")
            #expect(
                try await reword(later, jobs, title: "Jobs", narrative: "A sentence.", seen: again.field("seen") ?? "")
                    .status == .seeOther
            )
            #expect(try await !later.get(jobs).text.contains("This is your draft"))
        }
    }

    @Test func `Issues keep what was typed, stand at their fields, and are listed at the top`() async throws {
        let world = try await WorkspaceWorld()
        let writer = try await world.door.add("First Person", .planEditor)
        try await world.test { client in
            let browser = try await world.browser(of: writer, client)
            let seen = try await browser.get(jobs).field("seen") ?? ""
            let answer = try await reword(browser, jobs, title: "  ", narrative: "Kept words", seen: seen)
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("<title>Error: "))
            #expect(answer.text.contains("href=\"#title\"") && answer.text.contains("id=\"title-error\""))
            #expect(answer.text.contains("Kept words") && answer.text.contains("aria-invalid=\"true\""))
        }
    }

    @Test func `A comment on a stretch shows its words, and says so when they have gone`() async throws {
        let world = try await WorkspaceWorld()
        let writer = try await world.door.add("First Person", .planEditor)
        try await world.test { client in
            let browser = try await world.browser(of: writer, client)
            let seen = try await browser.get(jobs).field("seen") ?? ""
            _ = try await reword(browser, jobs, title: "Jobs", narrative: "We build 300 homes a year.", seen: seen)
            let made = try await browser.post(
                jobs + "/comments",
                [("field", "narrative"), ("quote", "300 homes"), ("text", "Is that enough?")],
                from: jobs
            )
            #expect(made.location == jobs + "?done=commented")
            #expect(try await browser.get(jobs).text.contains("In: Narrative"))
            let next = try await browser.get(jobs).field("seen") ?? ""
            _ = try await reword(browser, jobs, title: "Jobs", narrative: "We build more.", seen: next)
            let gone = try await browser.get(jobs).text
            #expect(gone.contains("The text that this was about has gone") && gone.contains("300 homes"))
            let id = try #require(world.door.office.council.comments.values.first?.id)
            let answer = try await browser.post(jobs + "/comments/\(id)", [("answer-\(id)", "Yes.")], from: jobs)
            #expect(answer.location == jobs + "?done=resolved")
            #expect(try await browser.get(jobs).text.contains("Answered comments (1)"))
        }
    }

    @Test func `Each page can be seen as it stood, at an address that says so, and cannot be changed there`()
        async throws
    {
        let world = try await WorkspaceWorld()
        let writer = try await world.door.add("First Person", .planEditor)
        try await world.test { client in
            world.door.clock.advance(seconds: 2 * 86_400)
            let browser = try await world.browser(of: writer, client)
            let seen = try await browser.get(jobs).field("seen") ?? ""
            _ = try await reword(browser, jobs, title: "Changed words", seen: seen)
            let day = world.door.clock.now.dayInLondon.before.iso
            for path in ["", "/ambitions/1", "/ambitions/1/history", "/text", "/history", "/health", "/preview"] {
                let page = try await browser.get("/workspace/plans/2024-27\(path)?as-at=\(day)")
                #expect(page.status == .ok && page.text.contains("As it stood on"), "\(path)")
                #expect(!page.text.contains("Changed words"), "\(path)")
                #expect(!page.text.contains("name=\"seen\""), "\(path)")
            }
            let early = try await browser.get("/workspace/plans/2024-27?as-at=2020-01-01")
            #expect(early.status == .notFound && early.text.contains("Not in the record on 1 January 2020"))
            let compared = try await browser.get("/workspace/plans/2024-27/compare?from=\(day)").text
            #expect(compared.contains("Changed words") && compared.contains("<del>") && compared.contains("<ins>"))
        }
    }

    @Test func `I29 Nothing of an edition is public before its time, and all of it is after`() async throws {
        let world = try await WorkspaceWorld()
        let publisher = try await world.door.add("Casey Pub", .publisher)
        let editor = try await world.door.add("Ed Itor", .planEditor)
        let canary = "Quokkafontein"
        try await world.test { client in
            let writer = try await world.browser(of: editor, client)
            let seen = try await writer.get(jobs).field("seen") ?? ""
            _ = try await reword(writer, jobs, title: "Jobs \(canary)", narrative: canary, seen: seen, reason: canary)
            _ = try await writer.post(jobs + "/comments", [("text", canary)], from: jobs)
            let browser = try await world.browser(of: publisher, client)
            let page = "/workspace/plans/2024-27/release"
            let time = world.door.clock.now.dayInLondon.after
            let fields = [
                ("position", try await browser.get(page).field("position") ?? ""), ("name", "Draft \(canary)"),
                ("stage", "draft"),
                ("day", time.iso), ("nextUpdate", "Soon."), ("purpose", "statutory"), ("when", "later"),
                ("releaseAt", time.iso), ("time", "09:30"),
            ]
            #expect(
                try await browser.post(page, fields, from: page).location
                    == "/workspace/plans/2024-27/pending?done=scheduled"
            )
            func publicTexts() async throws -> [String] {
                var texts: [String] = []
                for path in world.published.current.resources.keys.sorted() {
                    let answer = try await Browser(client).get(path)
                    texts.append(answer.text + answer.headers.map { "\($0.value)" }.joined())
                }
                for path in [
                    "/search?q=\(canary)", "/api/v1/search?q=\(canary)", "/plan/2024-27/editions/2", "/nowhere",
                ] {
                    texts.append(
                        try await Browser(client).get(path).text.replacing("‘\(canary)’", with: "").replacing(
                            "value=\"\(canary)\"",
                            with: ""
                        ).replacing("\"query\":\"\(canary)\"", with: "")
                    )
                }
                let files = try world.published.current.files(origin: "http://localhost:8080")
                return texts + files.map { String(decoding: $0.bytes, as: UTF8.self) + $0.path }
            }
            func release(at moment: Moment) async throws {
                world.door.clock.set(moment)
                if try await !world.publisher.releaseDue(at: moment).isEmpty { try await world.published.refresh() }
            }
            let due = time.moment(hour: 9, minute: 30)
            try await release(at: Moment(millisecondsSinceEpoch: due.millisecondsSinceEpoch - 1))
            #expect(try await publicTexts().allSatisfy { !$0.contains(canary) })
            try await release(at: due)
            #expect(try await Browser(client).get("/plan/2024-27/ambitions/1").text.contains(canary))
            #expect(try await Browser(client).get("/plan/2024-27/editions/2").status == .ok)
            // The comment, the person's name and the account never are.
            let all = try await publicTexts().joined()
            #expect(!all.contains("Ed Itor") && !all.contains(editor.id.description))
        }
    }

    @Test func `I32 A pre-election period holds a promotional edition until the monitoring officer lets it out`()
        async throws
    {
        let world = try await WorkspaceWorld()
        let publisher = try await world.door.add("Casey Pub", .publisher)
        let officer = try await world.door.add("Rowan Mon", .monitoringOfficer)
        let today = world.door.clock.now.dayInLondon
        let period = PreElectionPeriod(
            id: world.door.sample.world.new(),
            election: "Local elections",
            starts: today.before,
            ends: today.after.after
        )
        _ = try await world.door.office.perform(RecordPreElectionPeriod(period), as: Account.machineOperator)
        try await world.test { client in
            let browser = try await world.browser(of: publisher, client)
            let page = "/workspace/plans/2024-27/release"
            #expect(try await browser.get(page).text.contains("Pre-election period"))
            let fields = [
                ("position", try await browser.get(page).field("position") ?? ""), ("name", "Glossy"),
                ("stage", "draft"),
                ("day", today.iso), ("nextUpdate", "Soon."), ("purpose", "promotional"), ("when", "now"),
            ]
            #expect(
                try await browser.post(page, fields, from: page).location?.hasPrefix("/workspace/plans/2024-27/pending")
                    == true
            )
            #expect(try await world.publisher.releaseDue(at: world.door.clock.now).isEmpty)
            let pending = "/workspace/plans/2024-27/pending"
            #expect(
                try await browser.post(pending + "/override", [("override-reason", "x")], from: pending).status
                    == .forbidden
            )
            let monitor = try await world.browser(of: officer, client)
            #expect(try await monitor.get("/workspace").text.contains("Decide whether edition 2"))
            #expect(
                try await monitor.post(pending + "/override", [("override-reason", " ")], from: pending).status
                    == .unprocessableContent
            )
            #expect(
                try await monitor.post(
                    pending + "/override",
                    [("override-reason", "It corrects a mistake")],
                    from: pending
                ).status == .seeOther
            )
            #expect(try await world.publisher.releaseDue(at: world.door.clock.now).count == 1)
        }
    }

    @Test func `A release says when the plan moved on since the publisher looked`() async throws {
        let world = try await WorkspaceWorld()
        let publisher = try await world.door.add("Casey Pub", .publisher)
        try await world.test { client in
            let browser = try await world.browser(of: publisher, client)
            let page = "/workspace/plans/2024-27/release"
            let position = try await browser.get(page).field("position") ?? ""
            let element = try #require(world.door.office.council.elements[world.door.sample.jobs.id])
            let command = RewordElement(
                elementID: element.id,
                wording: .init(title: "Moved on"),
                seen: element.revision
            )
            _ = try await world.door.office.perform(command, as: Account.machineOperator)
            let fields = [
                ("position", position), ("name", "Draft"), ("stage", "draft"), ("day", "2024-02-24"),
                ("nextUpdate", "Soon."),
                ("purpose", "statutory"), ("when", "now"),
            ]
            let answer = try await browser.post(page, fields, from: page)
            #expect(answer.status == .conflict && answer.text.contains("The plan changed since you looked at it"))
        }
    }

    @Test func `The wizard of the next plan does not finish while one promise is unaccounted for`() async throws {
        let world = try await WorkspaceWorld()
        let lead = try await world.door.add("Morgan Lead", .strategyLead)
        try await world.test { client in
            let browser = try await world.browser(of: lead, client)
            let start = try await browser.post(
                "/workspace/plans/start",
                [
                    ("period", "2027-30"), ("title", "Council Plan {plan.period}"),
                    ("predecessor", world.door.sample.planID.description),
                ]
            )
            #expect(start.location == "/workspace/plans/2027-30/promises?done=added")
            let promises = "/workspace/plans/2027-30/promises"
            let early = try await browser.post(promises + "/finish", [], from: promises)
            #expect(early.status == .unprocessableContent && early.text.contains("9 are open"))
            let dropped = try await browser.post(
                promises + "/themes/1",
                [("fate", "dropped"), ("reason", "It is in every service now.")]
            )
            #expect(dropped.location == promises + "?done=accounted")
            let carried = try await browser.post(promises + "/carry", [("reason", "They still stand.")])
            #expect(carried.status == .seeOther)
            #expect(try await browser.post(promises + "/finish").location == promises + "?done=finished")
            #expect(try await browser.get("/workspace/plans/2027-30").text.contains("Jobs and homes"))
        }
    }

    @Test func `Two people write the plan's own texts: the second sees what the first wrote`() async throws {
        let world = try await WorkspaceWorld()
        let first = try await world.door.add("First Person", .planEditor)
        let second = try await world.door.add("Second Person", .planEditor)
        let path = "/workspace/plans/2024-27/text"
        try await world.test { client in
            let one = try await world.browser(of: first, client)
            let two = try await world.browser(of: second, client)
            let seen = try #require(try await one.get(path).field("seen"))
            func fields(_ introduction: String) -> [(String, String)] {
                [
                    ("title", "Council Plan {plan.period}"), ("publicTitle", ""), ("introduction", introduction),
                    ("nextSteps", ""), ("seen", seen), ("reason", "Why"),
                ]
            }
            #expect(try await one.post(path, fields("We build."), from: path).status == .seeOther)
            let conflict = try await two.post(path, fields("We plant."), from: path)
            #expect(conflict.status == .conflict)
            #expect(conflict.text.contains("We build.") && conflict.text.contains("We plant."))
            #expect(conflict.text.contains("First Person"))
            let plan = try #require(world.door.office.council.plans[world.door.sample.planID])
            #expect(plan.description.introduction == "We build.")
        }
    }

    @Test func `A part moves among its neighbours, and a button of an old page moves nothing`() async throws {
        let world = try await WorkspaceWorld()
        let writer = try await world.door.add("First Person", .planEditor)
        let plan = "/workspace/plans/2024-27"
        @Sendable func order() -> [String] {
            world.door.office.council.elementsInOrder(of: world.door.sample.planID).filter { $0.kind == .ambition }
                .map(\.number)
        }
        #expect(order() == ["1", "2"])
        try await world.test { client in
            let browser = try await world.browser(of: writer, client)
            let page = try await browser.get(plan).text
            let button = try #require(
                page.firstMatch(of: /formaction="([^"]+ambitions\/2\/order)" name="move" value="(up [0-9]+)"/)
            )
            let (path, move) = (String(button.1), String(button.2))
            #expect(try await browser.post(path, [("move", move)], from: plan).status == .seeOther)
            #expect(order() == ["2", "1"])
            #expect(try await browser.post(path, [("move", "down 0")], from: plan).status != .seeOther)
            for nonsense in ["", "up", "up x", "aside 1"] {
                #expect(try await browser.post(path, [("move", nonsense)], from: plan).status == .notFound)
            }
            #expect(order() == ["2", "1"])
        }
    }

    @Test(arguments: ["9223372036854775807", "99999999999999999", "-1", "0", "x", "99999999999999999999999"])
    func `No number of a page is a fault`(number: String) async throws {
        let world = try await WorkspaceWorld()
        let auditor = try await world.door.add("Avery Audit", .auditor)
        try await world.test { client in
            let browser = try await world.browser(of: auditor, client)
            for path in ["/workspace/plans/2024-27/history", jobs + "/history", "/workspace/audit"] {
                #expect(try await browser.get("\(path)?page=\(number)").status == .ok)
            }
        }
    }

    @Test func `A conflict between very long texts is shown as a whole, and soon`() async throws {
        let world = try await WorkspaceWorld()
        let writer = try await world.door.add("First Person", .planEditor)
        try await world.test { client in
            let browser = try await world.browser(of: writer, client)
            let seen = try #require(try await browser.get(jobs).field("seen"))
            func words(_ word: String) -> String {
                (0..<5000).map { "\(word)\($0)" }.joined(separator: " ")
            }
            #expect(
                try await reword(browser, jobs, title: "Jobs", narrative: words("a"), seen: seen).status == .seeOther
            )
            let conflict = try await reword(browser, jobs, title: "Jobs", narrative: words("b"), seen: seen)
            #expect(conflict.status == .conflict)
            #expect(conflict.text.contains("a4999") && conflict.text.contains("b4999"))
        }
    }

    @Test func `A preview keeps what was typed`() async throws {
        let world = try await WorkspaceWorld()
        let writer = try await world.door.add("First Person", .planEditor)
        try await world.test { client in
            let browser = try await world.browser(of: writer, client)
            let seen = try await browser.get(jobs).field("seen") ?? ""
            let fields = [("title", "Jobs"), ("narrative", "Half a sen"), ("seen", seen)]
            let preview = try await browser.post(jobs + "/preview", fields, from: jobs)
            #expect(preview.status == .ok && preview.text.contains("Half a sen"))
            #expect(try await browser.get(jobs).text.contains("This is your draft"))
        }
    }

    @Test func `Who may write one part changes its words, and neither its number nor its place`() async throws {
        let world = try await WorkspaceWorld()
        let sample = world.door.sample
        let skills = try #require(world.door.office.council.elements[sample.skills.id])
        let editor = try await world.door.add("Ambition Editor", .planEditor, scope: .element(skills.id))
        let path = "/workspace/plans/2024-27/ambitions/\(skills.number)"
        try await world.test { client in
            let browser = try await world.browser(of: editor, client)
            let page = try await browser.get(path)
            #expect(page.text.contains("Save") && !page.text.contains("Move or renumber"))
            let seen = try #require(page.field("seen"))
            for fields in [("number", "9"), ("order", "5")] {
                let moved = try await browser.post(
                    path + "/move",
                    [fields, ("seen", seen), ("reason", "Why")],
                    from: path
                )
                #expect(moved.status == .forbidden, "\(fields)")
            }
            #expect(world.door.office.council.elements[skills.id] == skills)
        }
    }

    @Test func `What became of a plan's promises is shown to nobody who may not read that plan`() async throws {
        let world = try await WorkspaceWorld()
        let member = try await world.door.add("Councillor Quinn", .scrutinyMember)
        let sample = world.door.sample
        let next = sample.world.new(Plan.self)
        let commands: [any Command] = [
            StartPlan(
                id: next,
                period: .sample("2027-30"),
                description: .init(title: "The plan that follows"),
                predecessorID: sample.planID
            ),
            SharePlan(planID: next, audiences: [.scrutiny]),
        ]
        for command in commands { _ = try await world.door.office.perform(command, as: Account.machineOperator) }
        try await world.test { client in
            let browser = try await world.browser(of: member, client)
            let page = try await browser.get("/workspace/plans/2027-30")
            #expect(page.status == .ok && !page.text.contains("Promises of the plan before"))
            #expect(try await browser.get("/workspace/plans/2027-30/promises").status == .notFound)
            _ = try await world.door.office.perform(
                SharePlan(planID: sample.planID, audiences: [.scrutiny]),
                as: Account.machineOperator
            )
            #expect(try await browser.get("/workspace/plans/2027-30").text.contains("Promises of the plan before"))
            #expect(try await browser.get("/workspace/plans/2027-30/promises").status == .ok)
        }
    }

    @Test func `What is kept beside the record is not said to be in it`() async throws {
        let world = try await WorkspaceWorld()
        let admin = try await world.door.add("Ada Min", .administrator)
        let person = try await world.door.add("Sam Okafor", .planEditor)
        let path = "/workspace/people/\(person.id)"
        try await world.test { client in
            let browser = try await world.browser(of: admin, client)
            let before = world.door.office.council.position
            let answer = try await browser.post(
                path,
                [("name", "Samuel Okafor"), ("email", person.email), ("kind", "officer")],
                from: path
            )
            let page = try await browser.get(try #require(answer.location))
            #expect(page.text.contains("Saved.") && page.text.contains("Samuel Okafor"))
            #expect(!page.text.contains("is in the record"))
            #expect(world.door.office.council.position == before)
        }
    }

    @Test func `The home page tells of nothing that one may not read`() async throws {
        let world = try await WorkspaceWorld()
        let member = try await world.door.add("Councillor Quinn", .scrutinyMember)
        let lead = try await world.door.add("Morgan Lead", .strategyLead)
        let sample = world.door.sample
        let commands: [any Command] = [
            SharePlan(planID: sample.planID, audiences: [.scrutiny]),
            RecordPost(
                Post(
                    id: sample.world.new(),
                    title: "Head of Unannounced Things",
                    unit: "",
                    grants: [RoleGrant(role: .planEditor)],
                    from: .sample("2024-01-01")
                )
            ),
            StartPlan(
                id: sample.world.new(),
                period: .sample("2027-30"),
                description: .init(title: "An unannounced plan"),
                predecessorID: sample.planID
            ),
        ]
        for command in commands { _ = try await world.door.office.perform(command, as: Account.machineOperator) }
        try await world.test { client in
            let theirs = try await world.browser(of: member, client).get("/workspace").text
            #expect(theirs.contains("Council Plan 2024-27") && !theirs.lowercased().contains("unannounced"))
            #expect(try await world.browser(of: lead, client).get("/workspace").text.contains("An unannounced plan"))
        }
    }

    @Test func `An invitation that another process made opens here`() async throws {
        let world = try await WorkspaceWorld()
        let door = world.door
        let account = Account(
            id: door.sample.world.new(),
            name: "New Person",
            email: "new.person@anytown.example",
            kind: .officer,
            createdAt: door.clock.now
        )
        _ = try await door.store.keep(account, of: door.office.key)
        let link = try await door.desk.invitationLink(for: account.id, from: SampleDoor.caller)
        try await world.test { client in
            let page = try await Browser(client).get("/password/\(link.text)")
            #expect(page.status == .ok && page.text.contains("New Person"))
        }
    }

    @Test func `A released draft of the next plan does not displace the plan in force`() async throws {
        let world = try await WorkspaceWorld()
        let (office, sample) = (world.door.office, world.door.sample)
        let decision = Decision(
            id: sample.world.new(),
            planID: sample.planID,
            body: "Council",
            day: .sample("2024-02-22"),
            outcome: "Adopted",
            reference: "Item 3",
            source: "https://example.org/minutes"
        )
        let nextID: Plan.ID = sample.world.new()
        let commands: [any Command] = [
            RecordDecision(decision), AdoptPlan(planID: sample.planID, decision: decision.id),
            StartPlan(
                id: nextID,
                period: .sample("2027-30"),
                description: .init(title: "The next plan"),
                predecessorID: sample.planID
            ),
        ]
        for command in commands { _ = try await office.perform(command, as: Account.machineOperator) }
        for (plan, stage) in [(sample.planID, Edition.Stage.adopted), (nextID, .draft)] {
            let outcome = try await world.publisher.release(
                plan,
                id: sample.world.new(),
                name: "Edition",
                stage: stage,
                day: .sample("2024-02-23"),
                nextUpdate: "In May 2024.",
                as: Account.machineOperator
            )
            guard case .done = outcome else {
                Testing.Issue.record("Not released: \(outcome)")
                return
            }
        }
        let released = try #require(try await ReleasedCouncil(office.council, in: world.door.store))
        #expect(released.plans.count == 2 && released.inForce?.plan.address.description == "2024-27")
    }
}
