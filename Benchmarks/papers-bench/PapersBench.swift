import Foundation
import Markup
import PlanCharts
import PlanDocuments
import PlanDomain

/// Makes a committee paper of twenty pages in every format, in turns with the typesetter alone and with others that
/// print the same page; one JSON line for each figure.
///
/// Typst is where the program finds it; WeasyPrint and Chromium are measured where they are on PATH.
@main
struct PapersBench {
    private let typst: Typst
    private let document: Document
    private let folder: URL
    private let rounds = Int(ProcessInfo.processInfo.environment["BENCH_ROUNDS"] ?? "") ?? 7

    /// As the program finds it: Typst, or a Python that has the module.
    private static let typesetter = ProcessInfo.processInfo.environment[Typst.variable] ?? onPath("typst")

    static func main() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("papers-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await PapersBench(typst: Typst.found(at: Self.typesetter), document: BenchPaper.document, folder: folder)
            .run()
    }

    private func run() async throws {
        let html = document.htmlDocument
        try Data(TypstSource(document: document).text.utf8).write(to: folder.appendingPathComponent("paper.typ"))
        try Data(html).write(to: folder.appendingPathComponent("paper.html"))
        let rivals = rivals.filter { $0.command.first.map(FileManager.default.isExecutableFile) == true }
        var ours: [Double] = []
        var theirs = rivals.map { _ in [Double]() }
        for _ in 0..<rounds {
            ours.append(try await seconds { _ = try await document.pdf(by: typst) })
            for (place, rival) in rivals.enumerated() { theirs[place].append(try await seconds { try run(rival) }) }
        }
        for (rival, times) in zip(rivals, theirs) { emit("paper-pdf-20-pages", rival.name, times) }
        let alone = zip(rivals, theirs).first { $0.0.name == Self.alone }?.1
        emit("paper-pdf-20-pages", "throughline", ours, beside: alone)
        emit("paper-html-20-pages", "throughline", try await many { _ = document.htmlDocument })
        emit("paper-docx-20-pages", "throughline", try await many { _ = try await document.docx(drawing: typst) })
        emit("paper-odt-20-pages", "throughline", try await many { _ = try await document.odt() })
    }

    private func many(_ work: () async throws -> Void) async throws -> [Double] {
        var times: [Double] = []
        for _ in 0..<rounds { times.append(try await seconds(work)) }
        return times
    }

    private func seconds(_ work: () async throws -> Void) async throws -> Double {
        let clock = ContinuousClock()
        let time = try await clock.measure(work)
        return time / .seconds(1)
    }

    // MARK: others

    private struct Rival {
        let name: String
        let command: [String]
    }

    private var rivals: [Rival] {
        let page = folder.appendingPathComponent("paper.html").path
        return [
            Rival(name: Self.alone, command: Self.typstAlone),
            Rival(name: "weasyprint", command: [Self.onPath("weasyprint"), page, "weasyprint.pdf"]),
            Rival(
                name: "chromium",
                command: [
                    Self.onPath("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                    "--print-to-pdf=chromium.pdf", page,
                ]
            ),
        ]
    }

    /// What ours is held against.
    private static let alone = "typst"

    /// The shortest call that sets the same source in the same faces as an accessible PDF.
    private static var typstAlone: [String] {
        let faces = Typst.sansFolders
        guard (typesetter.split(separator: "/").last ?? "").hasPrefix("python") else {
            return [typesetter, "compile", "--ignore-system-fonts", "--pdf-standard", "ua-1"]
                + faces.flatMap { ["--font-path", $0] } + ["paper.typ", "alone.pdf"]
        }
        let script = """
            import sys, typst
            typst.compile('paper.typ', output='alone.pdf', ignore_system_fonts=True, font_paths=sys.argv[1:],
                          pdf_standards=['ua-1'])
            """
        return [typesetter, "-I", "-c", script] + faces
    }

    private static func onPath(_ name: String) -> String {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return folders.map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) } ?? ""
    }

    private func run(_ rival: Rival) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: rival.command[0])
        process.arguments = Array(rival.command.dropFirst())
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Failed(name: rival.name) }
    }

    private struct Failed: Error {
        let name: String
    }

    private func emit(_ work: String, _ who: String, _ times: [Double], beside other: [Double]? = nil) {
        let sorted = times.sorted()
        func text(_ value: Double) -> String { String(format: "%.4f", value) }
        var line =
            "{\"work\":\"\(work)\",\"who\":\"\(who)\",\"unit\":\"s\",\"median\":\(text(sorted[sorted.count / 2])),"
            + "\"least\":\(text(sorted[0])),\"most\":\(text(sorted[sorted.count - 1])),\"n\":\(sorted.count)"
        if let other = other?.sorted() {
            let more = sorted[sorted.count / 2] - other[other.count / 2]
            line += ",\"more_than_typst\":\(text(more))"
        }
        print(line + "}")
    }
}
