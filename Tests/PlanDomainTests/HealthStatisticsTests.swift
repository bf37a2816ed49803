import PlanDomain
import Testing

/// What is counted in a text, and how sentences are told apart.
struct HealthStatisticsTests {
    @Test(arguments: [
        ("One. Two! Three? Four… Five", 5), ("We help, e.g. with rent, i.e. with money.", 1),
        ("We help, e.g. Shelter does.", 1), ("At St. Peter's, Mr. Jones and Cllr. Smith met J. Brown.", 1),
        ("See No. 5, para. 3 and p. 7. It says so.", 2), ("No. We do not.", 2), ("It grew by 1.2 to 3.4 points.", 1),
        ("It costs £1.2m. We pay.", 2), ("In the U.K. Government we trust.", 1), ("At 10 a.m. We begin.", 2),
        ("Wait ... and see. So ... Then go.", 3), ("\"Is it so?\" he asked. (It is.) Good.", 3),
        ("Rents, rates etc. are paid. Rates etc. They are.", 3), ("# A heading\nA line\nof text", 2),
        ("A heading\n---\nA line", 2), ("We will:\n- build homes;\n- mend roads", 3), ("1. Homes\n2. Roads", 2),
        ("We began in\n2024. We go on.", 2), ("Water and\n`code. Code.` more", 1),
        ("Read [the plan](https://a.b/c. D).", 1), ("```\nLet x. Let y.\n```\nProse.", 1), ("1. Homes for all", 1),
        ("Café in Ŵyl. Été follows. élan stays.", 2), ("End.\u{A0}Begin.", 2), ("> Quoted. Said.", 2),
        ("| Homes | 20 |\n|---|---|\n| Roads | 3 |", 4), ("Line one.\r\n\r\nLine two.", 2), ("– –\n\n*", 0), ("", 0),
    ])
    func `Sentences end where readers pause`(text: String, sentences: Int) {
        #expect(TextStatistics(text).sentences == sentences)
    }

    @Test(arguments: [
        ("We build 1,200 homes – and/or flats.", 6), ("well-being for all", 3), ("**Bold** _words_ * here", 3),
        ("snake_case [two words](https://a.org/not/these) `not this`", 3), ("![not this](a.png) one", 1),
        ("In {plan.period} we do.", 4), ("<https://a.org> counts once", 3), ("a <b>bold</b> word", 3),
    ])
    func `Words are what a reader reads`(text: String, words: Int) {
        #expect(TextStatistics(text).words == words)
    }

    @Test func `The longest sentence is measured and begins as the reader finds it`() {
        let statistics = TextStatistics("Short one. This is the **longest** sentence of the three by far. Short.")
        #expect(statistics.longestSentence == 10)
        #expect(statistics.longestBeginning == "This is the longest sentence of the three …")
        #expect(statistics.averageSentence == 4)
    }

    @Test func `A reading age is told from 30 words on`() {
        let sentence = "The cat sat on the mat today. "
        #expect(TextStatistics(String(repeating: sentence, count: 4)).readingAge == nil)
        #expect(TextStatistics(String(repeating: sentence, count: 5)).readingAge == 6)
    }

    @Test func `Hard words and long sentences make readers older`() throws {
        let plain =
            "We will build new homes. We will mend the roads. We will plant more trees in the parks. You can "
            + "tell us what you think of it all. We will read what you say and act on it."
        let official =
            "The organisation will facilitate transformational regeneration opportunities, incorporating "
            + "comprehensive stakeholder engagement methodologies and prioritising sustainable infrastructure "
            + "investment, thereby strengthening institutional resilience and community participation across "
            + "neighbourhoods."
        let young = try #require(TextStatistics(plain).readingAge)
        #expect(young <= 8)
        #expect(TextStatistics(official + " " + official).readingAge == 22)
    }

    @Test(arguments: [
        ("", ["No words yet."]), ("Homes.", ["1 word in 1 sentence."]),
        (
            "We build. We mend the roads.",
            ["6 words in 2 sentences.", "The longest sentence has 4 words, the average 3."]
        ),
        (
            "We " + String(repeating: "walk ", count: 24) + "home.",
            [
                "26 words in 1 sentence.",
                "The longest sentence has 26 words; readers cope best with 25 or fewer. It begins 'We walk walk walk walk walk walk walk …'.",
            ]
        ),
        (
            String(repeating: "The cat sat on the mat today. ", count: 5),
            [
                "35 words in 5 sentences.", "The longest sentence has 7 words, the average 7.",
                "A reader of about 6 can follow it; GOV.UK aims at 9.",
            ]
        ),
    ])
    func `What is counted is told in words`(text: String, words: [String]) {
        #expect(TextStatistics(text).inWords == words)
    }
}
