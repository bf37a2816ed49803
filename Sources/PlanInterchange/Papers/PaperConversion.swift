package import Foundation
import PlanDomain

/// How a paper that is no plain text becomes text, and what is said where it does not.
///
/// It starts nothing itself: whoever runs the converter asks it for the arguments, and tells it how that ended.
package struct PaperConversion: Equatable, Sendable {
    private let format: Format

    /// Such files hold pictures; more than this is no paper.
    package static let sizeLimit = 20_000_000

    /// Of processor time and of the clock.
    package static let secondsLimit = 20
    private static let gigabytesLimit = 1

    private enum Format: String {
        case docx
        case odt
        case html
    }

    /// Nil for a file that is read as it stands.
    package init?(fileExtension: String) {
        let name = fileExtension.lowercased()
        guard let format = Format(rawValue: name == "htm" ? "html" : name) else { return nil }
        self.format = format
    }

    /// What is missing without a converter, in the words of whoever has the file.
    package var formatName: String { isWord ? "Word" : "a web page" }

    package var isWord: Bool { format != .html }

    /// pandoc's arguments but for the file: no network, no other files, no more memory than a paper can need.
    package var arguments: [String] {
        let kept = "markdown-smart-header_attributes-simple_tables"
        // Of a web page only the text counts: what the markup was for is no part of any sentence.
        let bare =
            kept + "-raw_html-raw_attribute-native_divs-native_spans-fenced_divs-bracketed_spans-link_attributes"
        return ["--sandbox", "--quiet", "--standalone", "--wrap=none", "-f", format.rawValue, "-t"]
            + [isWord ? kept : bare, "+RTS", "-M\(Self.gigabytesLimit)g", "-RTS"]
    }

    /// The paper's text in what the converter wrote: its title first, and no pictures.
    package func text(of output: Data) -> Data { Self.titleFirst(Self.withoutPictures(output)) }

    /// The document's own title comes as a field in front of the text; it is the paper's first heading.
    private static func titleFirst(_ data: Data) -> Data {
        let text = String(decoding: data, as: UTF8.self)
        guard text.hasPrefix("---\n"), let end = text.dropFirst(4).firstRange(of: "\n---\n") else { return data }
        let fields = text[text.index(text.startIndex, offsetBy: 4)..<end.lowerBound].split(separator: "\n")
        let title = fields.first { $0.hasPrefix("title:") }.map { field in
            field.dropFirst(6).trimmingSpaces.filter { $0 != "\"" && $0 != "'" }
        }
        return Data(((title.map { "# \($0)\n\n" } ?? "") + text[end.upperBound...]).utf8)
    }

    /// Pictures inside a page stand in its text as one word of any length.
    private static func withoutPictures(_ data: Data) -> Data {
        let opening = Data("](data:".utf8)
        guard data.range(of: opening) != nil else { return data }
        var rest = data[...]
        var text = Data()
        while let found = rest.range(of: opening) {
            text += rest[..<found.upperBound]
            rest = rest[found.upperBound...].drop { $0 != UInt8(ascii: ")") && $0 != UInt8(ascii: "\n") }
        }
        return text + rest
    }

    // MARK: refusals

    /// Why a file is not even given to the converter, from its first bytes; nil where it may be.
    package func refusal(beginning: Data) -> PaperError? {
        guard isWord else { return nil }
        if beginning.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
            return PaperError(
                .notText,
                "The file is of the old Word format, or protected by a password. Open it in Word, and save it as .docx "
                    + "without a password."
            )
        }
        guard !beginning.starts(with: [0x50, 0x4B]) else { return nil }
        return PaperError(
            .notText,
            "The file is no Word file, though its name ends in .\(format.rawValue). Give it the ending of what it is, or "
                + "save it from Word as .docx."
        )
    }

    package var missing: PaperError {
        PaperError(.converterMissing, "Reading \(formatName) needs pandoc. Install it, or save the paper as text.")
    }

    /// What was written before the reader had enough of it.
    package var tooMuchText: PaperError {
        PaperError(
            .tooLarge,
            "The file unpacks to more text than any paper has. Give the paper without its appendices, or save it as text."
        )
    }

    /// How a converter ended that gave no text.
    package struct Ending: Equatable, Sendable {
        /// As the shell tells it, or the signal.
        package let status: Int32
        package let isSignal: Bool

        /// What it said of it.
        package let complaint: String

        package init(status: Int32, isSignal: Bool, complaint: String) {
            self.status = status
            self.isSignal = isSignal
            self.complaint = complaint
        }
    }

    /// Why a converter that ended so gave no text, and what helps.
    package func failure(_ ending: Ending) -> PaperError {
        switch (ending.isSignal, ending.status) {
        case (false, 127): return missing
        // timeout says 124; who has used up the time of the processor is killed.
        case (false, 124), (false, 137), (false, 152), (true, 9), (true, 24):
            return PaperError(
                .converterFailed,
                "Reading the file took longer than \(Self.secondsLimit) seconds, the most that is allowed. Give the paper "
                    + "without its appendices, or save it as text."
            )
        // The heap that pandoc may use is exhausted.
        case (false, 251):
            return PaperError(
                .converterFailed,
                "Reading the file needed more than \(Self.gigabytesLimit) GB of memory, the most that is allowed. Give the "
                    + "paper without pictures and appendices, or save it as text."
            )
        default: return damage(ending.complaint.lowercased())
        }
    }

    private func damage(_ complaint: String) -> PaperError {
        guard isWord else {
            return PaperError(
                .converterFailed,
                "The file could not be read as a web page. Save it again as UTF-8, or save the paper as text."
            )
        }
        if complaint.contains("unpack") || complaint.contains("unzip") {
            return PaperError(
                .converterFailed,
                "The Word file is incomplete or damaged: it cannot be unpacked. Fetch it again, or open it in Word and "
                    + "save it again."
            )
        }
        return PaperError(
            .converterFailed,
            "The file is packed as Word files are, but holds no text that can be read: that is missing or damaged, or it "
                + "refers to other files (an external entity), which is never followed. Open it in Word and save it "
                + "again, or save it as text."
        )
    }
}
