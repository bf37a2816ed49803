import Foundation
import HTTPTypes
import HashTreeCollections
import PlanDocuments
import PlanDomain
import PlanTestSupport
import PlanUseCases
import Testing

@testable import PlanWeb

/// Routes and templates of the council's own, from the form to what is made with them.
struct RouteAndTemplatePagesTests {
    private func world() async throws -> WorkspaceWorld {
        let world = try await WorkspaceWorld()
        for body in [
            Body(key: "board", name: "Leadership Board", kind: .board),
            Body(key: "cabinet", name: "Cabinet", kind: .executive),
        ] { _ = try await world.door.office.perform(RecordBody(body), as: Account.machineOperator) }
        return world
    }

    private let steps = [
        ("body-1", "board"), ("part-1", "clear"), ("body-2", ""), ("part-2", "clear"), ("body-3", "cabinet"),
        ("part-3", "decide"),
    ]

    @Test func `Democratic services set up a route, and a plan is sent on it`() async throws {
        let world = try await world()
        let clerk = try await world.door.add("Dana Clerk", .democraticServices)
        let lead = try await world.door.add("Lee Lead", .strategyLead)
        try await world.test { client in
            let browser = try await world.browser(of: clerk, client)
            let page = "/workspace/governance/routes/new"
            let refused = try await browser.post(page, [("name", ""), ("key", "Ours")], from: page)
            #expect(refused.status == .unprocessableContent)
            for field in ["#key", "#name", "#body-1"] {
                #expect(refused.text.contains("href=\"\(field)\""), "\(field)")
            }
            let named = [("name", "Board and Cabinet"), ("key", "ours")]
            let saved = try await browser.post(page, named + steps + [("offered", "yes")], from: page)
            #expect(saved.status == .seeOther)
            // A gap in the middle of the form is no step.
            #expect(
                world.door.office.council.routes["ours"]?.steps == [
                    .init(bodyKey: "board", part: .clear), .init(bodyKey: "cabinet", part: .decide),
                ]
            )
            let again = try await browser.post(page, named + steps, from: page)
            #expect(again.status == .unprocessableContent && again.text.contains("already"))
            let list = try await browser.get("/workspace/governance/routes")
            #expect(list.text.contains("Leadership Board clears, then Cabinet decides"))

            let sender = try await world.browser(of: lead, client)
            let roads = "/workspace/governance/roads"
            let choosing = try await sender.get(roads)
            #expect(choosing.text.contains("Board and Cabinet") && choosing.text.contains("Council Plan: Scrutiny"))
            let lost = try await sender.get("\(roads)?route=nowhere")
            #expect(lost.status == .unprocessableContent && lost.text.contains("Choose the route."))
            let plan = world.door.sample.planID.description
            let fields = [("route", "ours"), ("plan", plan), ("title", "The plan")]
            let started = try await sender.post(roads, fields, from: "\(roads)?route=ours")
            #expect(started.status == .seeOther, "\(started.text.prefix(300))")
            #expect(world.door.office.council.item(slug: "the-plan")?.steps.map(\.bodyKey) == ["board", "cabinet"])

            // It is offered no more, and what travels on it goes on.
            let change = "/workspace/governance/routes/ours"
            let seen = try await browser.get(change).field("seen") ?? ""
            let stale = [("name", "Board and Cabinet"), ("seen", "0")] + steps
            let overtaken = try await browser.post(change, stale, from: change)
            #expect(overtaken.status == .unprocessableContent && overtaken.text.contains("href=\"#name\""))
            let fewer = [("name", "Board and Cabinet"), ("seen", seen), ("body-1", "cabinet"), ("part-1", "decide")]
            #expect(try await browser.post(change, fewer, from: change).status == .seeOther)
            #expect(try await sender.get(roads).text.contains("Board and Cabinet") == false)
            #expect(try await sender.get("\(roads)?route=ours").status == .unprocessableContent)
            #expect(world.door.office.council.item(slug: "the-plan")?.steps.map(\.bodyKey) == ["board", "cabinet"])
            #expect(world.door.office.council.routes["ours"]?.steps.map(\.bodyKey) == ["cabinet"])

            // The wrong step is named where it stands, though a row before it is empty.
            let wrong = [
                ("name", "x"), ("key", "x-y"), ("body-2", "cabinet"), ("part-2", "note"), ("body-4", "board"),
                ("part-4", "decide"),
            ]
            let refusedStep = try await browser.post(page, wrong, from: page)
            #expect(refusedStep.text.contains("href=\"#body-4\"") && !refusedStep.text.contains("href=\"#body-2\""))
        }
    }

    @Test func `Another nation brings the periods of its law, unless others are typed with it`() async throws {
        let world = try await world()
        let clerk = try await world.door.add("Dana Clerk", .democraticServices)
        try await world.test { client in
            let browser = try await world.browser(of: clerk, client)
            let path = "/workspace/governance/rules"
            let england = [
                ("agenda", "5"), ("counting", "working"), ("keyDecisionNotice", "28"), ("generalException", "5"),
                ("callIn", "5"), ("takesEffect", "on-last-day"), ("closures", "2026-12-29 Closed"),
            ]
            #expect(try await browser.post(path, england + [("nation", "wales")], from: path).status == .seeOther)
            var wales = GovernanceRules.preset(.wales)
            wales.closures = [.init(day: .sample("2026-12-29"), name: "Closed")]
            #expect(world.door.office.council.governanceRules == wales)
            let own = [
                ("nation", "scotland"), ("agenda", "7"), ("counting", "working"), ("callIn", "5"),
                ("takesEffect", "on-last-day"),
            ]
            #expect(try await browser.post(path, own, from: path).status == .seeOther)
            #expect(world.door.office.council.governanceRules.agenda.count == 7)
            #expect(world.door.office.council.governanceRules.callIn?.workingDays == 5)
        }
    }

    @Test func `A template goes from the product's into the council's own, and papers are offered from it`()
        async throws
    {
        let world = try await world()
        let clerk = try await world.door.add("Dana Clerk", .democraticServices)
        let reader = try await world.door.add("Robin Reader", .reviewer)
        try await world.test { client in
            let browser = try await world.browser(of: clerk, client)
            let path = "/workspace/governance/paper-templates"
            let start = try await browser.get("\(path)?from=council-plan-report")
            #expect(start.text.contains("&quot;author&quot; : &quot;Director of Strategy&quot;"))
            let product = try #require(PaperTemplate.ofProduct.first)
            let ours = try product.json
                .replacing("\"council-plan-report\"", with: "\"ours\"")
                .replacing("Director of Strategy", with: "Head of Policy")
            for (json, message) in [
                ("{", "no JSON"), ("{}", "misses"),
                (ours.replacing("{plan.period}", with: "{plan.years}"), "{plan.years}"),
            ] {
                let refused = try await browser.post(path, [("template", json)], from: path)
                #expect(refused.status == .unprocessableContent && refused.text.contains(message), "\(message)")
                #expect(refused.text.contains("href=\"#template\""))
            }
            #expect(world.door.office.council.paperTemplates.isEmpty)
            let saved = try await browser.post(path, [("template", ours)], from: path)
            #expect(saved.status == .seeOther)
            #expect(world.door.office.council.paperTemplates["ours"]?.author == "Head of Policy")
            #expect(try await browser.get("\(path)?from=nothing").status == .notFound)

            // The council's own stands in for the product's until it is taken out of use.
            let report = product.key
            let own = try product.json.replacing("Director of Strategy", with: "Head of Policy")
            #expect(try await browser.post(path, [("template", own)], from: path).status == .seeOther)
            #expect(try await browser.get(path).text.contains("in place of the product"))
            #expect(
                try await browser.post(path, [("template", try product.json)], from: path).status
                    == .unprocessableContent
            )
            let seen = try await browser.get("\(path)?from=\(report)").field("seen") ?? ""
            let again = [("template", try product.json), ("seen", seen)]
            #expect(try await browser.post(path, again, from: path).status == .seeOther)
            #expect(try await browser.post("\(path)/\(report)/withdraw", [], from: path).status == .seeOther)
            #expect(try await browser.post("\(path)/\(report)/withdraw", [], from: path).status == .notFound)
            #expect(world.door.office.council.paperTemplates.keys.sorted() == ["ours"])

            let other = try await world.browser(of: reader, client)
            let read = try await other.get("\(path)?from=ours")
            #expect(read.status == .ok && read.text.contains("Head of Policy") && !read.text.contains("<textarea"))
        }
    }
}
