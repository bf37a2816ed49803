import Foundation
import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// What the record keeps of measures for ever, byte by byte.
struct MeasureChangeTests {
    private static let ids = (1...9).map { "00000000-0000-4000-8000-00000000000\($0)" }

    private static func id<Entity>(_ number: Int) -> Identifier<Entity> {
        Identifier(ids[number - 1]) ?? Identifier(rawValue: UUID())
    }

    private static let period = Period.sample("2024FY")
    private static let area = Area(code: .sample("E08000007"), name: "Stockport")

    static func measure(_ text: String) -> Measure {
        var measure = Measure.sample("EDU-001", id: id(1), title: text)
        measure.definitions[0][.question] = text
        measure.definitions[0].smallNumbers = .init(threshold: 5)
        measure.definitions[0].nationalIDs = ["ASCOF 1A"]
        measure.definitions[0].comparability = .init(degree: .broken, note: text)
        measure.definitions[0].owner = id(3)
        measure.elements = [id(2)]
        measure.statusRule = .percentTolerance(Figure(whole: 5))
        measure.stage = .retired
        measure.retirement = .init(reason: text, successor: id(4))
        measure.chart = .init(rebasings: [.init(period: period, reason: text)])
        return measure
    }

    static var columns: FigureColumns {
        var columns = FigureColumns()
        let years = ["2022FY", "2023FY"].map { Period.sample($0) }
        let key = SeriesKey(area: area.code)
        columns.add(id(1), key, years, [.sample("74.4"), .sample("72.9[p][b]")])
        let forecast = SeriesKey(area: area.code, breakdown: .sample("sex=female"), isForecast: true)
        columns.add(id(1), forecast, years, [.sample("[x]"), .sample("-0.5")])
        columns.add(id(2), key, [.sample("2024-M06-Q")], [.sample("7")])
        return columns
    }

    /// One of each; every text that a person types is the given one.
    static func oneOfEach(_ text: String = "Words") -> [MeasureChange] {
        let group = ComparatorGroup(key: .sample("GM"), name: "Ten", source: "GMCA", version: "1", members: [area.code])
        return [
            .recorded(.init(measures: [measure(text)])),
            .redefined(.init(measureID: id(1), definition: measure(text).definition)),
            .staged(.init(measureID: id(1), stage: .retired, retirement: .init(reason: text, successor: id(2)))),
            .linked(.init(measureID: id(1), elements: [id(2), id(3)])),
            .leftUnmeasured(.init(elementID: id(2), reason: text)),
            .ruleSet(.init(measureID: id(1), rule: .bands(lower: .zero, upper: Figure(whole: 5)))),
            .schemeSet(StatusScheme(version: 1, rule: .percentTolerance(Figure(whole: 5)))),
            .chartSet(
                .init(
                    measureID: id(1),
                    settings: .init(
                        isScreened: false,
                        fixedAfter: 12,
                        rebasings: [.init(period: period, reason: text)]
                    )
                )
            ),
            .comparatorsRecorded(.init(groups: [group], areas: [area])),
            .figuresRecorded(
                .init(
                    id: id(5),
                    file: .init(name: text, digest: "ab"),
                    new: 5,
                    changed: 1,
                    mapping: FigureMapping(
                        headings: [text, "2024/25"],
                        columns: [.measure, .valuesOf(period)],
                        area: area.code
                    ),
                    areas: [area],
                    figures: columns
                )
            ),
            .importTakenBack(.init(importID: id(5))),
            .remarked(
                .init(
                    measureID: id(1),
                    remarks: [.init(period: period, kind: .noDataYet, text: text, expected: .sample("2025-06-30"))]
                )
            ),
            .targetSet(
                .init(
                    measureID: id(1),
                    period: period,
                    version: .init(
                        aim: .value(.range(.zero, Figure(whole: 5))),
                        basis: .localAmbition,
                        rationale: text
                    )
                )
            ),
            .targetApproved(.init(measureID: id(1), period: period)),
            .judged(
                .init(
                    measureID: id(1),
                    period: period,
                    judgement: .init(measureID: id(1), period: period, status: .amber, reason: text)
                )
            ),
            .areasRecorded(
                .init(areas: [
                    Area(
                        code: .sample("E05000001"),
                        name: "Old ward",
                        parent: area.code,
                        until: .sample("2023-05-03"),
                        successors: [.sample("E05000002")]
                    )
                ])
            ),
            .evidenceAttached(
                .init(
                    evidence: EvidenceFile(
                        id: id(6),
                        measureID: id(1),
                        period: period,
                        name: text,
                        format: .workbook,
                        size: 1200,
                        digest: "ab",
                        note: text
                    )
                )
            ),
            .evidenceWithdrawn(.init(measureID: id(1), evidenceID: id(6))),
        ]
    }

    @Test func `Every change reads back from its payload, with the same bytes`() throws {
        for change in Self.oneOfEach() {
            let bytes = try Change.measure(change).payloadBytes(.canonical)
            let back = try #require(try Change(kind: change.kind, payload: bytes, decoder: JSONDecoder()))
            #expect(back == .measure(change), "\(change.kind)")
            #expect(try back.payloadBytes(.canonical) == bytes)
        }
        #expect(Set(Self.oneOfEach().map(\.kind)).count == 18)
    }

    /// The record keeps these for ever: whoever changes one breaks every record there is.
    @Test(arguments: zip(oneOfEach(), PinnedPayload.all))
    func `The bytes of each change are what they always were`(change: MeasureChange, pinned: PinnedPayload) throws {
        #expect(change.kind == pinned.kind)
        let bytes = try Change.measure(change).payloadBytes(.canonical)
        #expect(String(decoding: bytes, as: UTF8.self) == pinned.json)
    }

    @Test func `A numerator is kept as a series beside the figures`() throws {
        var columns = FigureColumns()
        let key = SeriesKey(area: Self.area.code)
        columns.add(Self.id(1), key, [Self.period], [.sample("74.5")])
        columns.add(Self.id(1), key.with(.numerator), [Self.period], [.sample("149")])
        let bytes = try JSONEncoder.canonical.encode(columns)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"{"calendars":["2024FY"],"measures":[{"measure":"00000000-0000-4000-8000-000000000001","series":[{"area":"E08000007","calendar":0,"figures":"74.5"},{"area":"E08000007","calendar":0,"component":"numerator","figures":"149"}]}]}"#
        )
        #expect(try JSONDecoder().decode(FigureColumns.self, from: bytes) == columns)
    }

    @Test func `A change without its words holds none of them and still finds its subject`() throws {
        for change in Self.oneOfEach("Secret Person") {
            let remainder = try Change.measure(change).withoutFreeText("[removed]").payloadBytes(.canonical)
            #expect(!String(decoding: remainder, as: UTF8.self).contains("Secret Person"), "\(change.kind)")
            #expect(try Change(kind: change.kind, payload: remainder, decoder: JSONDecoder()) != nil)
        }
    }

    @Test func `A change whose measure is not there does nothing, and the value has the same bytes after it`() throws {
        for change in Self.oneOfEach() {
            let council = Council(key: .sample).applying(.measure(change), at: 1)
            #expect(council.position == 1)
            #expect(try Council(canonicalBytes: council.canonicalBytes()) == council, "\(change.kind)")
            #expect(!change.summary(in: council).isEmpty)
        }
    }

    @Test(arguments: [
        (
            "measure.recorded",
            #"{"measures":[{"id":"00000000-0000-4000-8000-000000000001","code":"EDU-001","kind":"council","definitions":[],"stage":"active","elements":[],"revision":0}]}"#
        ),
        (
            "measure.figures-recorded",
            #"{"id":"00000000-0000-4000-8000-000000000005","new":1,"changed":0,"areas":[],"figures":{"calendars":[],"measures":[{"measure":"00000000-0000-4000-8000-000000000001","series":[{"area":"E08000007","calendar":0,"figures":"1"}]}]}}"#
        ),
        (
            "measure.figures-recorded",
            #"{"id":"00000000-0000-4000-8000-000000000005","new":1,"changed":0,"areas":[],"figures":{"calendars":["2024FY"],"measures":[{"measure":"00000000-0000-4000-8000-000000000001","series":[{"area":"E08000007","calendar":-1,"figures":"1"}]}]}}"#
        ),
        (
            "measure.figures-recorded",
            #"{"id":"00000000-0000-4000-8000-000000000005","new":1,"changed":0,"areas":[],"figures":{"calendars":["2024FY 2025FY"],"measures":[{"measure":"00000000-0000-4000-8000-000000000001","series":[{"area":"E08000007","calendar":0,"figures":"1"}]}]}}"#
        ),
        (
            "measure.figures-recorded",
            #"{"id":"00000000-0000-4000-8000-000000000005","new":1,"changed":0,"areas":[],"figures":{"calendars":["2025FY 2024FY"],"measures":[]}}"#
        ),
        (
            "measure.figures-recorded",
            #"{"id":"00000000-0000-4000-8000-000000000005","new":1,"changed":0,"areas":[],"figures":{"calendars":["2025FY 2025FY"],"measures":[]}}"#
        ),
        (
            "measure.figures-recorded",
            #"{"id":"00000000-0000-4000-8000-000000000005","new":1,"changed":0,"areas":[],"figures":{"calendars":[""],"measures":[]}}"#
        ),
        (
            "measure.figures-recorded",
            #"{"id":"00000000-0000-4000-8000-000000000005","new":1,"changed":0,"areas":[],"figures":{"calendars":["2024FY"],"measures":[{"measure":"00000000-0000-4000-8000-000000000001","series":[{"area":"E08000007","breakdown":"sex","calendar":0,"figures":"1"}]}]}}"#
        ),
        (
            "measure.figures-recorded",
            #"{"id":"00000000-0000-4000-8000-000000000005","new":1,"changed":0,"areas":[],"figures":{"calendars":["2024FY"],"measures":[{"measure":"00000000-0000-4000-8000-000000000001","series":[{"area":"E08000007","calendar":0,"figures":"one"}]}]}}"#
        ),
        (
            "measure.target-set",
            #"{"measureID":"00000000-0000-4000-8000-000000000001","period":"2024FY","version":{"aim":"20 to 10","basis":"trend","rationale":"","sequence":0}}"#
        ),
        ("measure.staged", #"{"measureID":"00000000-0000-4000-8000-000000000001","stage":"gone"}"#),
        ("measure.linked", #"{"measureID":"1","elements":[]}"#), ("measure.scheme-set", "[]"), ("measure.remarked", ""),
    ])
    func `A payload that is not as we write it is a fault and never ends the process`(kind: String, payload: String) {
        #expect(throws: DecodingError.self) {
            try Change(kind: kind, payload: Data(payload.utf8), decoder: JSONDecoder())
        }
    }
}

/// The exact payload of one change of each kind, in the order of the changes above.
struct PinnedPayload: Sendable, CustomTestStringConvertible {
    let kind: String
    let json: String

    var testDescription: String { kind }

    static var all: [PinnedPayload] {
        [
            .init(
                kind: "measure.recorded",
                json: #"""
                    {"measures":[{"chart":{"isScreened":true,"rebasings":[{"period":"2024FY","reason":"Words"}]},\#
                    "code":"EDU-001","definitions":[{"accumulation":"discrete","comparability":{"degree":"break",\#
                    "note":"Words"},"decimals":1,"dependsOnSize":false,"frequency":"annual","from":"2010-04-01",\#
                    "goodToBe":"high","isStatutory":false,"mayExceedHundred":false,"nationalIDs":["ASCOF 1A"],\#
                    "owner":"00000000-0000-4000-8000-000000000003","periodType":"financial_year",\#
                    "publishability":"open","smallNumbers":{"checksDenominators":false,"hidesZeros":false,"threshold":5},"texts":{"question":"Words"},\#
                    "title":"Words","unit":"% of people"}],"elements":["00000000-0000-4000-8000-000000000002"],\#
                    "id":"00000000-0000-4000-8000-000000000001","kind":"council","retirement":{"reason":"Words",\#
                    "successor":"00000000-0000-4000-8000-000000000004"},"revision":0,"stage":"retired",\#
                    "statusRule":"percent 5"}]}
                    """#
            ),
            .init(
                kind: "measure.redefined",
                json: #"""
                    {"definition":{"accumulation":"discrete","comparability":{"degree":"break","note":"Words"},\#
                    "decimals":1,"dependsOnSize":false,"frequency":"annual","from":"2010-04-01","goodToBe":"high",\#
                    "isStatutory":false,"mayExceedHundred":false,"nationalIDs":["ASCOF 1A"],\#
                    "owner":"00000000-0000-4000-8000-000000000003","periodType":"financial_year",\#
                    "publishability":"open","smallNumbers":{"checksDenominators":false,"hidesZeros":false,"threshold":5},"texts":{"question":"Words"},\#
                    "title":"Words","unit":"% of people"},"measureID":"00000000-0000-4000-8000-000000000001"}
                    """#
            ),
            .init(
                kind: "measure.staged",
                json: #"""
                    {"measureID":"00000000-0000-4000-8000-000000000001","retirement":{"reason":"Words",\#
                    "successor":"00000000-0000-4000-8000-000000000002"},"stage":"retired"}
                    """#
            ),
            .init(
                kind: "measure.linked",
                json: #"""
                    {"elements":["00000000-0000-4000-8000-000000000002","00000000-0000-4000-8000-000000000003"],\#
                    "measureID":"00000000-0000-4000-8000-000000000001"}
                    """#
            ),
            .init(
                kind: "measure.left-unmeasured",
                json: #"""
                    {"elementID":"00000000-0000-4000-8000-000000000002","reason":"Words"}
                    """#
            ),
            .init(
                kind: "measure.rule-set",
                json: #"""
                    {"measureID":"00000000-0000-4000-8000-000000000001","rule":"bands 0 5"}
                    """#
            ),
            .init(
                kind: "measure.scheme-set",
                json: #"""
                    {"band":"percent 1","rule":"percent 5","version":1,"words":[{"colour":"00613a","letter":"G",\#
                    "meaning":"On target or better.","shape":"circle","status":"green","word":"Green"},\#
                    {"colour":"f0b429","letter":"A","meaning":"Off target, within the tolerance.",\#
                    "shape":"triangle","status":"amber","word":"Amber"},{"colour":"b02318","letter":"R",\#
                    "meaning":"Off target, beyond the tolerance.","shape":"square","status":"red","word":"Red"}]}
                    """#
            ),
            .init(
                kind: "measure.chart-set",
                json: #"""
                    {"measureID":"00000000-0000-4000-8000-000000000001","settings":{"fixedAfter":12,\#
                    "isScreened":false,"rebasings":[{"period":"2024FY","reason":"Words"}]}}
                    """#
            ),
            .init(
                kind: "measure.comparators-recorded",
                json: #"""
                    {"areas":[{"code":"E08000007","name":"Stockport"}],"groups":[{"key":"GM",\#
                    "members":["E08000007"],"name":"Ten","source":"GMCA","version":"1"}]}
                    """#
            ),
            .init(
                kind: "measure.figures-recorded",
                json: #"""
                    {"areas":[{"code":"E08000007","name":"Stockport"}],"changed":1,\#
                    "figures":{"calendars":["2022FY 2023FY","2024-M06-Q"],\#
                    "measures":[{"measure":"00000000-0000-4000-8000-000000000001","series":[{"area":"E08000007",\#
                    "calendar":0,"figures":"74.4 72.9[p][b]"},{"area":"E08000007","breakdown":"sex=female",\#
                    "calendar":0,"figures":"[x] -0.5","forecast":true}]},\#
                    {"measure":"00000000-0000-4000-8000-000000000002","series":[{"area":"E08000007","calendar":1,\#
                    "figures":"7"}]}]},"file":{"digest":"ab","name":"Words"},\#
                    "id":"00000000-0000-4000-8000-000000000005","mapping":{"area":"E08000007","columns":["measure",\#
                    "values 2024FY"],"headings":["Words","2024/25"]},"new":5}
                    """#
            ),
            .init(
                kind: "measure.import-taken-back",
                json: #"""
                    {"importID":"00000000-0000-4000-8000-000000000005"}
                    """#
            ),
            .init(
                kind: "measure.remarked",
                json: #"""
                    {"measureID":"00000000-0000-4000-8000-000000000001","remarks":[{"expected":"2025-06-30",\#
                    "kind":"no-data-yet","period":"2024FY","sequence":0,"text":"Words"}]}
                    """#
            ),
            .init(
                kind: "measure.target-set",
                json: #"""
                    {"measureID":"00000000-0000-4000-8000-000000000001","period":"2024FY",\#
                    "version":{"aim":"0 to 5","basis":"local-ambition","rationale":"Words","sequence":0}}
                    """#
            ),
            .init(
                kind: "measure.target-approved",
                json: #"""
                    {"measureID":"00000000-0000-4000-8000-000000000001","period":"2024FY"}
                    """#
            ),
            .init(
                kind: "measure.judged",
                json: #"""
                    {"judgement":{"measureID":"00000000-0000-4000-8000-000000000001","period":"2024FY",\#
                    "reason":"Words","sequence":0,"status":"amber"},"measureID":"00000000-0000-4000-8000-000000000001",\#
                    "period":"2024FY"}
                    """#
            ),
            .init(
                kind: "measure.areas-recorded",
                json: #"""
                    {"areas":[{"code":"E05000001","name":"Old ward","parent":"E08000007",\#
                    "successors":["E05000002"],"until":"2023-05-03"}]}
                    """#
            ),
            .init(
                kind: "measure.evidence-attached",
                json: #"""
                    {"evidence":{"digest":"ab","format":"xlsx","id":"00000000-0000-4000-8000-000000000006",\#
                    "measureID":"00000000-0000-4000-8000-000000000001","name":"Words","note":"Words",\#
                    "period":"2024FY","sequence":0,"size":1200}}
                    """#
            ),
            .init(
                kind: "measure.evidence-withdrawn",
                json: #"""
                    {"evidenceID":"00000000-0000-4000-8000-000000000006",\#
                    "measureID":"00000000-0000-4000-8000-000000000001"}
                    """#
            ),
        ]
    }
}
