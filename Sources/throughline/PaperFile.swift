import Foundation
import PlanDomain
import PlanInterchange

/// A paper on the disk: text as it is, Word through pandoc, each within bounds.
struct PaperFile {
    private let path: String

    /// Word files hold pictures; more than this is no paper.
    private static let wordLimit = 20_000_000

    init(_ path: String) {
        self.path = path
    }

    func text() throws(PaperError) -> PaperText {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
            throw PaperError(.empty, "There is no such file.")
        }
        let isWord = ["docx", "odt"].contains(URL(fileURLWithPath: path).pathExtension.lowercased())
        let limit = isWord ? Self.wordLimit : PaperText.sizeLimit
        let size = ((try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int) ?? 0
        // Asked before reading: a huge file must cost neither time nor memory.
        guard size <= limit else {
            throw PaperError(
                .tooLarge,
                "The file has \(size / 1_000_000) MB; the most that is read is \(limit / 1_000_000) MB. Give the paper "
                    + "without its appendices."
            )
        }
        return try PaperText(isWord ? converted() : read())
    }

    /// Word's own title comes as a field in front of the text; it is the paper's first heading.
    private static func titleFirst(_ data: Data) -> Data {
        let text = String(decoding: data, as: UTF8.self)
        guard text.hasPrefix("---\n"), let end = text.dropFirst(4).firstRange(of: "\n---\n") else { return data }
        let fields = text[text.index(text.startIndex, offsetBy: 4)..<end.lowerBound].split(separator: "\n")
        let title = fields.first { $0.hasPrefix("title:") }.map { field in
            field.dropFirst(6).trimmingSpaces.filter { $0 != "\"" && $0 != "'" }
        }
        return Data(((title.map { "# \($0)\n\n" } ?? "") + text[end.upperBound...]).utf8)
    }

    private func read() throws(PaperError) -> Data {
        do {
            return try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw PaperError(.empty, "The file cannot be read. Check who may read it.")
        }
    }

    /// pandoc reads what strangers wrote: without network or other files, for 20 seconds and 1 GB at the most.
    private func converted() throws(PaperError) -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c",
            "command -v pandoc >/dev/null || exit 127; ulimit -t 20; "
                + "exec timeout 20 pandoc --sandbox --standalone --wrap=none -t markdown-smart-header_attributes-simple_tables \"$0\" +RTS -M1g -RTS",
            path,
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        do {
            try process.run()
        } catch {
            throw PaperError(.converterFailed, "The Word file could not be converted: no shell could be started.")
        }
        var data = Data()
        while let part = try? output.fileHandleForReading.read(upToCount: 65_536), !part.isEmpty {
            data.append(part)
            guard data.count <= PaperText.sizeLimit else {
                process.terminate()
                break
            }
        }
        process.waitUntilExit()
        switch process.terminationStatus {
        case 0: return Self.titleFirst(data)
        case 127:
            throw PaperError(.converterMissing, "Reading Word needs pandoc. Install it, or save the paper as text.")
        default:
            throw PaperError(
                .converterFailed,
                "The file could not be read as Word. Open and save it again, or save it as text."
            )
        }
    }
}
