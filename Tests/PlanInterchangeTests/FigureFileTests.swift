import Foundation
import HashTreeCollections
import PlanInterchange
import Testing

@testable import PlanDomain

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
        "Measure Code,Period,Value", "measure_code,period,value", "MEASURE CODE, Period , VALUE",
        "Indicator ID,Time Period,Figure",
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
        let text =
            "code,area,period,start,end,period type,value,flag,breakdown\n\n\(fault.row)\nHOM-001,,2023/24,,,,1\n"
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
                "measure-missing", "measure-unknown", "measure-retired", "area-malformed", "period-missing",
                "period-days",
                "period-ambiguous", "period-other-type", "period-unreadable", "figure-unit", "value-missing",
                "flag-unknown", "flag-contradicts", "breakdown-malformed", "figure-beyond-hundred", "too-few-fields",
                "figure-other-period", "figure-words",
            ])
        )
    }

    @Test func `A cell given twice alike counts once, and one given twice differently is refused with both lines`()
        throws
    {
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
        #expect(
            file.faults[0].sentence == "Line 5 gives another figure for the same measure, place and period. Keep one."
        )
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
        ("", FigureFileFault.empty), ("\n\n", .empty),
        ("title\n", .columnsMissing([.measure, .value, .period], headings: ["title"])),
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
