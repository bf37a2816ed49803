import Foundation
import Testing

@testable import PlanDomain

/// Which cells of a published table are hidden, and what a reader can still find out.
struct SuppressionTests {
    private typealias Table = SuppressionTable<String>

    private func figure(_ number: Int) -> Figure { Figure(whole: Int32(number)) }

    // MARK: the rule

    @Test(arguments: [(0, false), (1, true), (2, true), (4, true), (5, false), (6, false), (-1, false)])
    func `I30 A count is small from one up to the threshold`(count: Int, isSmall: Bool) throws {
        #expect(SmallNumberRule.standard.isSmall(figure(count)) == isSmall)
        let result = Table(counts: ["care leavers": count]).suppressed(by: .standard)
        #expect(result.marks == ["care leavers": isSmall ? .primary : .shown])
        #expect(result.published == (isSmall ? [:] : ["care leavers": figure(count)]))
    }

    @Test(arguments: [("0", true), ("0.5", true), ("9.9", true), ("10", false)])
    func `A rule may have another threshold and hide zeros`(count: String, isSmall: Bool) throws {
        let rule = try #require(SmallNumberRule(threshold: 10, hidesZeros: true))
        #expect(rule.isSmall(try #require(Figure(plain: count))) == isSmall)
    }

    @Test(arguments: [(2, nil), (-5, nil), (5, 1), (5, 0), (10_001, nil)] as [(Int, Int?)])
    func `A rule that would give counts away is none`(threshold: Int, base: Int?) {
        #expect(SmallNumberRule(threshold: threshold, roundingBase: base) == nil)
        let base = base.map { #","roundingBase":\#($0)"# } ?? ""
        let text = #"{"threshold":\#(threshold),"hidesZeros":false,"checksDenominators":false\#(base)}"#
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(SmallNumberRule.self, from: Data(text.utf8)) }
    }

    @Test func `A rule comes back from the record as it was`() throws {
        let rule = try #require(
            SmallNumberRule(threshold: 10, hidesZeros: true, roundingBase: 5, checksDenominators: true)
        )
        #expect(try JSONDecoder().decode(SmallNumberRule.self, from: JSONEncoder().encode(rule)) == rule)
        let standard = SmallNumberRule.standard
        #expect(try JSONDecoder().decode(SmallNumberRule.self, from: JSONEncoder().encode(standard)) == standard)
    }

    @Test(arguments: [("0", 0), ("5", 5), ("7", 5), ("7.5", 10), ("8", 10), ("1202", 1200), ("-2.5", -5)])
    func `Shown counts are rounded half away from zero`(count: String, rounded: Int) throws {
        let rule = try #require(SmallNumberRule(roundingBase: 5))
        #expect(rule.rounded(try #require(Figure(plain: count))) == figure(rounded))
    }

    // MARK: one sum

    @Test func `I30 One small cell takes the smallest other with it`() {
        let table = Table(counts: ["a": 3, "b": 40, "c": 12, "d": 9, "all": 64], sums: ["all": ["a", "b", "c", "d"]])
        let result = table.suppressed(by: .standard)
        #expect(result.hidden == ["a": .primary, "d": .secondary])
        #expect(result.published == ["b": figure(40), "c": figure(12), "all": figure(64)])
        expectSafe(table, result)
    }

    @Test func `Of equal counts the first by key is hidden`() {
        let table = Table(counts: ["a": 9, "b": 9, "c": 3, "all": 21], sums: ["all": ["a", "b", "c"]])
        #expect(table.suppressed(by: .standard).hidden == ["a": .secondary, "c": .primary])
    }

    @Test func `Two small cells protect each other`() {
        let table = Table(counts: ["a": 3, "b": 4, "c": 9, "all": 16], sums: ["all": ["a", "b", "c"]])
        let result = table.suppressed(by: .standard)
        #expect(result.hidden == ["a": .primary, "b": .primary])
        expectSafe(table, result)
    }

    @Test(arguments: [[1, 1, 30], [4, 4, 30], [1, 1, 1, 30]])
    func `I30 Small cells whose sum leaves one possibility need another`(counts: [Int]) {
        let table = Table.row(counts)
        let result = table.suppressed(by: .standard)
        #expect(result.hidden.count == counts.count)
        #expect(result.exposed.isEmpty && result.safeUnderOneMark.isEmpty)
        expectSafe(table, result)
    }

    @Test func `I30 The total is hidden when no part can protect`() {
        let table = Table(counts: ["a": 3, "b": 0, "c": 3, "all": 6], sums: ["all": ["a", "b", "c"]])
        #expect(table.suppressed(by: .standard).hidden == ["a": .primary, "c": .primary])
        let alone = Table(
            counts: ["a1": 4, "a2": 4, "a": 8, "b": 20, "all": 28],
            sums: ["a": ["a1", "a2"], "all": ["a", "b"]]
        )
        let result = alone.suppressed(by: .standard)
        #expect(result.hidden == ["a1": .primary, "a2": .primary, "a": .secondary, "b": .secondary])
        expectSafe(alone, result)
    }

    @Test func `I30 A small total hides with its parts`() {
        let table = Table(counts: ["a": 2, "b": 1, "c": 0, "all": 3], sums: ["all": ["a", "b", "c"]])
        let result = table.suppressed(by: .standard)
        #expect(result.hidden == ["a": .primary, "b": .primary, "all": .primary])
        #expect(result.exposed.isEmpty)
        expectSafe(table, result)
    }

    @Test func `All ones under a total of four are safe only under one mark`() {
        let table = Table.row([1, 1, 1, 1])
        let result = table.suppressed(by: .standard)
        #expect(result.exposed.isEmpty)
        #expect(result.safeUnderOneMark == ["c0", "c1", "c2", "c3", "total"])
        expectSafe(table, result)
    }

    @Test func `Nothing is hidden when there is nobody`() {
        let result = Table.cross([[0, 0], [0, 0]]).suppressed(by: .standard)
        #expect(result.hidesNothing)
        #expect(result.published.count == 9)
    }

    @Test func `I30 Hidden zeros are not given away by a total of zero`() throws {
        let rule = try #require(SmallNumberRule(hidesZeros: true))
        let table = Table.cross([[0, 0], [0, 9]])
        let result = table.suppressed(by: rule)
        #expect(result.isHidden("r0") && result.isHidden("c0") && result.isHidden("r0c0"))
        #expect(result.exposed.isEmpty)
        expectSafe(table, result)
    }

    @Test func `All cells may be small`() {
        let table = Table.cross([[1, 2], [0, 1]])
        let result = table.suppressed(by: .standard)
        #expect(result.marks.filter { $0.value == .shown }.keys.sorted() == ["r1c0"])
        #expect(result.exposed.isEmpty)
        expectSafe(table, result)
    }

    // MARK: several sums

    @Test func `I30 In a table with margins one small cell needs three others`() {
        let table = Table.cross([[3, 20, 31], [14, 15, 16], [40, 41, 42]])
        let result = table.suppressed(by: .standard)
        #expect(result.hidden == ["r0c0": .primary, "r0c1": .secondary, "r1c0": .secondary, "r1c1": .secondary])
        expectSafe(table, result)
    }

    @Test func `I30 A two by two table hides all four and keeps its margins`() {
        let table = Table.cross([[3, 20], [14, 15]])
        let result = table.suppressed(by: .standard)
        #expect(result.hidden.keys.sorted() == ["r0c0", "r0c1", "r1c0", "r1c1"])
        expectSafe(table, result)
    }

    @Test func `I30 In three dimensions one small cell needs seven others`() {
        let table = Table.cube([[[2, 30], [31, 32]], [[33, 34], [35, 36]]])
        let result = table.suppressed(by: .standard)
        #expect(result.hidden.count == 8)
        #expect(result.hidden.keys.allSatisfy { !$0.contains("*") })
        expectSafe(table, result)
    }

    @Test func `I30 A small ward is not found through its borough or its region`() {
        let table = Table(
            counts: [
                "n1": 2, "n2": 30, "n3": 25, "north": 57, "s1": 18, "s2": 16, "south": 34, "region": 91,
            ],
            sums: ["north": ["n1", "n2", "n3"], "south": ["s1", "s2"], "region": ["north", "south"]]
        )
        let result = table.suppressed(by: .standard)
        #expect(result.hidden == ["n1": .primary, "n3": .secondary])
        expectSafe(table, result)
    }

    @Test func `I30 An only ward of a borough takes another borough with it`() {
        let table = Table(
            counts: ["n1": 2, "north": 2, "s1": 18, "s2": 16, "south": 34, "region": 36],
            sums: ["north": ["n1"], "south": ["s1", "s2"], "region": ["north", "south"]]
        )
        let result = table.suppressed(by: .standard)
        #expect(
            result.hidden == ["n1": .primary, "north": .primary, "s2": .secondary, "south": .secondary]
        )
        expectSafe(table, result)
    }

    @Test func `I30 A quarter between two cumulative figures is not the difference of what is shown`() {
        var table = Table(
            counts: ["to Q1": 12, "to Q2": 14, "to Q3": 30, "to Q4": 44],
            sums: ["to Q1": ["Q1"], "to Q2": ["to Q1", "Q2"], "to Q3": ["to Q2", "Q3"], "to Q4": ["to Q3", "Q4"]]
        )
        let result = table.suppressed(by: .standard)
        #expect(result.hidden == ["to Q1": .secondary])
        // The quarters come to the same when their counts are known and they are not part of the release.
        for (key, count) in [("Q1", 12), ("Q2", 2), ("Q3", 16), ("Q4", 14)] {
            table.cells[key] = SuppressionCell(count: figure(count), isPublished: false)
        }
        let known = table.suppressed(by: .standard)
        #expect(known.hidden == ["to Q1": .secondary, "Q2": .primary])
        #expect(known.marks["Q3"] == .unpublished)
        expectSafe(table, known)
    }

    @Test func `I30 A year that is shown twice gives no quarter away`() {
        let table = Table(
            counts: ["Q1": 9, "Q2": 3, "Q3": 8, "Q4": 7, "year": 27, "H1": 12, "H2": 15, "rolling": 27],
            sums: [
                "year": ["Q1", "Q2", "Q3", "Q4"], "H1": ["Q1", "Q2"], "H2": ["Q3", "Q4"], "rolling": ["year"],
            ]
        )
        let result = table.suppressed(by: .standard)
        #expect(result.hidden == ["Q1": .secondary, "Q2": .primary])
        expectSafe(table, result)
    }

    // MARK: rates

    @Test func `I30 A rate is hidden by its numerator and a ward with it`() {
        let table = Table(
            rates: ["a": (3, 60), "b": (20, 80), "c": (30, 90), "all": (53, 230)],
            sums: ["all": ["a", "b", "c"]]
        )
        let result = table.suppressed(by: .standard)
        #expect(result.hidden == ["a": .primary, "b": .secondary])
        #expect(result.published == ["c": figure(33), "all": figure(23)])
    }

    @Test func `A small denominator hides a rate only where it is asked for`() throws {
        let table = Table(
            rates: ["a": (0, 4), "b": (20, 80), "c": (30, 90), "all": (50, 174)],
            sums: ["all": ["a", "b", "c"]]
        )
        #expect(table.suppressed(by: .standard).hidesNothing)
        let rule = try #require(SmallNumberRule(checksDenominators: true))
        #expect(table.suppressed(by: rule).hidden == ["a": .primary, "b": .secondary])
    }

    @Test func `I30 One of one is known whatever is hidden, unless the one is hidden too`() throws {
        let table = Table(rates: ["a": (1, 1), "b": (20, 80), "all": (21, 81)], sums: ["all": ["a", "b"]])
        #expect(table.suppressed(by: .standard).exposed == ["a"])
        let rule = try #require(SmallNumberRule(checksDenominators: true))
        #expect(table.suppressed(by: rule).exposed.isEmpty)
    }

    @Test func `I30 A denominator that its numerator leaves no room protects nothing`() throws {
        let table = Table(rates: ["a": (0, 1), "b": (6, 6), "all": (6, 7)], sums: ["all": ["a", "b"]])
        let rule = try #require(SmallNumberRule(checksDenominators: true))
        let result = table.suppressed(by: rule)
        #expect(result.hidden == ["a": .primary, "all": .secondary])
        #expect(result.published == ["b": figure(100)])
    }

    // MARK: rounding

    @Test func `I30 Rounded counts hide what exact ones would`() throws {
        let rule = try #require(SmallNumberRule(roundingBase: 5))
        let table = Table(counts: ["a": 3, "b": 41, "c": 12, "d": 9, "all": 65], sums: ["all": ["a", "b", "c", "d"]])
        let result = table.suppressed(by: rule)
        #expect(result.hidden == table.suppressed(by: .standard).hidden)
        #expect(result.published == ["b": figure(40), "c": figure(10), "all": figure(65)])
    }

    // MARK: earlier releases

    @Test func `I30 What an earlier release showed protects nothing`() {
        let table = Table(counts: ["a": 3, "b": 40, "c": 12, "d": 9, "all": 64], sums: ["all": ["a", "b", "c", "d"]])
        let result = table.suppressed(by: .standard, shownBefore: ["d": figure(9), "all": figure(64)])
        #expect(result.hidden == ["a": .primary, "c": .secondary])
        expectSafe(table, result, known: ["d", "all"])
    }

    @Test func `I30 A new total does not give away what the old release hid`() {
        // The old release hid a and b; the new one has their sum with c under another name.
        let table = Table(
            counts: ["a": 3, "b": 8, "c": 20, "all": 31, "a and c": 23],
            sums: ["all": ["a", "b", "c"], "a and c": ["a", "c"]]
        )
        let result = table.suppressed(by: .standard, shownBefore: ["c": figure(20), "all": figure(31)])
        #expect(result.hidden == ["a": .primary, "b": .secondary, "a and c": .secondary])
        expectSafe(table, result, known: ["c", "all"])
    }

    @Test func `I30 A small count that was shown before is reported`() {
        let table = Table(counts: ["a": 3, "b": 40, "all": 43], sums: ["all": ["a", "b"]])
        let result = table.suppressed(by: .standard, shownBefore: ["a": figure(3)])
        #expect(result.exposed == ["a"])
        #expect(result.hidden == ["a": .primary])
        let all = table.suppressed(by: .standard, shownBefore: ["b": figure(40), "all": figure(43)])
        #expect(all.exposed == ["a"])
    }

    @Test func `A revised count is not what was shown before`() {
        let table = Table(counts: ["a": 3, "b": 40, "c": 50, "all": 93], sums: ["all": ["a", "b", "c"]])
        #expect(table.suppressed(by: .standard, shownBefore: ["b": figure(41), "a": figure(6)]).exposed.isEmpty)
    }

    // MARK: the table

    @Test func `Sums that do not add up are reported`() {
        let table = Table(counts: ["a": 30, "b": 40, "all": 71], sums: ["all": ["a", "b"]])
        let result = table.suppressed(by: .standard)
        #expect(result.mismatches == table.relations)
        #expect(result.hidesNothing)
    }

    @Test func `A cell without a count is neither shown nor hidden, and protects`() {
        var table = Table(counts: ["a": 3, "b": 40, "all": 63], sums: ["all": ["a", "b", "c", "d"]])
        table.cells["c"] = SuppressionCell(count: nil)
        let result = table.suppressed(by: .standard)
        #expect(result.marks == ["a": .primary, "b": .shown, "c": .unpublished, "all": .shown])
    }

    @Test func `Totals that go round in a circle come to an end`() {
        let table = Table(counts: ["a": 3, "b": 3, "c": 3], sums: ["a": ["b"], "b": ["c"], "c": ["a"]])
        #expect(table.suppressed(by: .standard).exposed.isEmpty)
    }

    @Test func `The order of sums and parts makes no difference`() {
        var random = SeededNumbers(seed: 5)
        for _ in 0..<20 {
            let table = Table.random(&random)
            var other = table
            other.relations = table.relations.shuffled(using: &random).map { .init($0.total, $0.parts.reversed()) }
            #expect(table.suppressed(by: .standard) == other.suppressed(by: .standard))
        }
    }
}
