import Foundation
import PlanDomain
import PlanInterchange

/// A paper on the disk: text as it is, Word and web pages through pandoc, each within bounds.
struct PaperFile {
    private let path: String

    /// Nil for text.
    private let conversion: PaperConversion?

    init(_ path: String) {
        self.path = path
        conversion = PaperConversion(fileExtension: URL(fileURLWithPath: path).pathExtension)
    }

    /// Whether it is a page for browsers, whose lines are none of the paper's.
    var isWebPage: Bool { conversion?.isWord == false }

    func text() throws(PaperError) -> PaperText {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
            throw PaperError(.empty, "There is no such file.")
        }
        let limit = conversion == nil ? PaperText.sizeLimit : PaperConversion.sizeLimit
        let size = ((try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int) ?? 0
        // Asked before reading: a huge file must cost neither time nor memory.
        guard size <= limit else {
            throw PaperError(
                .tooLarge,
                "The file has \(size / 1_000_000) MB; the most that is read is \(limit / 1_000_000) MB. Give the paper "
                    + "without its appendices."
            )
        }
        let data = try read()
        guard let conversion, !data.isEmpty else { return try PaperText(data) }
        if let refusal = conversion.refusal(beginning: data.prefix(8)) { throw refusal }
        return try PaperText(converted(conversion))
    }

    private func read() throws(PaperError) -> Data {
        do {
            return try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw PaperError(.empty, "The file cannot be read. Check who may read it.")
        }
    }

    /// pandoc reads what strangers wrote: without network or other files, and within limits of time and memory.
    private func converted(_ conversion: PaperConversion) throws(PaperError) -> Data {
        let seconds = PaperConversion.secondsLimit
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c",
            "command -v pandoc >/dev/null || exit 127; ulimit -t \(seconds); exec timeout \(seconds) pandoc \"$@\"",
            // A whole path is never taken for an option.
            "sh", URL(fileURLWithPath: path).path,
        ]
        process.arguments? += conversion.arguments
        let (output, complaints) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = complaints
        do {
            try process.run()
        } catch {
            throw PaperError(.converterFailed, "The file could not be converted: no shell could be started.")
        }
        var data = Data()
        while let part = try? output.fileHandleForReading.read(upToCount: 65_536), !part.isEmpty {
            data.append(part)
            // Pictures are taken out of the text only later.
            guard data.count <= PaperConversion.sizeLimit else {
                process.terminate()
                process.waitUntilExit()
                throw conversion.tooMuchText
            }
        }
        let complaint = (try? complaints.fileHandleForReading.read(upToCount: 4_096)) ?? Data()
        process.waitUntilExit()
        let isSignal = process.terminationReason == .uncaughtSignal
        guard process.terminationStatus == 0, !isSignal else {
            throw conversion.failure(
                .init(
                    status: process.terminationStatus,
                    isSignal: isSignal,
                    complaint: String(decoding: complaint, as: UTF8.self)
                )
            )
        }
        return conversion.text(of: data)
    }
}
