import Foundation
import HashTreeCollections
import Markup
import PlanTestSupport
import Testing

@testable import PlanDocuments
@testable import PlanDomain

/// A paper is built from the record: its facts are references, and what cannot be filled in is refused.
struct PaperBuildTests {
    private let council: Council
    private let sample = SamplePlan()

    init() throws {
        var council = sample.council
        let day = Day.sample("2024-01-30")
        let bodies = [
            Body(key: "scrutiny", name: "Scrutiny Committee", kind: .scrutiny),
            Body(key: "cabinet", name: "Cabinet", kind: .executive),
            Body(key: "council", name: "Council", kind: .council),
        ]
        func apply(_ command: some Command) throws {
            let context = CommandContext(
                actor: Account.machineOperator,
                moment: Day.sample("2024-01-02").moment(hour: 9, minute: 0)
            )
            guard case .changes(let changes) = command.ruling(in: council, context: context) else {
                Testing.Issue.record("Refused: \(command)")
                return
            }
            for change in changes { council.apply(change, at: council.position + 1) }
        }
        for body in bodies { try apply(RecordBody(body)) }
        let meetings = [("cabinet-1", "cabinet", day), ("council-1", "council", .sample("2024-02-22"))]
        for (key, body, day) in meetings {
            try apply(
                RecordMeeting(Meeting(key: key, body: body, day: day, source: "", bodyKey: body, isPublic: true))
            )
        }
        let item = GovernanceItem(
            id: sample.world.new(),
            slug: "council-plan-2024-27",
            title: "Council Plan 2024-27",
            planID: sample.planID,
            isKeyDecision: false,
            steps: [.init(bodyKey: "cabinet", part: .recommend), .init(bodyKey: "council", part: .adopt)]
        )
        try apply(StartItem(item))
        try apply(ScheduleStep(itemID: item.id, step: 0, meetingKey: "cabinet-1"))
        try apply(ScheduleStep(itemID: item.id, step: 1, meetingKey: "council-1"))
        self.council = council
    }

    private func template(_ blocks: [PaperTemplate.Block]) -> PaperTemplate {
        PaperTemplate(
            key: "test",
            title: "Draft {plan.title}",
            author: "Director",
            sections: [.init(heading: "Words", blocks: blocks)],
            contact: "{paper.author}"
        )
    }

    private func build(_ template: PaperTemplate, for body: String = "cabinet", members: Bool = false) throws
        -> PaperBuild
    {
        try PaperBuild.choosing(
            template,
            for: body,
            in: council,
            recordHash: "abc",
            isForMembersAlone: members
        )
    }

    /// All words of a document, as a reader of its page has them.
    private func words(_ document: Document) -> String { document.html.string }

    @Test func `The product's template can be read, and lacks only the plan before`() throws {
        let report = try #require(PaperTemplate.ofProduct.first { $0.key == "council-plan-report" })
        #expect(report.sections.map(\.heading) == ["Introduction and Background", "Next Steps", "Recommendations"])
        #expect(report.sections.map(\.blocks.count) == [8, 2, 1])
        // The sample has no earlier plan: every reference to it is named with its paragraph, at once.
        let faults = #expect(throws: PaperFaults.self) { try build(report).document() }
        #expect(faults?.faults.map(\.place) == ["1.4", "Background papers"])
    }

    @Test func `Dates come from the calendar, the period from the plan, counts from its parts`() throws {
        let block = PaperTemplate.Block(
            kind: .priorities,
            text:
                "{plan.title} for {plan.firstYear}: {count.ambitions} ambitions, to {paper.body} on {road.executive.date}."
        )
        let document = try build(template([block])).document()
        #expect(document.title == "Draft Council Plan 2024-27")
        let words = words(document)
        #expect(words.contains("Council Plan 2024-27 for 2024/25: two ambitions, to Cabinet on 30 January 2024."))
        #expect(words.contains("To invest in the town centre"))
        #expect(document.facts.contains(.init("Meeting", "Tuesday 30 January 2024")))
    }

    @Test func `Whatever a paper can refer to, a template may hold`() throws {
        let names = try build(template([])).references.values.keys
        #expect(names.count > 15)
        for name in names { #expect(PaperTemplate.knows(name), "\(name)") }
        for template in PaperTemplate.ofProduct { #expect(template.issues.isEmpty) }
    }

    @Test func `A template of the council's own takes the place of the product's`() throws {
        #expect(council.paperTemplate("council-plan-report")?.author == "Director of Strategy")
        var own = council
        let ours = PaperTemplate(
            key: "council-plan-report",
            title: "Ours",
            author: "Head of Policy",
            sections: [],
            contact: "x"
        )
        own.apply(.paper(.templateRecorded(ours)), at: 99)
        #expect(own.availablePaperTemplates.map(\.author) == ["Head of Policy"])
        #expect(own.paperTemplate("nothing") == nil)
    }

    @Test func `A body that stands twice gets the paper of the meeting that is to come, with its date`() throws {
        var twice = council
        let later = Meeting(
            key: "cabinet-2",
            body: "Cabinet",
            day: .sample("2024-03-12"),
            source: "",
            bodyKey: "cabinet",
            isPublic: true
        )
        let item = GovernanceItem(
            id: sample.world.new(),
            slug: "twice",
            title: "Twice",
            planID: sample.planID,
            isKeyDecision: false,
            steps: ["cabinet-1", "cabinet-2"].map { key in
                GovernanceItem.Step(bodyKey: "cabinet", part: .decide, meetingKey: key)
            }
        )
        twice.apply(.governance(.meetingRecorded(later)), at: 90)
        twice.apply(.road(.itemStarted(item)), at: 91)
        let outcome = GovernanceItem.Outcome(
            kind: .agreed,
            day: .sample("2024-01-30"),
            reference: "Minute 1",
            decision: nil
        )
        let paper = template([.init(kind: .paragraph, text: "On {road.executive.date}.")])
        func date(_ council: Council) throws -> String {
            let build = try PaperBuild.choosing(paper, for: "cabinet", in: council, item: "twice", recordHash: "abc")
            return "\(build.meeting.key) \(words(try build.document()).contains("On \(build.meeting.day.inWords)."))"
        }
        #expect(try date(twice) == "cabinet-1 true")
        twice.apply(.road(.stepConcluded(.init(itemID: item.id, step: 0, outcome: outcome))), at: 92)
        #expect(try date(twice) == "cabinet-2 true")
    }

    @Test func `What the minutes will act on stands in the paper, and what is asked already is not asked twice`() throws
    {
        var asked = council
        let item = try #require(asked.item(slug: "council-plan-2024-27"))
        let element = try #require(asked.elements(of: .ambition, in: sample.planID).first)
        for (place, text) in ["Approve the plan.", "Approve other words."].enumerated() {
            let proposal = PlanDomain.Recommendation.Proposal(
                elementID: element.id,
                before: element.wording,
                wording: .init(title: "Homes for all")
            )
            let made = PlanDomain.Recommendation(
                id: sample.world.new(),
                itemID: item.id,
                number: place + 1,
                verb: .recommendToCouncil,
                text: text,
                proposal: place == 1 ? proposal : nil
            )
            asked.apply(.road(.recommendationMade(made)), at: 90 + place)
        }
        let block = PaperTemplate.Block(
            kind: .recommendations,
            text: "It is asked to:",
            asks: [
                "executive": [.init(verb: .approve, text: "approve the plan.")],
                "council": [.init(verb: .adopt, text: "adopt it.")],
            ]
        )
        func words(for body: String) throws -> String {
            let build = try PaperBuild.choosing(template([block]), for: body, in: asked, recordHash: "abc")
            return self.words(try build.document())
        }
        let cabinet = try words(for: "cabinet")
        #expect(cabinet.components(separatedBy: "the plan.").count == 2, "Once, though both ask for it.")
        #expect(cabinet.contains("New title of Ambition 1: “Homes for all”.") && !cabinet.contains("(c)"))
        #expect(
            try words(for: "council").contains("Homes for all") && !words(for: "council").contains("Approve the plan.")
        )
    }

    @Test func `An author and an implication may name the plan`() throws {
        let implied = PaperTemplate.Block(
            kind: .implications,
            implications: [.init(name: "For {plan.period}", text: "None.")]
        )
        let paper = PaperTemplate(
            key: "test",
            title: "T",
            author: "{plan.title} team",
            sections: [.init(heading: "H", blocks: [implied])],
            contact: "{paper.author}"
        )
        let document = try build(paper).document()
        #expect(
            document.subtitle == "Report of the Council Plan 2024-27 team" && words(document).contains("For 2024-27")
        )
        #expect(!words(document).contains("{"))
    }

    @Test func `A plan without a published assessment says so where the template asks for them`() throws {
        let block = PaperTemplate.Block(kind: .assessments, text: "What follows for people and places:")
        #expect(
            words(try build(template([block])).document()).contains("No impact assessment of the plan is published.")
        )
    }

    @Test func `A moved meeting moves every mention`() throws {
        var moved = council
        moved.apply(
            .governance(.meetingMoved(.init(key: "cabinet-1", day: .sample("2024-01-31"), reason: "Snow"))),
            at: 99
        )
        let paper = template([.init(kind: .paragraph, text: "On {road.executive.date}.")])
        let build = try PaperBuild.choosing(paper, for: "cabinet", in: moved, recordHash: "abc")
        #expect(words(try build.document()).contains("On 31 January 2024."))
    }

    @Test func `An unknown reference is refused with its paragraph`() throws {
        let paper = template([
            .init(kind: .paragraph, text: "Fine."),
            .init(kind: .paragraph, text: "On {road.cabinet.date} and {nothing}."),
        ])
        let faults = #expect(throws: PaperFaults.self) { try build(paper).document() }
        #expect(
            faults?.faults.map(\.sentence) == [
                "1.2: {road.cabinet.date} names nothing in the record.", "1.2: {nothing} names nothing in the record.",
            ]
        )
    }

    @Test func `I29: an exempt part leaves its words out of the public paper, and gives the reasons`() throws {
        let canary = "CANARY-91c2"
        let paper = template([
            .init(kind: .exempt, text: canary, exemptParagraph: 3, publicInterest: "Bids would be known.")
        ])
        let open = try build(paper).document()
        #expect(!words(open).contains(canary))
        #expect(words(open).contains("paragraph 3 of Schedule 12A") && words(open).contains("Bids would be known."))
        for bytes in [open.htmlDocument, TypstSource(document: open).text.utf8.map { $0 }] {
            #expect(!String(decoding: bytes, as: UTF8.self).contains(canary))
        }
        let closed = try build(paper, members: true).document()
        #expect(words(closed).contains(canary) && closed.title.hasSuffix("(not for publication)"))
    }

    @Test(arguments: [(0, "Why"), (8, "Why"), (3, " ")])
    func `An exempt part without its paragraph or the public interest is refused`(paragraph: Int, why: String) throws {
        let paper = template([.init(kind: .exempt, text: "x", exemptParagraph: paragraph, publicInterest: why)])
        let faults = #expect(throws: PaperFaults.self) { try build(paper).document() }
        #expect(faults?.faults.count == 1 && faults?.faults[0].message.contains("Schedule 12A") == true)
    }

    @Test func `Recommendations are those for the body, and a body that is asked nothing is refused`() throws {
        let block = PaperTemplate.Block(
            kind: .recommendations,
            text: "{paper.body} is asked to:",
            asks: ["executive": [.init(verb: .approve, text: "approve the plan.")]]
        )
        let document = try build(template([block])).document()
        #expect(words(document).contains("Approve:"))
        let faults = #expect(throws: PaperFaults.self) { try build(template([block]), for: "council").document() }
        #expect(faults?.faults.map(\.place) == ["1.1"])
    }

    @Test func `A body without a meeting, an unknown body and an unknown measure are refused`() throws {
        let plain = template([.init(kind: .paragraph, text: "Words.")])
        #expect(throws: PaperFaults.self) { try build(plain, for: "scrutiny") }
        #expect(throws: PaperFaults.self) { try build(plain, for: "nobody") }
        #expect(throws: PaperFaults.self) {
            try build(template([.init(kind: .measure, text: "See:", measure: "HSG-001")])).document()
        }
    }

    @Test(arguments: ["", "[]", "{\"key\": 3}", "{\"key\": \"x\"}", "\u{0}", "{\"sections\": [{\"blocks\": [{}]}]}"])
    func `A template that is none is refused in plain words`(json: String) throws {
        let fault = #expect(throws: PaperTemplateFault.self) { try PaperTemplate(json: Data(json.utf8)) }
        #expect(fault?.message.hasPrefix("The template") == true)
    }

    @Test func `Two builds give the same bytes, and the paper names its place in the record`() throws {
        let paper = template([.init(kind: .paragraph, text: "Words for {plan.period}.")])
        let one = try build(paper).document()
        let two = try build(paper).document()
        #expect(one.htmlDocument == two.htmlDocument)
        #expect(words(one).contains("entry \(council.position) of the record"))
    }

    @Test func `A bundle names its files for the committee system`() throws {
        let build = try build(template([.init(kind: .paragraph, text: "Words.")]))
        let document = try build.document()
        let bundle = PaperBundle(
            build,
            .init(title: document.title, formats: [(.html, document.htmlDocument)]),
            appendices: [.init(title: "Equality", slug: "2024-27-equality", formats: [(.html, [60])])]
        )
        #expect(
            bundle.files.map(\.name) == [
                "cabinet-2024-01-30-council-plan-2024-27-appendix-1-2024-27-equality.html",
                "cabinet-2024-01-30-council-plan-2024-27-metadata.json", "cabinet-2024-01-30-council-plan-2024-27.html",
            ]
        )
        #expect(PaperBundle.archive(of: bundle.files) == PaperBundle.archive(of: bundle.files))
        let metadata = String(decoding: bundle.files[1].bytes, as: UTF8.self)
        #expect(metadata.contains("\"recordHash\" : \"abc\"") && metadata.contains("\"meeting\" : \"2024-01-30\""))
    }
}
