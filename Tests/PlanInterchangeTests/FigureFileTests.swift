import Foundation
import HashTreeCollections
@testable import PlanDomain
import PlanInterchange
import Testing

/// Files of figures as councils, publishers and Excel write them.
struct FigureFileTests {
    private let library = MeasureLibrary()

    private func read(
        _ text: String,
        mapping: FigureMapping? = nil,
        area: AreaCode? = nil
    ) throws -> FigureFile {
        try FigureFileReader.file(Array(text.utf8), council: library.council, mapping: mapping, area: area)
    }

    private func shown(_ file: FigureFile) -> [String] { library.shown(file.figures) }

    // MARK: forms

    @Test func `A long file gives a figure a row`() throws {
        let file = try read(
            """
            measure_code,area_code,area_name,period_type,period_start,period_end,period_label,value,status_flag
            HOM-001,E08000007,Stockport,financial_year,2022-04-01,2023-03-31,2022/23,"1,310",actual
            HOM-001,E08000007,Stockport,financial_year,2023-04-01,2024-03-31,2023/24,295.5,provisional
            HOM-001,E92000001,England,financial_year,2023-04-01,2024-03-31,2023/24,-,not-available
            JOB-001,E08000007,Stockport,financial_year,2023-04-01,2024-03-31,2023/24,55.5%,forecast

            """
        )
        #expect(file.faults.isEmpty && file.rows == 4 && file.empty == 0 && file.repeated == 0)
        #expect(
            shown(file) == [
                "HOM-001 E08000007 2022FY 1310", "HOM-001 E08000007 2023FY 295.5[p]", "HOM-001 E92000001 2023FY [x]",
                "JOB-001 E08000007 forecast 2023FY 55.5",
            ]
        )
        #expect(file.areas.map(\.name) == ["Stockport", "England"] && file.encoding == .utf8)
        #expect(file.lines == [[2, 3], [4], [5]])
        #expect(file.figures.calendars.count == 2, "Series with the same periods share one list.")
    }

    @Test func `A wide file gives a figure for each period that heads a column`() throws {
        let file = try read(
            """
            Code;2021/22;2022/23 [x];Note;2023/24
            HOM-001;280;300;late;295 [p]
            JOB-001;50,1;51;;
            JOB-001

            """.replacing("50,1", with: "50.1").replacing(" [x]", with: "")
        )
        #expect(file.faults.isEmpty && file.separator == .semicolon)
        #expect(
            shown(file) == [
                "HOM-001 E08000007 2021FY 280", "HOM-001 E08000007 2022FY 300", "HOM-001 E08000007 2023FY 295[p]",
                "JOB-001 E08000007 2021FY 50.1", "JOB-001 E08000007 2022FY 51",
            ]
        )
        #expect(file.empty == 1 && file.rows == 3)
        #expect(file.mapping.columns == [.measure, .values, .values, .ignored, .values])
    }

    @Test(arguments: [
        "Measure Code,Period,Value", "measure_code,period,value", "MEASURE CODE, Period , VALUE", "Indicator ID,Time Period,Figure",
        "KPI,Year,Actual", "Ref,Date,Result", "\"Code\",\"Quarter\",\"Outturn\"", "measure-code,PERIOD.,value:",
    ])
    func `Headings are found by what people call them`(headings: String) throws {
        let file = try read(headings + "\nHOM-001,2023/24,295\n")
        #expect(shown(file) == ["HOM-001 E08000007 2023FY 295"])
        #expect(file.mapping.columns == [.measure, .period, .value])
    }

    @Test func `What somebody said of the columns goes before what is found, and is remembered`() throws {
        let headings = ["A", "B", "C", "Sex", "2023/24"]
        let mapping = FigureMapping(
            headings: headings,
            columns: [.measure, .ignored, .ignored, .trait("sex"), .valuesOf(.sample("2022FY"))],
            area: .england
        )
        let text = "A, b ,C,Sex,2023/24\nHOM-001,x,y,Female,7\nHOM-001,x,y,All,9\n"
        let expected = ["HOM-001 E92000001 2022FY 9", "HOM-001 E92000001 sex=Female 2022FY 7"]
        #expect(shown(try read(text, mapping: mapping)) == expected)
        #expect(throws: FigureFileFault.self) { try read(text) }
        let council = library.remembering(mapping)
        #expect(library.shown(try FigureFileReader.file(Array(text.utf8), council: council).figures) == expected)
        #expect(throws: FigureFileFault.otherHeadings(["A", "B"])) { try read("A,B\n1,2\n", mapping: mapping) }
    }

    @Test(arguments: [
        [FigureMapping.Column.measure, .period, .value, .flag, .breakdown], [.measure, .period], [],
        [.ignored, .ignored, .ignored, .measure, .period, .value],
    ])
    func `A description of more or fewer columns than there are headings is refused`(columns: [FigureMapping.Column]) {
        let mapping = FigureMapping(headings: ["Code", "Period", "Value"], columns: columns)
        let text = "Code,Period,Value\nHOM-001,2023/24,295,,\nHOM-001,2023/24,1,nonsense,x,9\n"
        #expect(throws: FigureFileFault.otherHeadings(["Code", "Period", "Value"])) { try read(text, mapping: mapping) }
    }

    // MARK: encodings

    private static let text = """
        measure code;area name;area code;period;value;flag
        FIN-001;Café Îsle;E08000007;2022/23;£1,310;
        FIN-001;Café Îsle;E08000007;2023/24;(£12.50);[p]

        """

    private static let encodings: [(name: TextEncoding, bytes: [UInt8])] = [
        (.utf8, Array(text.utf8)), (.utf8WithMark, [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
        (.windows1252, text.utf16.map { UInt8($0) }),
        (.utf16LittleEndian, [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
        (.utf16BigEndian, [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
        (.utf16LittleEndian, text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
        (.utf16BigEndian, text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }),
    ]

    @Test(arguments: encodings.indices, ["\n", "\r\n", "\r"])
    func `Every encoding and line end gives the same figures, in pieces of every size`(place: Int, end: String) throws {
        let (encoding, bytes) = Self.encodings[place]
        let isWide = encoding == .utf16LittleEndian || encoding == .utf16BigEndian
        // The line end in the file's own encoding: in UTF-16 each sign is two bytes.
        var ended: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            let pair = [index / 2 * 2, index / 2 * 2 + 1].map { bytes.indices.contains($0) ? bytes[$0] : 0 }
            if !isWide, byte == 0x0A {
                ended += Array(end.utf8)
            } else if isWide, index.isMultiple(of: 2), pair == [0x0A, 0] || pair == [0, 0x0A] {
                ended += end.utf8.flatMap { pair[0] == 0 ? [0, $0] : [$0, 0] }
            } else if !isWide || !(pair == [0x0A, 0] || pair == [0, 0x0A]) {
                ended.append(byte)
            }
        }
        for size in [1, 3, 8, 1000] {
            var reader = FigureFileReader(council: library.council)
            for start in stride(from: 0, to: ended.count, by: size) {
                let next = min(start + size, ended.count)
                try reader.read(Array(ended[start..<next]), isLast: next == ended.count)
            }
            let file = try reader.finish()
            #expect(shown(file) == ["FIN-001 E08000007 2022FY 1310", "FIN-001 E08000007 2023FY -12.5[p]"], "\(size)")
            #expect(file.areas.map(\.name) == ["Café Îsle"] && file.encoding == encoding && file.lines == [[2, 3]])
        }
    }

    /// "é" is a whole letter of Windows-1252, and the first byte of three in UTF-8.
    @Test(arguments: ["Café", "Caf\u{E9}\u{A3}", "Îsle"])
    func `A Windows file in which the first letter beyond ASCII comes late is read, wherever it is cut`(name: String)
        throws
    {
        let rows = (10..<60).map { "FIN-001;Bolton;E080000\($0);2023/24;1,310\n" }.joined()
        let text = "code;area name;area code;period;value\n\(rows)FIN-001;\(name);E92000001;2023FY;£12.50\n"
        let bytes = text.utf16.map { UInt8($0) }
        let place = try #require(bytes.firstIndex { $0 >= 0x80 })
        #expect(place > 1500)
        for cut in [place - 1, place, place + 1, place + 2] {
            var reader = FigureFileReader(council: library.council)
            try reader.read(Array(bytes[..<cut]), isLast: false)
            try reader.read(Array(bytes[cut...]), isLast: true)
            let file = try reader.finish()
            #expect(file.encoding == .windows1252 && file.areas.last?.name == name)
            #expect(file.figures.count == 51 && file.faults.isEmpty)
        }
    }

    @Test func `Separators and lines that say nothing are passed over`() throws {
        let plain = try read("code,period,value\nHOM-001,2023/24,295\nHOM-001,2022/23,310\n")
        for text in [
            "\n\ncode,period,value\n\nHOM-001,2023/24,295\n\n\nHOM-001,2022/23,310\n\n",
            "code,period,value,,\nHOM-001,2023/24,295,,\nHOM-001,2022/23,310,,\n,,,,\n,,,,\n",
            "code,period,value\n  , ,\nHOM-001,2023/24,295\nHOM-001,2022/23,310\n ,  , \n",
            "\"code\",\"period\",\"value\"\n\"HOM-001\",\"2023/24\",\"295\"\n\"HOM-001\",\"2022/23\",\"310\"",
            "sep=,\ncode,period,value\n hom-001 , 2023/24 , 295 \nHOM-001,2022/23,310",
            "code\tperiod\tvalue\nHOM-001\t2023/24\t295\nHOM-001\t2022/23\t310\n",
            "code|period|value\nHOM-001|2023/24|295\nHOM-001|2022/23|310\n",
        ] {
            let file = try read(text)
            #expect(file.figures == plain.figures && file.faults.isEmpty && file.rows == 2, "\(text)")
        }
    }

    // MARK: marks and signs

    @Test(arguments: [
        ("5", "", "5"), ("5 [p]", "", "5[p]"), ("5", "provisional", "5[p]"), ("5", "[p]", "5[p]"), ("5", "P", "5[p]"),
        ("5 [p]", "provisional", "5[p]"), ("5 [b]", "estimated;low reliability", "5[e][b][u]"), ("5", "actual", "5"),
        ("5", "final", "5"), ("5", "a", "5"), ("5", "revised; break", "5[r][b]"), ("", "not-available", "[x]"),
        ("", "suppressed", "[c]"), ("-", "not applicable", "[z]"), ("[c]", "", "[c]"), ("[x]", "actual", "[x]"),
        ("5 [f]", "", "forecast 5"), ("5", "forecast", "forecast 5"), ("5", "f;p", "forecast 5[p]"), ("x", "c", "[c]"),
    ])
    func `A mark counts in the cell and in the column of flags`(cell: String, flag: String, value: String) throws {
        let file = try read("code,period,value,flag\nHOM-001,2023/24,\(cell),\(flag)\n")
        #expect(file.faults.isEmpty)
        let parts = value.split(separator: " ")
        let kind = parts.count == 2 ? "forecast " : ""
        #expect(shown(file) == ["HOM-001 E08000007 \(kind)2023FY \(parts[parts.count - 1])"])
    }

    @Test(arguments: [
        ("JOB-001", "55%", true), ("HOM-001", "55%", false), ("FIN-001", "£55", true), ("HOM-001", "£55", false),
        ("JOB-001", "£55", false), ("FIN-001", "55%", false), ("FIN-001", "£1.2m", true), ("FIN-002", "£55", false),
        ("FIN-003", "£1.2m", false), ("FIN-003", "1.2", true), ("FIN-004", "£55", false),
    ])
    func `A sign has to be that of the measure's unit`(code: String, cell: String, isTaken: Bool) throws {
        let file = try read("code,period,value\n\(code),2023/24,\(cell)\n")
        #expect(file.figures.count == (isTaken ? 1 : 0))
        #expect(file.faults.map(\.cause) == (isTaken ? [] : [.unit(cell)]))
    }

    // MARK: faults

    @Test(arguments: FaultCase.all)
    func `What cannot be taken is named with its line and its column`(fault: FaultCase) throws {
        let text = "code,area,period,start,end,period type,value,flag,breakdown\n\n\(fault.row)\nHOM-001,,2023/24,,,,1\n"
        let file = try read(text.replacing("HOM-001,,2023/24", with: "HOM-001,E08000007,2023/24"))
        let found = try #require(file.faults.first)
        #expect(found.line == 3 && found.column == fault.column && file.faultCount == 1)
        #expect(found.code == fault.code, "\(found.cause)")
        #expect(file.figures.count == 1, "The next row is read all the same.")
        let sentence = found.sentence
        #expect(sentence.hasSuffix(".") && !sentence.contains("''") && sentence.count < 400, "\(sentence)")
        #expect(!sentence.contains("\\(") && !sentence.contains("Optional") && !sentence.contains("  "))
        if let typed = fault.typed { #expect(sentence.contains(typed), "\(sentence)") }
    }

    @Test func `Each cause is among the cases`() {
        let codes = Set(FaultCase.all.map(\.code))
        #expect(
            codes.isSuperset(of: [
                "measure-missing", "measure-unknown", "measure-retired", "area-malformed", "period-missing", "period-days",
                "period-ambiguous", "period-other-type", "period-unreadable", "figure-unit", "value-missing",
                "flag-unknown", "flag-contradicts", "breakdown-malformed", "figure-beyond-hundred", "too-few-fields",
                "figure-other-period", "figure-words",
            ])
        )
    }

    @Test func `A cell given twice alike counts once, and one given twice differently is refused with both lines`() throws {
        let file = try read(
            """
            code,period,value
            HOM-001,2022/23,1
            HOM-001,2023/24,5
            HOM-001,2022/23,1.0
            HOM-001,2023/24,6
            HOM-001,2024/25,7
            HOM-001,2023/24,5

            """
        )
        #expect(shown(file) == ["HOM-001 E08000007 2022FY 1", "HOM-001 E08000007 2024FY 7"])
        #expect(file.repeated == 1 && file.faultCount == 3)
        #expect(file.faults.map(\.line) == [3, 5, 7] && file.faults.allSatisfy { $0.column == "value" })
        #expect(file.faults.map(\.cause) == [.twice(otherLine: 5), .twice(otherLine: 3), .twice(otherLine: 5)])
        #expect(file.faults[0].sentence == "Line 5 gives another figure for the same measure, place and period. Keep one.")
    }

    @Test func `A forecast and a figure of one cell are no doubles`() throws {
        let file = try read("code,period,value,flag\nHOM-001,2023/24,1,\nHOM-001,2023/24,2,forecast\n")
        #expect(shown(file) == ["HOM-001 E08000007 2023FY 1", "HOM-001 E08000007 forecast 2023FY 2"])
    }

    @Test func `Of many faults the first thousand are kept and all are counted`() throws {
        let rows = String(repeating: "XXX-001,2023/24,1\n", count: 1500)
        let file = try read("code,period,value\n" + rows)
        #expect(file.faults.count == 1000 && file.faultCount == 1500 && file.rows == 1500)
        #expect(file.faults.last?.line == 1001)
    }

    @Test(arguments: [
        ("", FigureFileFault.empty), ("\n\n", .empty), ("title\n", .columnsMissing([.measure, .value, .period], headings: ["title"])),
        ("code,value\n", .columnsMissing([.period], headings: ["code", "value"])),
        ("code,period\n", .columnsMissing([.value], headings: ["code", "period"])),
        ("period,value\n", .columnsMissing([.measure], headings: ["period", "value"])),
        ("a,\"b\n", .table(.quoteNotClosed(line: 1))), ("a,\"b\"c\n", .table(.textAfterQuote(line: 1))),
    ])
    func `A file of which nothing can be read says why`(text: String, fault: FigureFileFault) {
        #expect(throws: fault) { try read(text) }
        #expect(fault.sentence.hasSuffix("."))
    }

    @Test func `A file without places needs to know for which it is`() throws {
        let bytes = Array("code,period,value\nHOM-001,2023/24,1\n".utf8)
        let nowhere = library.withoutArea
        #expect(throws: FigureFileFault.noArea) { try FigureFileReader.file(bytes, council: nowhere) }
        let file = try FigureFileReader.file(bytes, council: nowhere, area: .england)
        #expect(library.shown(file.figures) == ["HOM-001 E92000001 2023FY 1"])
        #expect(FigureFileFault.noArea.sentence.hasSuffix("."))
    }

    @Test func `What is no text at all is a fault, and reading on after a fault is none the worse`() throws {
        #expect(throws: FigureFileFault.table(.notText(line: 1))) {
            try FigureFileReader.file([0x50, 0x4B, 3, 4, 0, 0, 1, 1, 1, 1], council: library.council)
        }
        var reader = FigureFileReader(council: library.council)
        #expect(throws: FigureFileFault.self) { try reader.read(Array("a,b\n1,2\n".utf8), isLast: true) }
        try? reader.read(Array("HOM-001,1\n".utf8), isLast: true)
        #expect(throws: FigureFileFault.self) { try reader.finish() }
    }

    // MARK: hostile files

    private func duration(_ body: () throws -> Void) rethrows -> Duration { try ContinuousClock().measure(body) }

    @Test func `Ten thousand rows of one cell that ends otherwise are read at once`() throws {
        let rows = String(repeating: "HOM-001,2023/24,1\n", count: 10_000) + "HOM-001,2023/24,2\n"
        var file: FigureFile?
        let taken = try duration { file = try read("code,period,value\n" + rows) }
        #expect(file?.faultCount == 10_001 && file?.figures.isEmpty == true)
        #expect(taken < .seconds(2), "Each is not held against all others.")
    }

    @Test func `A wide file reads each heading once for all its rows`() throws {
        let years = (1990..<2020).map { "\($0)/\(String($0 + 1).suffix(2))" }
        let row = "HOM-001," + years.map { _ in "1" }.joined(separator: ",") + "\n"
        let text = "code,\(years.joined(separator: ","))\n" + String(repeating: row, count: 400)
        var file: FigureFile?
        let taken = try duration { file = try read(text) }
        #expect(file?.figures.count == 30 && file?.repeated == 30 * 399)
        #expect(taken < .seconds(2), "\(taken)")
    }

    @Test func `Nothing in a file ends the process, and however it is cut the file is the same`() throws {
        var random = Seeded(state: 23)
        let pieces = [
            "HOM-001", "JOB-001", "XXX", "2023/24", "2023FY", "2022-04-01", "2023-03-31", "5", "5 [p]", "£5", "55%", "-",
            "\"", "\"\"", ",", ",", ",", "\n", "\n", "\r\n", ";", "é", "\u{0}", "E08000007", "financial_year", "forecast",
            "sex=f", " ", "𝔘", "[", "]", "c", "2023-99-99", "999999999999999999999",
        ].map { Array($0.utf8) }
        let starts = [
            "code,period,value,flag\n", "code,2022/23,2023/24\n", "measure,area,start,end,type,value,breakdown\n", "",
        ]
        var whole = 0
        for round in 0..<80 {
            let start = Array(starts[round % starts.count].utf8)
            let bytes = start + (0..<Int.random(in: 0...40, using: &random)).flatMap { _ in
                pieces.randomElement(using: &random) ?? []
            }
            let once = Result { try FigureFileReader.file(bytes, council: library.council) }
            if case .success = once { whole += 1 }
            for size in [1, 7] {
                let cut = Result {
                    var reader = FigureFileReader(council: library.council)
                    for start in stride(from: 0, to: max(bytes.count, 1), by: size) {
                        let end = min(start + size, bytes.count)
                        try reader.read(Array(bytes[start..<end]), isLast: end == bytes.count)
                    }
                    return try reader.finish()
                }
                let (one, other) = (try? once.get(), try? cut.get())
                #expect(one?.figures == other?.figures && one?.faults == other?.faults && one?.rows == other?.rows)
                #expect(one?.lines == other?.lines && (one == nil) == (other == nil))
            }
        }
        #expect(whole > 20)
    }

    // MARK: there and back

    @Test(arguments: 0..<15) func `What is written in the long form is read back as it was`(seed: Int) throws {
        var random = Seeded(state: UInt64(seed))
        let figures = library.figures(&random)
        let file = try read(LongForm(figures, in: library.council).text)
        #expect(file.faults.isEmpty, "\(file.faults.first?.sentence ?? "")")
        #expect(file.figures == figures && file.rows == figures.count && !figures.isEmpty)
        let again = try read(LongForm(file.figures, in: library.council).text)
        #expect(again.figures == figures)
        let council = library.recording(figures)
        #expect(council.difference(bringing: file.figures).same == figures.count)
        let preview = FigurePreview(file, in: council, today: .sample("2030-01-01"))
        #expect(preview.same == figures.count && preview.new == 0 && preview.changed == 0)
        #expect(preview.changes.isEmpty && preview.unusual.isEmpty)
    }
}

/// What a file would do, shown before it is done.
struct FigurePreviewTests {
    private let library = MeasureLibrary()

    private func preview(
        _ rows: [String],
        before: [String] = [],
        today: String = "2024-06-01",
        headings: String = "code,period,value,flag\n"
    ) throws -> FigurePreview {
        var council = library.council
        if !before.isEmpty {
            let text = headings + before.joined(separator: "\n")
            council = library.recording(try FigureFileReader.file(Array(text.utf8), council: council).figures)
        }
        let file = try FigureFileReader.file(Array((headings + rows.joined(separator: "\n")).utf8), council: council)
        #expect(file.faults.isEmpty, "\(file.faults.first?.sentence ?? "")")
        return FigurePreview(file, in: council, today: .sample(today))
    }

    /// From 2010 on, figures up and down by a little.
    private let usual = [100, 104, 98, 102, 99, 103].enumerated().map { "HOM-001,\(2010 + $0)FY,\($1)," }

    @Test func `New, changed and same figures are counted, and shown line by line`() throws {
        let preview = try preview(
            ["HOM-001,2012FY,98,", "HOM-001,2011FY,105,", "HOM-001,2016FY,101,", "HOM-001,2010FY,100,provisional"],
            before: usual
        )
        #expect((preview.new, preview.changed, preview.same) == (1, 2, 1))
        #expect(preview.changes.map(\.line) == [3, 5] && preview.changes.map { $0.before?.text } == ["104", "100"])
        #expect(preview.changes.map(\.after.text) == ["105", "100[p]"])
        #expect(preview.samples.map(\.line) == [4] && preview.samples[0].code.rawValue == "HOM-001")
    }

    @Test(arguments: [
        ("101", [UnusualFigure]()), ("-5", [.otherSign]), ("0", [.suddenZero]), ("1000", [.timesTen]), ("10", [.timesTen]),
        ("10000", [.timesHundred]), ("1", [.timesHundred]), ("140", [.outsideUsualRange]), ("103", [.sameAsLast]),
    ])
    func `A figure that may be a slip is named by its reason`(value: String, reasons: [UnusualFigure]) throws {
        let preview = try preview(["HOM-001,2016FY,\(value),"], before: usual)
        #expect(preview.unusual.flatMap(\.reasons) == reasons && preview.new == 1)
        #expect(preview.unusualCount == (reasons.isEmpty ? 0 : 1))
        for reason in reasons { #expect(!reason.inWords.isEmpty && !reason.inWords.hasSuffix(".")) }
    }

    @Test(arguments: [("2025-03-31", false), ("2025-03-30", true)])
    func `A period that is not over is named, but not for a forecast`(today: String, isUnusual: Bool) throws {
        let actual = try preview(["HOM-001,2024FY,101,"], before: usual, today: today)
        #expect(actual.unusual.map(\.reasons) == (isUnusual ? [[.futureDate]] : []))
        #expect(try preview(["HOM-001,2024FY,101,forecast"], before: usual, today: today).unusual.isEmpty)
    }

    @Test func `Too few figures say nothing about what is usual, and the file's own count`() throws {
        #expect(try preview(["HOM-001,2016FY,100000,"], before: Array(usual.prefix(4))).unusual.isEmpty)
        #expect(try preview(["HOM-001,2016FY,100000,"], before: Array(usual.prefix(5))).unusualCount == 1)
        #expect(try preview(usual + ["HOM-001,2016FY,10000,"]).unusual.map(\.reasons) == [[.timesHundred]])
    }

    @Test func `Of very many changes the first thousand are shown and all are counted`() throws {
        func rows(_ value: Int) -> [String] {
            (0..<1200).map { "HOM-001,E0800\(1000 + $0),2023/24,\(value)" }
        }
        let preview = try preview(rows(2), before: rows(1), headings: "code,area,period,value\n")
        #expect(preview.changed == 1200 && preview.changes.count == 1000 && preview.changes.map(\.line).max() == 1001)
    }
}

/// The measure dictionary and the groups to compare with, as tables.
struct DictionaryFileTests {
    private func measures(_ text: String, place: (String) -> PlanElement.ID? = { _ in nil }) throws -> MeasureFile {
        let numbers = Seeded.Identities()
        return try MeasureFile(Array(text.utf8), identities: numbers.source, from: .sample("2020-04-01"), place: place)
    }

    private let headings = "code,title,unit,decimals,good_to_be,frequency,period_type"

    @Test func `A measure is read with what its columns say and what is usual for the rest`() throws {
        let id = PlanElement.ID(rawValue: UUID())
        let text = """
            code,Title,unit,decimals,good_to_be,frequency,period_type,kind,priority,source,notes,may_exceed_hundred,depends_on_size,lag
            edu-001, Pupils in school ,% of pupils,1,high,annual,academic_year,partnership,1.2; 1.2,"DfE, table 1",Few,yes,,90
            EDU-002,Schools,schools,,in_range,quarterly,point_in_time,,,,,no,Yes,

            """
        let file = try measures(text) { $0 == "1.2" ? id : nil }
        #expect(file.faults.isEmpty)
        let first = try #require(file.measures.first)
        #expect(first.code.rawValue == "EDU-001" && first.kind == .partnership && first.elements == [id, id])
        let definition = first.definition
        #expect(definition.title == "Pupils in school" && definition.unit == "% of pupils" && definition.decimals == 1)
        #expect(definition[.source] == "DfE, table 1" && definition[.limitations] == "Few" && definition.lag == 90)
        #expect(definition.mayExceedHundred && !definition.dependsOnSize && definition.from == .sample("2020-04-01"))
        let second = try #require(file.measures.last)
        #expect(second.kind == .council && second.definition.accumulation == .snapshot)
        #expect(second.definition.decimals == 0 && second.definition.lag == nil && second.definition.dependsOnSize)
    }

    @Test(arguments: [
        ("E 1,T,u,1,high,annual,financial_year", "code"), (",T,u,1,high,annual,financial_year", "code"),
        ("EDU-001,T,u,one,high,annual,financial_year", "decimals"), ("EDU-001,T,u,-1,high,annual,financial_year", "decimals"),
        ("EDU-001,T,u,1.5,high,annual,financial_year", "decimals"),
        ("EDU-001,T,u,99999999999999999999,high,annual,financial_year", "decimals"),
        ("EDU-001,T,u,1,up,annual,financial_year", "good_to_be"), ("EDU-001,T,u,1,,annual,financial_year", "good_to_be"),
        ("EDU-001,T,u,1,high,yearly,financial_year", "frequency"), ("EDU-001,T,u,1,high,annual,year", "period_type"),
        ("EDU-001,T,u,1,high,annual", "period_type"),
    ])
    func `A row that cannot be a measure is named with its line, and the others are read`(row: String, column: String)
        throws
    {
        let file = try measures("\(headings)\n\(row)\nEDU-009,T,u,1,high,annual,financial_year\n")
        #expect(file.measures.map(\.code.rawValue) == ["EDU-009"])
        #expect(file.faults.map(\.line) == [2] && file.faults.map(\.column) == [column])
        let sentence = try #require(file.faults.first).sentence
        #expect(sentence.hasSuffix(".") && !sentence.contains("Optional"))
    }

    @Test(arguments: ["may_exceed_hundred", "depends_on_size"])
    func `Whatever is neither yes nor no is said, and not taken for no`(column: String) throws {
        for (text, isYes) in [("yes", true), ("YES", true), ("Yes", true), ("no", false), ("No", false), ("", false)] {
            let file = try measures("\(headings),\(column)\nEDU-001,T,u,1,high,annual,financial_year,\(text)\n")
            let definition = try #require(file.measures.first?.definition, "\(text)")
            #expect((column == "depends_on_size" ? definition.dependsOnSize : definition.mayExceedHundred) == isYes)
        }
        let file = try measures("\(headings),\(column)\nEDU-001,T,u,1,high,annual,financial_year,maybe\n")
        #expect(file.measures.isEmpty && file.faults.map(\.column) == [column])
        #expect(try #require(file.faults.first).sentence.contains("'maybe'"))
    }

    @Test func `A place in the plan that nobody knows is named`() throws {
        let file = try measures("\(headings),priority\nEDU-001,T,u,1,high,annual,financial_year,9.9\n")
        #expect(file.faults.map(\.sentence) == ["No part of the plan is called '9.9'."] && file.measures.isEmpty)
    }

    @Test func `Rows of separators alone are no measures and no members`() throws {
        let file = try measures("\(headings)\nEDU-001,T,u,1,high,annual,financial_year\n,,,,,,\n , ,,,,,\n")
        #expect(file.measures.count == 1 && file.faults.isEmpty)
        let groups = try ComparatorFile(Array((groupHeadings + "\nGM,Ten,GMCA,1,E08000001,Bolton\n,,,,,\n").utf8))
        #expect(groups.groups.count == 1 && groups.faults.isEmpty)
    }

    @Test(arguments: ["", "\n", "code\nEDU-001\n", "title\nT\n", "a,\"b\n"])
    func `A dictionary without its columns is refused`(text: String) {
        #expect(throws: FigureFileFault.self) { try measures(text) }
        #expect(throws: FigureFileFault.self) { try ComparatorFile(Array(text.utf8)) }
    }

    private let groupHeadings = "group_key,group_name,source,version,member_area_code,member_area_name"

    @Test func `Members are gathered by group, in the order of the file`() throws {
        let text = """
            \(groupHeadings)
            GM,Ten,GMCA,1,E08000002,Bury
            CIPFA,Near,CIPFA,2024,E06000007,Warrington
            gm,Ten,GMCA,1,E08000001, Bolton
            G M,Ten,GMCA,1,E08000001,Bolton
            GM,Ten,GMCA,1,Bolton,Bolton
            GM,Ten,GMCA,1

            """
        let file = try ComparatorFile(Array(text.utf8))
        #expect(file.groups.map(\.key.rawValue) == ["GM", "CIPFA"])
        #expect(file.groups[0].members.map(\.rawValue) == ["E08000002", "E08000001"])
        #expect(file.areas.map(\.name) == ["Bury", "Warrington", "Bolton"])
        #expect(file.faults.map(\.line) == [5, 6, 7])
        #expect(file.faults.map(\.column) == ["group_key", "member_area_code", "member_area_code"])
        for fault in file.faults { #expect(fault.sentence.hasSuffix(".")) }
    }

    @Test func `A group of very many members is gathered at once`() throws {
        let rows = (0..<20_000).map { "GM,Ten,GMCA,1,E\(String(10_000_000 + $0)),A\n" }.joined()
        var file: ComparatorFile?
        let taken = try ContinuousClock().measure {
            file = try ComparatorFile(Array((groupHeadings + "\n" + rows).utf8))
        }
        #expect(file?.groups.first?.members.count == 20_000)
        #expect(taken < .seconds(2), "\(taken)")
    }
}

/// A row of a long file with one thing wrong.
struct FaultCase: CustomTestStringConvertible, Sendable {
    let row: String
    let code: String
    let column: String

    /// What the sentence repeats.
    let typed: String?

    var testDescription: String { "\(code): \(row)" }

    init(_ row: String, _ code: String, _ column: String, _ typed: String? = nil) {
        (self.row, self.code, self.column, self.typed) = (row, code, column, typed)
    }

    static var all: [FaultCase] {
        let place = "E08000007"
        return [
            .init(",\(place),2023/24,,,,5", "measure-missing", "code"),
            .init("  ,\(place),2023/24,,,,5", "measure-missing", "code"),
            .init("XXX-001,\(place),2023/24,,,,5", "measure-unknown", "code", "'XXX-001'"),
            .init("OLD-001,\(place),2023/24,,,,5", "measure-retired", "code", "OLD-001"),
            .init("HOM-001,Stockport,2023/24,,,,5", "area-malformed", "area", "'Stockport'"),
            .init("HOM-001", "too-few-fields", ""),
            .init("HOM-001,\(place),2023/24", "too-few-fields", ""),
            .init("HOM-001,\(place),,,,,5", "period-missing", "period"),
            .init("HOM-001,\(place), ,2023-04-01,,,5", "period-missing", "period"),
            .init("QTR-001,\(place),Q1 2022,,,,5", "period-ambiguous", "period", "'Q1 2022'"),
            .init("HOM-001,\(place),March 2024,,,,5", "period-other-type", "period", "'March 2024'"),
            .init("HOM-001,\(place),soon,,,,5", "period-unreadable", "period", "'soon'"),
            .init("HOM-001,\(place),,2023-04-01,2024-02-30,,5", "period-days", "start", "2024-02-30"),
            .init("HOM-001,\(place),,2023-04-01,2024-03-30,,5", "period-days", "start", "2024-03-30"),
            .init("HOM-001,\(place),,2023-04-01,2024-03-31,year,5", "period-days", "start", "year 2023-04-01"),
            .init("HOM-001,\(place),,2023-04-01,2023-06-30,quarter,5", "figure-other-period", "value", "'5'"),
            .init("HOM-001,\(place),2023/24,,,,five", "figure-words", "value", "'five'"),
            .init("HOM-001,\(place),2023/24,,,,£5", "figure-unit", "value", "'£5'"),
            .init("HOM-001,\(place),2023/24,,,,,actual", "value-missing", "value"),
            .init("HOM-001,\(place),2023/24,,,,5,green", "flag-unknown", "flag", "'green'"),
            .init("HOM-001,\(place),2023/24,,,,5,p;x", "flag-unknown", "flag", "'p;x'"),
            .init("HOM-001,\(place),2023/24,,,,5,suppressed", "flag-contradicts", "value", "'suppressed'"),
            .init("HOM-001,\(place),2023/24,,,,5,,female", "breakdown-malformed", "breakdown", "'female'"),
            .init("JOB-001,\(place),2023/24,,,,100.1", "figure-beyond-hundred", "value", "'100.1'"),
            .init("JOB-001,\(place),2023/24,,,,-1", "figure-beyond-hundred", "value", "'-1'"),
            .init("HOM-001,\(place),2023/24,,,,\"1,23\"", "figure-grouping", "value", "'1,23'"),
        ]
    }
}

/// A council with one measure of each kind that these files speak of.
struct MeasureLibrary: Sendable {
    let council: Council
    let withoutArea: Council

    init() {
        var measures: [Measure] = []
        func add(_ code: String, _ unit: String, _ frequency: MeasureDefinition.Frequency, _ type: PeriodType) {
            let definition = MeasureDefinition(
                from: .sample("2000-01-01"),
                title: code,
                unit: unit,
                decimals: 1,
                goodToBe: .high,
                frequency: frequency,
                periodType: type
            )
            let id = Measure.ID("00000000-0000-4000-8000-00000000000\(measures.count)")!
            let stage: Measure.Stage = code == "OLD-001" ? .retired : .active
            measures.append(
                Measure(id: id, code: MeasureCode(code)!, kind: .council, definitions: [definition], stage: stage)
            )
        }
        add("HOM-001", "homes", .annual, .financialYear)
        add("JOB-001", "% of people", .annual, .financialYear)
        add("FIN-001", "£ per week", .annual, .financialYear)
        add("FIN-002", "£000", .annual, .financialYear)
        add("FIN-003", "£ million", .annual, .financialYear)
        add("FIN-004", "£m", .annual, .financialYear)
        add("QTR-001", "days", .quarterly, .quarter)
        add("DAY-001", "cases", .irregular, .pointInTime)
        add("OLD-001", "homes", .annual, .financialYear)
        let bare = Council(key: CouncilKey("anytown")!).applying(.measure(.recorded(.init(measures: measures))), at: 1)
        withoutArea = bare
        let profile = CouncilProfile(
            name: "Anytown Council",
            shortName: "Anytown",
            gssCode: "E08000007",
            formatsContact: "Ask us."
        )
        council = bare.applying(.council(.described(profile)), at: 2)
    }

    func recording(_ figures: FigureColumns, mapping: FigureMapping? = nil) -> Council {
        let change = MeasureChange.FiguresRecorded(
            id: FigureImport.ID(rawValue: UUID()),
            new: figures.count,
            changed: 0,
            mapping: mapping,
            figures: figures
        )
        return council.applying(.measure(.figuresRecorded(change)), at: council.position + 1)
    }

    func remembering(_ mapping: FigureMapping) -> Council { recording(FigureColumns(), mapping: mapping) }

    /// "HOM-001 E08000007 2023FY 295[p]"
    func shown(_ figures: FigureColumns) -> [String] {
        figures.columns.flatMap { column in
            zip(figures.periods(of: column), column.values).map { period, value in
                let key = column.key
                let parts = [
                    council.measures[column.measureID]?.code.rawValue ?? "", key.area.rawValue, key.breakdown.text,
                    key.isForecast ? "forecast" : "", period.code, value.text,
                ]
                return parts.filter { !$0.isEmpty }.joined(separator: " ")
            }
        }
    }

    /// Some figures of some series, sorted as files give them.
    func figures(_ random: inout Seeded) -> FigureColumns {
        var columns = FigureColumns()
        let kinds: [(code: String, periods: [String])] = [
            ("HOM-001", (2010..<2022).map { "\($0)FY" }), ("JOB-001", (2010..<2022).map { "\($0)FY" }),
            ("QTR-001", (2020..<2023).flatMap { year in ["03", "06", "09", "12"].map { "\(year)-M\($0)-Q" } }),
            ("DAY-001", ["2020-02-29", "2021-03-31", "2023-01-01"]),
        ]
        for (code, periods) in kinds {
            guard let measure = council.measure(MeasureCode(code)!) else { continue }
            var keys: [SeriesKey] = []
            for area in [AreaCode("E08000007")!, AreaCode("E92000001")!] {
                for breakdown in ["", "age=18-24;sex=female", "name=say \"yes\", and; no=more"] {
                    for isForecast in [false, true] {
                        keys.append(SeriesKey(area: area, breakdown: Breakdown(breakdown)!, isForecast: isForecast))
                    }
                }
            }
            for key in keys.sorted() where Int.random(in: 0..<3, using: &random) > 0 {
                let own = periods.filter { _ in Bool.random(using: &random) }.map { Period.sample($0) }
                columns.add(measure.id, key, own, own.map { _ in value(&random, isForecast: key.isForecast) })
            }
        }
        return columns
    }

    /// A forecast that is not there is written with a flag of its own beside it.
    private func value(_ random: inout Seeded, isForecast: Bool) -> ObservedValue {
        guard Int.random(in: 0..<6, using: &random) > 0 else {
            return .absent(ObservedValue.Absence.allCases.randomElement(using: &random) ?? .notAvailable)
        }
        let digits = Int64.random(in: 0...1000, using: &random)
        let marks = ObservedValue.Marks(rawValue: UInt8.random(in: 0..<32, using: &random))
        return .figure(Figure(digits: digits, places: 1)!, Bool.random(using: &random) ? marks : [])
    }
}

/// Writes figures in the long form, with the headings of the demonstration's files.
struct LongForm {
    let text: String

    init(_ figures: FigureColumns, in council: Council) {
        var lines = ["measure_code,area_code,period_type,period_start,period_end,value,status_flag,breakdown"]
        for column in figures.columns {
            let code = council.measures[column.measureID]?.code.rawValue ?? ""
            for (period, value) in zip(figures.periods(of: column), column.values) {
                var flags = value.marks.letters.map { String($0) }
                if case .absent(let absence) = value { flags = [String(absence.rawValue)] }
                if column.key.isForecast { flags.append("forecast") }
                let breakdown = column.key.breakdown.text.replacing("\"", with: "\"\"")
                let cells = [
                    code, column.key.area.rawValue, period.type.rawValue, period.start.iso, period.end.iso, value.figure?.plain ?? "", flags.joined(separator: ";"),
                    "\"\(breakdown)\"",
                ]
                lines.append(cells.joined(separator: ","))
            }
        }
        text = lines.joined(separator: "\r\n") + "\r\n"
    }
}

/// The same numbers for the same seed (SplitMix64).
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    /// Identities that no test looks at.
    struct Identities {
        var source: IdentitySource { IdentitySource { UUID() } }
    }
}

extension Period {
    fileprivate static func sample(_ code: String) -> Period { Period(code: code)! }
}

extension Day {
    fileprivate static func sample(_ text: String) -> Day { Day(iso: text)! }
}
