import Foundation
import HashTreeCollections
import PlanInterchange
import Testing

@testable import PlanDomain

/// Files that are large, cut or made of noise: none ends the process or takes long for its size.
struct HostileFigureFileTests {
    private let library = MeasureLibrary()

    private func read(_ text: String) throws -> FigureFile {
        try FigureFileReader.file(Array(text.utf8), council: library.council)
    }

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
            "HOM-001", "JOB-001", "XXX", "2023/24", "2023FY", "2022-04-01", "2023-03-31", "5", "5 [p]", "£5", "55%",
            "-",
            "\"", "\"\"", ",", ",", ",", "\n", "\n", "\r\n", ";", "é", "\u{0}", "E08000007", "financial_year",
            "forecast",
            "sex=f", " ", "𝔘", "[", "]", "c", "2023-99-99", "999999999999999999999",
        ].map { Array($0.utf8) }
        let starts = [
            "code,period,value,flag\n", "code,2022/23,2023/24\n", "measure,area,start,end,type,value,breakdown\n", "",
        ]
        var whole = 0
        for round in 0..<80 {
            let start = Array(starts[round % starts.count].utf8)
            let bytes =
                start
                + (0..<Int.random(in: 0...40, using: &random)).flatMap { _ in
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
}
