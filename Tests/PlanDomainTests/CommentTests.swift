import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// Comments in the margin, and two people's texts brought together.
struct CommentTests {
    private let sample = SamplePlan()
    private let context = CommandContext()

    private func codes(_ ruling: Ruling) -> [String] {
        guard case .refused(let issues) = ruling else { return [] }
        return issues.map(\.code)
    }

    @Test func `A comment on a stretch of text needs that stretch, and says so when it has gone`() throws {
        var council = sample.council
        let wording = PlanElement.Wording(title: "Jobs and homes", narrative: "We will build 300 homes a year.")
        council.apply(.plan(.elementReworded(.init(elementID: sample.jobs.id, wording: wording))), at: 100)
        let anchor = PlanDomain.Comment.Anchor(field: .narrative, quote: "300 homes")
        let missing = MakeComment(
            id: sample.world.new(),
            elementID: sample.jobs.id,
            anchor: .init(field: .title, quote: "300 homes"),
            text: "Why?"
        )
        #expect(codes(missing.ruling(in: council, context: context)) == ["quote-not-found"])
        let id: PlanDomain.Comment.ID = sample.world.new()
        let make = MakeComment(id: id, elementID: sample.jobs.id, anchor: anchor, text: " Is this enough? ")
        guard case .changes(let changes) = make.ruling(in: council, context: context) else {
            PlanTesting.fail("The stretch is there.")
            return
        }
        council = changes.reduce(council) { $0.applying($1, at: $0.position + 1) }
        let comment = try #require(council.comments[id])
        #expect(comment.text == "Is this enough?" && comment.author == context.actor)
        #expect(comment.anchor?.stands(in: wording) == true)
        #expect(comment.anchor?.stands(in: .init(title: "Jobs and homes", narrative: "We will build more.")) == false)
        #expect(council.openComments(in: sample.planID).map(\.id) == [id])
    }

    @Test func `A comment is closed once, with an answer`() throws {
        var council = sample.council
        let id: PlanDomain.Comment.ID = sample.world.new()
        let comment = PlanDomain.Comment(
            id: id,
            elementID: sample.jobs.id,
            text: "Why?",
            author: context.actor,
            madeAt: context.moment
        )
        council.apply(.comment(.made(comment)), at: 100)
        #expect(
            codes(ResolveComment(commentID: id, answer: " ").ruling(in: council, context: context)) == [
                "answer-missing"
            ]
        )
        guard
            case .changes(let changes) = ResolveComment(commentID: id, answer: "So").ruling(
                in: council,
                context: context
            )
        else {
            PlanTesting.fail("An answer closes it.")
            return
        }
        council = changes.reduce(council) { $0.applying($1, at: $0.position + 1) }
        #expect(council.comments[id]?.resolution?.answer == "So")
        #expect(
            codes(ResolveComment(commentID: id, answer: "No").ruling(in: council, context: context)) == [
                "comment-resolved"
            ]
        )
        #expect(council.openComments(in: sample.planID).isEmpty)
    }

    @Test(arguments: [
        ("We will build homes.", "We will build 300 homes.", "We shall build homes.", "We shall build 300 homes."),
        (
            "One. Two. Three.", "One. Two and a half. Three.", "One. Two. Three. Four.",
            "One. Two and a half. Three. Four."
        ),
        ("", "Theirs", "", "Theirs"), ("Gone soon", "", "Gone soon", ""),
    ])
    func `Changes to different words are both in the merged text`(
        base: String,
        theirs: String,
        mine: String,
        both: String
    ) {
        let merge = TextMerge(base: base, theirs: theirs, mine: mine)
        #expect(merge.isClean)
        #expect(merge.text == both)
    }

    @Test func `Changes to the same words are both kept and listed`() {
        let merge = TextMerge(base: "We build homes.", theirs: "We build 300 homes.", mine: "We build 500 homes.")
        #expect(merge.conflicts == [.init(theirs: "300", mine: "500")])
        #expect(merge.text.contains("300") && merge.text.contains("500"))
    }

    @Test(arguments: 0..<60)
    func `Merging with an untouched text gives the other, and the order of two does not matter when clean`(seed: Int) {
        var random = WordSource(state: UInt64(seed))
        let (base, one, two) = (random.text(), random.text(), random.text())
        #expect(TextMerge(base: base, theirs: base, mine: one).text == one)
        #expect(TextMerge(base: base, theirs: one, mine: base).text == one)
        #expect(TextMerge(base: base, theirs: one, mine: one).text == one)
        let left = TextMerge(base: base, theirs: one, mine: two)
        let right = TextMerge(base: base, theirs: two, mine: one)
        #expect(left.isClean == right.isClean)
        if left.isClean { #expect(left.text == right.text) }
    }
}

/// Texts of a few words that are the same at every run.
private struct WordSource: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func text() -> String {
        let words = ["homes", "jobs", "fair", "and", "safe", "2024-27"]
        return (0..<Int.random(in: 0...12, using: &self)).map { _ in words.randomElement(using: &self) ?? "" }
            .joined(separator: " ")
    }
}
