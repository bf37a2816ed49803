import Foundation
import HashTreeCollections
import PlanInterchange
import Testing

@testable import PlanDomain

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
        ("101", [UnusualFigure]()), ("-5", [.otherSign]), ("0", [.suddenZero]), ("1000", [.timesTen]),
        ("10", [.timesTen]),
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
