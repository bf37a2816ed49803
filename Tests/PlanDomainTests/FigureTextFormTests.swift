import Foundation
import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// The texts in which the record keeps figures and what belongs to them: read back as written, and nothing else is read.
struct FigureTextFormTests {
    @Test(arguments: [
        "0", "7", "-12.5", "0.000001", "999999999999999999", "74.4[p]", "74.4[r]", "74.4[e]", "74.4[b]", "74.4[u]",
        "74.4[p][r][e][b][u]", "-1[b][u]", "[x]", "[z]", "[c]",
    ])
    func `A value is written as it was read`(text: String) throws {
        #expect(try #require(ObservedValue(text)).text == text)
    }

    @Test(arguments: [
        "", " ", "[", "]", "[]", "[[]", "[p]", "[x][z]", "[x][p]", "[p][x]", "5[x]", "5[]", "5[p", "5p]", "5[pp]",
        "5[q]",
        "5 [p]", " 5", "5 ", "5[P]", "5[p]6", "[x]5", "x", "5[p][x]", "1e5", "1,000", "5[\u{E9}]", "[f]", "5[f]",
        "5[p][p]", "5[r][p]", "NaN", "5]", "[x]]",
    ])
    func `What is no value, or not written so, is not read`(text: String) {
        #expect(ObservedValue(text) == nil)
    }

    @Test func `Lists of values are parted by single spaces, and one that is no value spoils the list`() {
        #expect(ObservedValue.list("1 2[p] [x]") == [.sample("1"), .sample("2[p]"), .sample("[x]")])
        for text in ["", " ", "1  2", " 1", "1 ", "1 two", "1\n2", "1\t2"] { #expect(ObservedValue.list(text) == nil) }
    }

    @Test(arguments: [
        ("", ""), ("sex=female", "sex=female"), (" sex = female ", "sex=female"),
        ("sex=female;age=18-24", "age=18-24;sex=female"), ("age=18-24; sex=female;", "age=18-24;sex=female"),
        (";;a=b;;", "a=b"), ("a=b=c", "a=b=c"), ("a=two words", "a=two words"), ("Sex=f;sex=m", "Sex=f;sex=m"),
        (String(repeating: "x", count: 198) + "=y", String(repeating: "x", count: 198) + "=y"),
    ])
    func `A part of those counted has its traits in order`(text: String, written: String) throws {
        let breakdown = try #require(Breakdown(text))
        #expect(breakdown.text == written)
        #expect(Breakdown(written) == breakdown)
        #expect((breakdown == .all) == written.isEmpty)
    }

    @Test(arguments: [
        "sex", "sex=", "=female", "=", " = ", "sex=f;sex=m", "sex=f; sex =m", "sex=f;age", " ", ";x",
        String(repeating: "x", count: 199) + "=y",
    ])
    func `A part without a value, or with two of one trait, is none`(text: String) { #expect(Breakdown(text) == nil) }

    @Test func `A part of a thousand traits is refused at once`() {
        let traits = (0..<16_000).map { "\($0)=1" }.joined(separator: ";")
        let start = ContinuousClock.now
        #expect(Breakdown(traits) == nil)
        #expect(ContinuousClock.now - start < .seconds(1), "Its traits are not each compared with all others.")
    }

    @Test(arguments: ["ER-014", "GM", "A1", "A-1-B", "ABCDEFGHIJKLMNOPQRST"])
    func `A measure's code is read, in small letters too, and kept in capitals`(text: String) throws {
        #expect(MeasureCode(text)?.rawValue == text && MeasureCode(text.lowercased())?.rawValue == text)
        #expect(try roundTrip(MeasureCode.sample(text)) == .sample(text))
    }

    @Test(arguments: [
        "", "A", "1A", "-A", "A-", "A B", "A_B", "ER.014", "É1", "ABCDEFGHIJKLMNOPQRSTU", "A\n", " A1", "Ａ1", "ß1",
        "ﬁ-1",
        "ſ1", "ı1", "A1\u{301}",
    ])
    func `What is no code is not made one`(text: String) { #expect(MeasureCode(text) == nil) }

    @Test func `The record takes a code in capitals alone`() {
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(MeasureCode.self, from: Data("\"gm\"".utf8)) }
    }

    @Test(arguments: ["E08000007", "E92000001", "W06000001", "S12000033", "N09000003", "K02000001", "L93000001"])
    func `An area's code is a letter and eight digits`(text: String) throws {
        #expect(try roundTrip(AreaCode.sample(text)).rawValue == text)
    }

    @Test(arguments: [
        "", "E0800000", "E080000071", "e08000007", "X08000007", "E0800000A", "E0800000 ", " E0800007", "E0800٠00",
        "008000007", "E08000007\n",
    ])
    func `What is no area's code is none`(text: String) { #expect(AreaCode(text) == nil) }

    @Test(arguments: [
        "measure", "area", "area-name", "period", "period-type", "period-start", "period-end", "value", "flag",
        "breakdown", "values", "ignored", "trait sex", "trait age band", "values 2024FY", "values 2024-M03",
    ])
    func `What a column is has one text`(text: String) throws {
        let column = try #require(FigureMapping.Column(text: text))
        #expect(column.text == text && column.recorded == text)
        #expect(try roundTrip(column) == column)
    }

    @Test(arguments: [
        "", "Measure", "trait", "trait ", "values ", "values 2024", "values 2024fy", "measure ", "column", "area name",
    ])
    func `What is no column is none`(text: String) { #expect(FigureMapping.Column(text: text) == nil) }

    @Test(arguments: [
        "percent 5", "percent 0", "percent 2.5", "absolute 2", "absolute -2", "bands 10 20", "bands 20 10", "range 5",
        "prior-year 5", "manual", "none",
    ])
    func `A rule of status has one text`(text: String) throws {
        let rule = try #require(StatusRule(text: text))
        #expect(rule.text == text)
        #expect(try roundTrip(rule) == rule)
    }

    @Test(arguments: [
        "", "percent", "percent five", "percent 5%", "percent 5 6", "percent  5", " percent 5", "percent 5 ",
        "bands 10",
        "bands 10 20 30", "manual 5", "none ", "Percent 5", "5", "absolute 1e5", "range .5", "green",
    ])
    func `What is no rule is none`(text: String) { #expect(StatusRule(text: text) == nil) }

    @Test(arguments: [
        "62", "-0.5", "10 to 20", "-20 to -10", "5 to 5", "monitored", "baseline-year", "to-be-set 2026-03-31",
    ])
    func `An aim has one text`(text: String) throws {
        let aim = try #require(Target.Aim(text: text))
        #expect(aim.text == text)
        #expect(try roundTrip(aim) == aim)
        if case .value(let value) = aim {
            #expect(value.text == text && TargetValue(text: text) == value)
        } else {
            #expect(TargetValue(text: text) == nil)
        }
    }

    @Test(arguments: [
        "", " 62", "62%", "20 to 10", "10 to", "to 20", "10 to 20 to 30", "10  to  20", "10-20", "Monitored",
        "to-be-set",
        "to-be-set 2026-02-30", "to-be-set  2026-03-31", "to-be-set 31 March 2026", "baseline year",
    ])
    func `What is no aim is none`(text: String) { #expect(Target.Aim(text: text) == nil) }

    @Test(arguments: ["percent 1", "percent 0", "absolute 0.5"])
    func `A band has one text`(text: String) throws {
        let band = try #require(Trend.Band(recorded: text))
        #expect(band.recorded == text)
        #expect(try roundTrip(band) == band)
    }

    @Test(arguments: [
        "", "percent", "1", "percent 1 2", "percent x", "Percent 1", "percent  1", " percent 1", "percent 1 ",
    ])
    func `What is no band is none`(text: String) { #expect(Trend.Band(recorded: text) == nil) }

    private func roundTrip<Value: Codable>(_ value: Value) throws -> Value {
        try JSONDecoder().decode(Value.self, from: JSONEncoder.canonical.encode(value))
    }
}

/// A series as a sorted list, against a plain dictionary.
struct SeriesTests {
    @Test(arguments: 0..<20) func `Values set and taken out in any order are found in the order of their periods`(
        seed: Int
    ) {
        var random = SeededNumbers(seed: UInt64(seed))
        var series = Series()
        var model: [Period: (value: ObservedValue, sequence: Int)] = [:]
        let periods = (2000..<2012).map { Period.sample("\($0)FY") }
        for sequence in 1...120 {
            let period = periods.randomElement(using: &random)!
            let isOut = Int.random(in: 0..<3, using: &random) == 0
            let value = isOut ? nil : ObservedValue(Figure(whole: Int32(sequence)))
            series.set(value, for: period, at: sequence)
            model[period] = value.map { ($0, sequence) }
            #expect(series.periods == model.keys.sorted())
            #expect(series.values == series.periods.compactMap { model[$0]?.value })
            #expect(series.sequences.map(Int.init) == series.periods.compactMap { model[$0]?.sequence })
        }
        for period in periods { #expect(series[period] == model[period]?.value) }
        #expect(series[.sample("2012FY")] == nil && series.place(of: .sample("1999FY")) == nil)
    }

    @Test func `The latest figure is the last one that is there`() {
        let periods = ["2020FY", "2021FY", "2022FY"].map { Period.sample($0) }
        let values = ["1", "2", "[x]"].map { ObservedValue.sample($0) }
        let series = Series(periods: periods, values: values, sequences: [1, 1, 1])
        #expect(series.latest?.period == periods[1] && series.latest?.figure == Figure(whole: 2))
        #expect(Series().latest == nil)
        #expect(Series(periods: [periods[2]], values: [values[2]], sequences: [1]).latest == nil)
    }
}
