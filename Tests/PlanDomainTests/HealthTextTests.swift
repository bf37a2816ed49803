import HashTreeCollections
import PlanDomain
import PlanTestSupport
import Testing

/// A text with what a rule of plan health should find in it.
private struct TextCase: CustomTestStringConvertible, Sendable {
    let rule: HealthRule
    let text: String
    let excerpt: String
    var detail = ""

    var testDescription: String { "\(rule.rawValue): \(text.prefix(60))" }
}

/// The rules that look at the words of one text.
struct HealthTextTests {
    private let sample = SamplePlan()

    private func findings(in text: String, field: TextField = .introduction) -> [HealthFinding] {
        let description = PlanDescription(
            title: field == .title ? text : "Plan",
            introduction: field == .introduction ? text : ""
        )
        let plan = Plan(id: sample.planID, period: .sample("2024-27"), description: description)
        return sample.council.health(of: plan, under: HealthPolicy()).filter { $0.elementID == nil }
    }

    private static func words(_ count: Int) -> String {
        "We " + String(repeating: "walk ", count: count - 2) + "home."
    }

    private static let broken: [TextCase] = [
        .init(rule: .referenceUnknown, text: "See {meeting.board.date}.", excerpt: "{meeting.board.date}"),
        .init(
            rule: .dateDisagrees,
            text: "It goes to Cabinet on 31st January.",
            excerpt: "31st January",
            detail: "Cabinet, 30 January 2024"
        ),
        .init(rule: .dateUnverified, text: "Council adopts it on 22 February.", excerpt: "22 February"),
        .init(
            rule: .periodDisagrees,
            text: "The 2024/25 Council Plan.",
            excerpt: "2024/25 Council Plan",
            detail: "2024-27"
        ),
        .init(rule: .headingLevelSkipped, text: "# Jobs\n\n### Homes", excerpt: "Homes", detail: "2"),
        .init(rule: .headingLevelSkipped, text: "## Jobs", excerpt: "Jobs", detail: "1"),
        .init(rule: .headingLevelSkipped, text: "Jobs\n====\n\n### Homes ###", excerpt: "Homes", detail: "2"),
        .init(rule: .headingLevelSkipped, text: "# Jobs\n## Homes\n# Roads\n### Parks", excerpt: "Parks", detail: "2"),
        .init(rule: .imageWithoutAlternative, text: "A ![](bridge.jpg).", excerpt: "bridge.jpg"),
        .init(rule: .imageWithoutAlternative, text: "- ![ ](bridge.jpg \"The bridge\")", excerpt: "bridge.jpg"),
        .init(rule: .imageWithoutAlternative, text: "![Photo](bridge.jpg)", excerpt: "bridge.jpg"),
        .init(rule: .imageWithoutAlternative, text: "![IMG_1.JPG](bridge.jpg)", excerpt: "bridge.jpg"),
        .init(rule: .imageWithoutAlternative, text: "[![](bridge.jpg)](https://a.org)", excerpt: "bridge.jpg"),
        .init(rule: .linkTextVague, text: "[Click here](https://a.org) for it.", excerpt: "Click here"),
        .init(rule: .linkTextVague, text: "It is [**here**](https://a.org).", excerpt: "here"),
        .init(rule: .linkTextVague, text: "[Read more…](https://a.org)", excerpt: "Read more…"),
        .init(rule: .linkTextVague, text: "[](https://a.org)", excerpt: "https://a.org"),
        .init(rule: .linkTextVague, text: "[here][1]\n\n[1]: https://a.org", excerpt: "here"),
        .init(rule: .linkTextVague, text: "See https://a.org/plan.", excerpt: "https://a.org/plan"),
        .init(rule: .linkTextVague, text: "See (www.anytown.gov.uk).", excerpt: "www.anytown.gov.uk"),
        .init(rule: .linkTextVague, text: "See <https://a.org>.", excerpt: "https://a.org"),
        .init(rule: .linkTextVague, text: "[https://a.org](https://a.org)", excerpt: "https://a.org"),
        .init(
            rule: .sentenceTooLong,
            text: words(41),
            excerpt: "We walk walk walk walk walk walk walk …",
            detail: "41"
        ),
        .init(
            rule: .sentenceTooLong,
            text: "Short.\n- \(words(50))",
            excerpt: "We walk walk walk walk walk walk walk …",
            detail: "50"
        ),
        .init(rule: .abbreviationUnexplained, text: "The MTFP says how.", excerpt: "MTFP", detail: "1"),
        .init(rule: .abbreviationUnexplained, text: "SMEs and an SME's needs.", excerpt: "SME", detail: "2"),
        .init(rule: .abbreviationUnexplained, text: "A VCFSE-led group.", excerpt: "VCFSE", detail: "1"),
        .init(rule: .abbreviationUnexplained, text: "As the DfE asks.", excerpt: "DfE", detail: "1"),
        .init(rule: .abbreviationUnexplained, text: "Pay your Tax (MTFP).", excerpt: "MTFP", detail: "1"),
        .init(rule: .placeholderLeft, text: "The date is TBC.", excerpt: "TBC"),
        .init(rule: .placeholderLeft, text: "Lead: (tbc)", excerpt: "tbc"),
        .init(rule: .placeholderLeft, text: "Lorem ipsum dolor.", excerpt: "Lorem ipsum"),
        .init(rule: .placeholderLeft, text: "Cut it by XX%.", excerpt: "XX%"),
        .init(rule: .placeholderLeft, text: "It costs £Xm.", excerpt: "£Xm"),
        .init(rule: .placeholderLeft, text: "By 20XX, all of it.", excerpt: "20XX"),
        .init(rule: .placeholderLeft, text: "Led by [insert name of lead].", excerpt: "[insert name of lead]"),
        .init(rule: .allCapitals, text: "We MUST MEND EVERY ROAD now.", excerpt: "MUST MEND EVERY ROAD"),
        .init(rule: .allCapitals, text: "MEND 100 ROADS & 2 BRIDGES HERE", excerpt: "MEND 100 ROADS & 2 BRIDGES HERE"),
    ]

    @Test(arguments: broken)
    private func `A text that breaks one rule is found once, with its words`(broken: TextCase) {
        let found = findings(in: broken.text)
        #expect(found.map(\.rule) == [broken.rule])
        #expect(found.first?.excerpt == broken.excerpt)
        #expect(found.first?.detail == broken.detail)
        #expect(found.first?.field == .introduction)
    }

    @Test(arguments: [
        // Record
        "It goes to {meeting.cabinet.body} on {meeting.cabinet.date}.", "Cabinet meets on 30 January 2024.",
        "The Council Plan 2024-27.",
        // Headings
        "# Jobs\n\n## Homes\n\n### Rents\n\n# Roads\n\n## Parks", "Jobs\n===\n\nHomes\n---\n\nText.",
        "#hashtag is none",
        "```\n### code\n```", "    ### code",
        // Images
        "![A bridge over the Mersey](bridge.jpg)", "`![](bridge.jpg)`", "~~~\n![](bridge.jpg)\n~~~", "\\![]",
        // Links
        "[Read the housing strategy](https://a.org)", "[Here we stand](https://a.org/here)", "`https://a.org`",
        "[![A bridge](bridge.jpg)](https://a.org)", "Write to <plan@anytown.gov.uk>.",
        "[The plan][1]\n\n[1]: https://a.org/click", "Click here, and there.",
        // Sentences
        words(40), "\(words(30)) \(words(30))", "- \(words(30))\n- \(words(30))", "\(words(30))\n\n\(words(30))",
        "# \(words(30))\n\(words(30))", "| \(words(30)) | \(words(30)) |",
        // Abbreviations
        "The NHS, GPs, the UK's MPs and VAT.", "The Medium Term Financial Plan (MTFP). The MTFP says how.",
        "Our **medium-term financial plan** (the MTFP).", "The MTFP (Medium Term Financial Plan).",
        "MTFP stands for what we spend.", "MTFP is short for what we spend.",
        "Voluntary, community, faith and social enterprise (VCFSE) groups.", "The Department for Education (DfE).",
        "Small and medium-sized enterprises (SMEs).", "World War II, Part IV.", "The A34, the M60 and SK1 3XE.",
        "This is NOT so.", "OUR WORKFORCE", "CO2 from the R1 bus.", "As Anytown does, iPad in hand.", "`MTFP`",
        // Placeholders
        "Taxi to the exit.", "A text [sic] for you.", "- [x] done", "Tuberculosis, TB.", "The lore of ipsum.",
        // Capitals
        "We MUST MEND ROADS now.", "A NHS, GP, MP, VAT list.", "Plan A: do B.",
    ])
    func `A text in good order has no finding`(text: String) {
        // "TB" is short for something, but it is no placeholder.
        let found = findings(in: text).filter { $0.excerpt != "TB" }
        #expect(found.isEmpty)
    }

    @Test func `What is wrong in one place is told in the order of the rules`() {
        let text = "WE SHOUT IT LOUD. \(Self.words(41))\n\n[here](x) TBC {nothing.there}"
        #expect(
            findings(in: text).map(\.rule) == [
                .referenceUnknown, .placeholderLeft, .linkTextVague, .sentenceTooLong, .allCapitals,
            ]
        )
    }

    @Test func `A title is no Markdown`() {
        #expect(findings(in: "# Jobs", field: .title).isEmpty)
        #expect(findings(in: "The MTFP", field: .title).first?.field == .title)
    }

    @Test func `A hostile text is read as quickly as any other`() {
        let hostile = [
            "[", "![", "]", "`", "<a", "*_", "- + ", "](", "((", "[](", "> ", "{", "\\", "|", "# ", "``` ", "A.B. ",
            "[add ", "<http://a.b/c> ", "AB (c ", "A B CD e ", "XX ", "1. ", "1 January Cabinet ",
            "2024-26 Council Plan ", "{a} ",
        ]
        for piece in hostile {
            let text = String(repeating: piece, count: 50_000 / piece.utf8.count)
            let time = ContinuousClock().measure { _ = findings(in: text) }
            // Quadratic time would be minutes; this allows for a slow machine and a build without optimisation.
            #expect(time < .seconds(10), "\(piece)")
        }
    }
}
