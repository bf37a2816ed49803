import Foundation
import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// Templates of the council's own: kept whole or not at all.
struct PaperTemplateRecordTests {
    private static func template(
        _ blocks: [PaperTemplate.Block],
        key: String = "ours",
        title: String = "Report on {plan.title}",
        author: String = "Director"
    ) -> PaperTemplate {
        PaperTemplate(
            key: key,
            title: title,
            author: author,
            sections: [.init(heading: "Words", blocks: blocks)],
            backgroundPapers: ["{previous.title}"],
            contact: "{paper.author}"
        )
    }

    private static let plain = PaperTemplate.Block(kind: .paragraph, text: "On {road.executive.date}.")

    @Test func `A template is kept, changed under its key, and read back from the bytes and from its own JSON`() throws
    {
        var road = try SampleRoad()
        let first = Self.template([Self.plain])
        try road.perform(RecordPaperTemplate(first), on: "2024-01-02")
        let second = Self.template([Self.plain, .init(kind: .priorities, text: "These:")])
        #expect(road.codes(RecordPaperTemplate(second), on: "2024-01-03") == ["template-key-taken"])
        #expect(road.codes(RecordPaperTemplate(first, seen: second), on: "2024-01-03") == ["changed-meanwhile"])
        try road.perform(RecordPaperTemplate(second, seen: first), on: "2024-01-03")
        #expect(road.council.paperTemplates["ours"] == second)
        #expect(try Council(canonicalBytes: road.council.canonicalBytes()) == road.council)
        #expect(try PaperTemplate(json: Data(second.json.utf8)) == second)
        try road.perform(WithdrawPaperTemplate("ours"), on: "2024-01-04")
        #expect(road.council.paperTemplates.isEmpty)
        #expect(road.codes(WithdrawPaperTemplate("ours"), on: "2024-01-04") == ["template-unknown"])
    }

    @Test(arguments: [
        (PaperTemplate.Block(kind: .paragraph, text: " "), "text in 1.1"),
        (.init(kind: .recommendations, text: "x"), "asks in 1.1"),
        (.init(kind: .recommendations, asks: ["executive": []]), "asks in 1.1"),
        (
            .init(kind: .recommendations, asks: ["cabinet": [.init(verb: .note, text: "x")]]),
            "a kind of body in place of 'cabinet' in 1.1"
        ),
        (.init(kind: .implications), "implications in 1.1"),
        (.init(kind: .implications, implications: [.init(name: "Legal", text: "")]), "implications in 1.1"),
        (.init(kind: .measure, measure: "no code at all"), "the code of a measure in 1.1"),
        (.init(kind: .table, columns: ["A"], rows: [["1"]]), "caption in 1.1"),
        (.init(kind: .table, caption: "T", columns: ["A", "B"], rows: [["1"]]), "rows as wide as the columns in 1.1"),
        (.init(kind: .table, caption: "T", columns: ["A"], rows: []), "rows as wide as the columns in 1.1"),
    ]) func `A block lacks nothing of its kind`(block: PaperTemplate.Block, detail: String) {
        let issues = Self.template([block]).issues
        #expect(issues.map(\.code) == ["template-part-missing"] && issues.first?.detail == detail)
    }

    @Test func `Kinds that the record fills need no words`() {
        let kinds: [PaperTemplate.Kind] = [
            .priorities, .themes, .enablers, .road, .comments, .assessments, .measures,
        ]
        #expect(Self.template(kinds.map { .init(kind: $0) }).issues.isEmpty)
    }

    @Test func `A key, a title, an author and sections are there`() {
        #expect(Self.template([Self.plain], key: "Ours!").issues.map(\.code) == ["template-key-malformed"])
        #expect(Self.template([Self.plain], title: " ", author: "").issues.map(\.detail) == ["title", "author"])
        let empty = PaperTemplate(key: "ours", title: "T", author: "A", sections: [], contact: "C")
        #expect(empty.issues.map(\.detail) == ["sections"])
        let blank = PaperTemplate(
            key: "ours",
            title: "T",
            author: "A",
            sections: [.init(heading: "H", blocks: [])],
            appendices: [" "],
            contact: "C"
        )
        #expect(blank.issues.map(\.detail) == ["words in its appendices"])
    }

    @Test func `I29: no exempt part is kept in a template`() {
        let block = PaperTemplate.Block(kind: .exempt, text: "x", exemptParagraph: 3, publicInterest: "Why")
        #expect(Self.template([block]).issues.map(\.code) == ["template-exempt"])
    }

    @Test func `What names nothing of the record is refused wherever it stands`() {
        let table = PaperTemplate.Block(kind: .table, caption: "{a}", columns: ["{b}"], rows: [["{c}"]])
        let asks = PaperTemplate.Block(
            kind: .recommendations,
            text: "{d}",
            asks: ["executive": [.init(verb: .note, text: "{e}")]]
        )
        let implied = PaperTemplate.Block(kind: .implications, implications: [.init(name: "{g}", text: "{f}")])
        let issues = Self.template([table, asks, implied], title: "{plan.titel}", author: "{h}").issues
        #expect(issues.allSatisfy { $0.code == "template-reference-unknown" })
        #expect(issues.map(\.detail) == ["a", "b", "c", "d", "e", "f", "g", "h", "plan.titel"])
    }

    @Test(arguments: [
        ("road.executive.date", true), ("road.cabinet.date", false), ("road.executive", false),
        ("meeting.cabinet-1.body", true), ("meeting..body", false), ("count.priorities", true),
        ("count.priority", false), ("plan.period", true), ("plan", false), ("", false), ("previous.title", true),
    ]) func `Names are those that the record can fill`(name: String, isKnown: Bool) {
        #expect(PaperTemplate.knows(name) == isKnown)
    }
}
