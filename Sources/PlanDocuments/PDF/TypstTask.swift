import Foundation
import PlanDomain

/// One call of Typst: a source in, files out, in a folder of its own that is removed afterwards.
struct TypstTask {
    enum Output: Sendable {
        /// One file that claims PDF/UA-1, which Typst checks as it writes.
        case accessiblePDF

        /// A picture for each page, so many dots an inch.
        case pictures(density: Int)
    }

    let typst: Typst
    let source: String
    let output: Output

    /// The day that goes into the files as that of their making.
    let date: Day

    /// In seconds of the clock.
    var timeLimit = 30

    /// In kilobytes of address space; the largest paper that is let through takes 1.3 GB.
    var memoryLimit = 3_000_000

    /// More at once would not be faster: each uses two cores.
    private static let turns = Turns(2)

    /// The bytes of the files, in the order of the pages.
    func files() async throws(DocumentError) -> [[UInt8]] {
        do {
            return try await Self.turns.inTurn(run)
        } catch let error as DocumentError {
            throw error
        } catch {
            throw DocumentError(.typesetterFailed, "Typst could not be run: \(error.localizedDescription)")
        }
    }

    @Sendable private func run() async throws -> [[UInt8]] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("throughline-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o700]
        )
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(source.utf8).write(to: folder.appendingPathComponent("paper.typ"))
        let ending = try await ending(in: folder)
        guard ending == 0 else { throw failure(ending, in: folder) }
        return try written(in: folder)
    }

    private func ending(in folder: URL) async throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        let limits = "ulimit -v \(memoryLimit); ulimit -t \(timeLimit * 2); ulimit -c 0"
        process.arguments =
            ["-c", "\(limits); exec timeout -k 1 \(timeLimit) \"$@\"", "sh"]
            + typst.arguments(for: self, in: folder)
        process.currentDirectoryURL = folder
        process.environment = environment(folder)
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        let complaints = folder.appendingPathComponent("complaints")
        try Data().write(to: complaints)
        process.standardError = try FileHandle(forWritingTo: complaints)
        return try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: Self.ending($0)) }
            do {
                try process.run()
            } catch {
                // Only a process that began can end.
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
    }

    /// As a shell counts: an end by a signal is 128 and the signal's number.
    private static func ending(_ process: Process) -> Int32 {
        process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
    }

    /// None of the server's own settings, and none that would change what Typst writes.
    private func environment(_ folder: URL) -> [String: String] {
        let own = ProcessInfo.processInfo.environment
        return [
            "PATH": own["PATH"] ?? "/usr/bin:/bin", "HOME": own["HOME"] ?? folder.path, "TMPDIR": folder.path,
            "LC_ALL": "C.UTF-8", "RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2",
        ]
    }

    /// Ended by "timeout", by the kernel for want of memory, and by the limit on the processor's time.
    private static let exhausted: [Int32] = [124, 128 + SIGKILL, 128 + SIGXCPU]

    private func failure(_ ending: Int32, in folder: URL) -> DocumentError {
        let data = (try? Data(contentsOf: folder.appendingPathComponent("complaints"))) ?? Data()
        let complaint = String(decoding: data.suffix(2_000), as: UTF8.self)
        if Self.exhausted.contains(ending) || complaint.contains("memory allocation") {
            return DocumentError(
                .typesetterExhausted,
                "Setting the paper took more than \(timeLimit) seconds or \(memoryLimit / 1_000) MB. "
                    + "Divide it into several."
            )
        }
        if complaint.contains(TypstStyle.tooManyPages) {
            return DocumentError(
                .tooLarge,
                "The paper has more than \(DocumentSize.pages) pages, the most that one paper may have. Divide it, or move parts of it into appendices."
            )
        }
        if ending == 127 || complaint.contains("No module named 'typst'") {
            return DocumentError(.typesetterMissing, "There is no Typst where it was looked for. \(Typst.advice)")
        }
        if let sign = complaint.firstMatch(of: /the text `"(.*?)"` could not be displayed/) {
            return DocumentError(
                .signMissing,
                "The typefaces of the PDF have no sign for “\(sign.1)”. Write it otherwise, or give a folder with a "
                    + "typeface that has it."
            )
        }
        return DocumentError(.typesetterFailed, "Typst did not set the paper: \(Self.inWords(complaint))")
    }

    /// The first thing that Typst says, without the names of its files.
    private static func inWords(_ complaint: String) -> String {
        let lines = complaint.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") }
        let line = lines.first { $0.contains("error:") } ?? lines.last ?? "it gave no reason."
        return line.firstRange(of: "error: ").map { String(line[$0.upperBound...]) } ?? line
    }

    private func written(in folder: URL) throws -> [[UInt8]] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let pages = names.filter { $0.hasPrefix("page-") }.sorted { ($0.utf8.count, $0) < ($1.utf8.count, $1) }
        return try pages.map { try [UInt8](Data(contentsOf: folder.appendingPathComponent($0))) }
    }
}
