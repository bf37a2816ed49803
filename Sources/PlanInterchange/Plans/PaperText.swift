package import Foundation

/// The words of a paper as lines of text, from bytes of whatever encoding.
package struct PaperText: Equatable, Sendable {
    package let lines: [String]

    /// What had to be assumed to read it.
    package let notes: [PaperWarning]

    /// A plan's paper is some pages of text; anything larger is not one.
    package static let sizeLimit = 1_000_000
    package static let lineLimit = 50_000
    package static let columnLimit = 20_000

    package init(_ data: Data) throws(PaperError) {
        guard !data.isEmpty else { throw PaperError(.empty, "The file is empty.") }
        guard data.count <= Self.sizeLimit else {
            throw PaperError(
                .tooLarge,
                "The file has \(data.count / 1_000_000) MB of text; the most that is read is "
                    + "\(Self.sizeLimit / 1_000_000) MB. Give the paper without its appendices."
            )
        }
        let (text, notes) = try Self.decode(data)
        let lines = Self.lines(of: text)
        guard lines.contains(where: { !$0.allSatisfy(\.isWhitespace) }) else {
            throw PaperError(.empty, "The file holds no words, only blank lines.")
        }
        guard lines.count <= Self.lineLimit else {
            throw PaperError(
                .tooLarge,
                "The file has \(lines.count) lines; the most that is read is \(Self.lineLimit)."
            )
        }
        if let long = lines.firstIndex(where: { $0.utf8.count > Self.columnLimit }) {
            throw PaperError(
                .notText,
                "Line \(long + 1) has more than \(Self.columnLimit) characters, which no paper has. Save it as text.",
                line: long + 1
            )
        }
        self.lines = lines
        self.notes = notes
    }

    /// Splits at "\n", "\r\n", "\r" and the page breaks that converters leave.
    private static func lines(of text: String) -> [String] {
        var lines: [String] = []
        var line: [UInt8] = []
        var previous: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case 10 where previous == 13: break
            case 10, 11, 12, 13:
                lines.append(String(decoding: line, as: UTF8.self))
                line.removeAll(keepingCapacity: true)
            default: line.append(byte)
            }
            previous = byte
        }
        return line.isEmpty ? lines : lines + [String(decoding: line, as: UTF8.self)]
    }

    private static func decode(_ data: Data) throws(PaperError) -> (String, [PaperWarning]) {
        if data.starts(with: [0x50, 0x4B, 3, 4]) || data.starts(with: [0x25, 0x50, 0x44, 0x46]) {
            throw PaperError(
                .notText,
                "The file is not text: it looks like a Word document or a PDF. Name it .docx, or save the paper as text."
            )
        }
        if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) {
            guard let text = String(data: data, encoding: .utf16) else {
                throw PaperError(
                    .notText,
                    "The file begins as UTF-16 text and does not go on as such. Save it as UTF-8."
                )
            }
            let note = PaperWarning(.encodingAssumed, "The file was read as UTF-16.", line: 1)
            return (text, [note])
        }
        let bytes = data.starts(with: [0xEF, 0xBB, 0xBF]) ? data.dropFirst(3) : data
        if let place = bytes.firstIndex(where: { $0 < 9 || (14..<27).contains($0) }) {
            let line = bytes[..<place].count { $0 == 10 } + 1
            throw PaperError(.notText, "The file is not text: line \(line) holds bytes that no text has.", line: line)
        }
        if let text = String(validating: bytes, as: UTF8.self) { return (text, []) }
        guard let text = String(data: bytes, encoding: .windowsCP1252) else {
            throw PaperError(.notText, "The file is neither UTF-8 nor Windows text. Save it as UTF-8.")
        }
        let note = PaperWarning(
            .encodingAssumed,
            "The file is not UTF-8; it was read as Windows text (cp1252). Look at quotation marks and pound signs.",
            line: 1
        )
        return (text, [note])
    }
}
