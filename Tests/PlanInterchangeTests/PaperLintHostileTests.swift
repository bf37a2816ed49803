import Foundation
import PlanInterchange
import Testing

/// Papers that nobody would write: the lint comes to an end on each, whatever it finds.
struct PaperLintHostileTests {
    private static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    @Test(arguments: [
        ("one word of 20,000 letters on 49 lines", repeated(repeated("x", 19_999) + "\n", 49)),
        ("fifty thousand lines of digits", repeated("12 345\n", 49_999)),
        ("brackets and stars that never close", repeated(repeated("([*", 6_000) + "\n", 50)),
        ("tables of nothing", repeated(repeated("| ", 9_000) + "\n", 50)),
        ("lists in lists", (0..<400).map { repeated(" ", $0) + "- deeper\n" }.joined()),
        ("dates without end", repeated(repeated("31 January Cabinet ", 500) + "\n", 20)),
        ("rises and falls without end", repeated("It rose from 5 of 7 (9%) to 3, up from 9. ", 400)),
        ("one sentence of numbers", repeated(repeated("from 5 to 3 of 7 (9%) ", 800) + "\n", 20)),
        ("titles that are cut off", repeated("# Efficient and effective\n", 3_000) + "efficient and effective x y z\n"),
        ("short forms without end", repeated(repeated("(AB) CDE ", 1_500) + "\n", 20)),
        ("odd letters", repeated("\u{202E}\u{200B}\u{FEFF}é\u{301}\u{301}👩‍👩‍👧‍👦 31 January Cabinet\n", 500)),
        ("escapes and bells", "\u{1B}[31mCabinet\u{1B}[0m on 31\u{9}January\u{B}Council\u{C}on 2 May"),
    ])
    func `It comes to an end`(name: String, text: String) throws {
        let lint = try PaperLint(PaperText(Data(text.utf8)), against: LintCouncil().council)
        #expect(lint.findings.allSatisfy { $0.line >= 1 && $0.line <= 50_000 })
        #expect(lint.findings.map(\.line) == lint.findings.map(\.line).sorted())
    }

    @Test func `What is too large or no text is refused before`() {
        #expect(throws: PaperError.self) { try PaperText(Data(Self.repeated("word ", 300_000).utf8)) }
        #expect(throws: PaperError.self) { try PaperText(Data(Self.repeated("1\n", 100_000).utf8)) }
        #expect(throws: PaperError.self) { try PaperText(Data([65, 0, 66])) }
    }
}
