import PlanInterchange
import Testing

/// Ten papers in the manner of other councils: clean they give no error, and with an error in it each gives just that.
struct PaperLintCorpusTests {
    @Test(arguments: LintPaper.all)
    func `A clean paper gives no error, and no advice but what it deserves`(paper: LintPaper) throws {
        let errors = try LintPaper.findings(in: paper.text, of: .error)
        #expect(errors == [])
        let advice = try LintPaper.findings(in: paper.text, of: .advice)
        #expect(advice == paper.advice)
    }

    @Test(arguments: LintPaper.all)
    func `An error put into a clean paper is found in its line, and nothing else`(paper: LintPaper) throws {
        for seed in paper.seeds {
            let (text, line) = paper.broken(by: seed)
            try #require(text != paper.text, "'\(seed.right)' does not stand in the paper.")
            let expected = seed.rule.map { ["\($0.rawValue) \(line)"] } ?? []
            let found = try LintPaper.findings(in: text, of: .error)
            #expect(found == expected, "\(seed.wrong)")
        }
    }

    @Test func `Of all errors put in, this many are found`() {
        let seeds = LintPaper.all.flatMap(\.seeds)
        #expect(seeds.count == 71)
        #expect(seeds.count { $0.rule != nil } == 60)
    }
}
