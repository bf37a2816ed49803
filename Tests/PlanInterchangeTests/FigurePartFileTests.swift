import Foundation
import HashTreeCollections
import PlanInterchange
import Testing

@testable import PlanDomain

/// What stands behind figures, as files bring it: numerators, denominators and confidence limits (I5).
struct FigurePartFileTests {
    private let library = MeasureLibrary()

    private func read(_ text: String) throws -> FigureFile {
        try FigureFileReader.file(Array(text.utf8), council: library.council)
    }

    @Test func `Numerators, denominators and limits stand beside figures, and a figure left out is worked out`() throws
    {
        let file = try read(
            """
            measure_code,period,value,Count,Denominator,Lower CI 95.0 limit,Upper CI 95.0 limit
            JOB-001,2021/22,75.0,150,200,68.6,80.5
            JOB-001,2022/23,,1,3,,
            JOB-001,2023/24,75,"1,500","2,000",,-
            """
        )
        #expect(file.faults.isEmpty)
        #expect(
            library.shown(file.figures) == [
                "JOB-001 E08000007 2021FY 75", "JOB-001 E08000007 2022FY 33.33333", "JOB-001 E08000007 2023FY 75",
                "JOB-001 E08000007 numerator 2021FY 150", "JOB-001 E08000007 numerator 2022FY 1",
                "JOB-001 E08000007 numerator 2023FY 1500", "JOB-001 E08000007 denominator 2021FY 200",
                "JOB-001 E08000007 denominator 2022FY 3", "JOB-001 E08000007 denominator 2023FY 2000",
                "JOB-001 E08000007 lower-limit 2021FY 68.6", "JOB-001 E08000007 upper-limit 2021FY 80.5",
            ]
        )
        let preview = FigurePreview(file, in: library.council, today: .sample("2026-01-01"))
        #expect((preview.new, preview.changed, preview.behind) == (3, 0, 8))
        let again = FigurePreview(file, in: library.recording(file.figures), today: .sample("2026-01-01"))
        #expect((again.new, again.changed, again.behind, again.same) == (0, 0, 0, 3) && !again.hasAnything)
        let unnamed = try read("measure_code,period,numerator,denominator\nJOB-001,2023/24,150,200\n")
        #expect(library.shown(unnamed.figures).first == "JOB-001 E08000007 2023FY 75")
    }

    @Test(arguments: [
        ("JOB-001,2023/24,74.9,150,200", FigureFile.Cause.fault(.quotientDiffers, "74.9")),
        ("JOB-001,2023/24,,150,0", .fault(.denominatorNotPositive, "0")),
        ("HOM-001,2023/24,,150,200", .fault(.multiplierUnknown, "200")),
        ("JOB-001,2023/24,75,1e3,200", .figure(.exponent, "1e3")),
        ("JOB-001,2023/24,75,150[p],200", .markMisplaced("150[p]")),
    ])
    func `I5 what contradicts itself is refused with its line`(row: String, cause: FigureFile.Cause) throws {
        let file = try read("measure_code,period,value,numerator,denominator\n\(row)\nJOB-001,2022/23,50,1,2\n")
        #expect(file.faults.map(\.line) == [2] && file.faults.map(\.cause) == [cause])
        #expect(library.shown(file.figures).count == 3, "The other row is read.")
        #expect(file.faults.first?.sentence.isEmpty == false)
    }

    @Test func `I5 a figure that contradicts what is recorded is refused with its line, and the rest is taken`() throws
    {
        let first = try read("measure_code,period,value,numerator,denominator\nJOB-001,2023/24,75,150,200\n")
        let council = library.recording(first.figures)
        let text = "measure_code,period,value\nHOM-001,2023/24,10\nJOB-001,2023/24,80\nJOB-001,2024/25,81\n"
        let file = try FigureFileReader.file(Array(text.utf8), council: council)
        #expect(file.faults.map(\.line) == [3] && file.faults.map(\.cause) == [.fault(.quotientDiffers, "80")])
        #expect(library.shown(file.figures) == ["HOM-001 E08000007 2023FY 10", "JOB-001 E08000007 2024FY 81"])
        let twice = try read(
            "measure_code,period,value,numerator,denominator\nJOB-001,2023/24,74.9,,\nJOB-001,2023/24,75,150,200\n"
        )
        #expect(
            library.shown(twice.figures).isEmpty,
            "A numerator does not stay alone: \(library.shown(twice.figures))"
        )
        #expect(twice.faults.count == 3)
    }
}
