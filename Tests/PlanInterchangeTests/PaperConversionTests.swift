import Foundation
import PlanDomain
import PlanInterchange
import Testing

/// Papers that are no plain text: which are converted, and what is said of those that cannot be.
struct PaperConversionTests {
    private static let word = PaperConversion(fileExtension: "docx")

    @Test(arguments: [
        ("docx", "docx"), ("DOCX", "docx"), ("odt", "odt"), ("html", "html"), ("htm", "html"), ("HTM", "html"),
        ("txt", nil), ("md", nil), ("", nil), ("doc", nil),
    ])
    func `Word and web pages are converted, and text is not`(ending: String, format: String?) {
        let arguments = PaperConversion(fileExtension: ending)?.arguments
        #expect(arguments?.contains("--sandbox") == (format == nil ? nil : true))
        #expect(arguments?.drop { $0 != "-f" }.dropFirst().first == format)
    }

    @Test(arguments: [
        (Int32(124), false, "", "longer than 20 seconds"), (137, false, "", "longer than 20 seconds"),
        (9, true, "", "longer than 20 seconds"), (251, false, "", "more than 1 GB of memory"),
        (63, false, "couldn't unpack docx container: not enough bytes", "incomplete or damaged"),
        (64, false, "Could not unzip ODT: not enough bytes", "incomplete or damaged"),
        (63, false, "couldn't parse docx file: DocxError", "an external entity"), (127, false, "", "needs pandoc"),
    ])
    func `A Word file that cannot be read is told why, and what helps`(
        status: Int32,
        isSignal: Bool,
        complaint: String,
        reason: String
    ) throws {
        let error = try #require(Self.word?.failure(.init(status: status, isSignal: isSignal, complaint: complaint)))
        #expect(error.message.contains(reason))
        #expect(error.message.contains("save it") || error.message.contains("save the paper"))
    }

    @Test(
        arguments: [
            ([0x50, 0x4B, 3, 4], nil), ([0xD0, 0xCF, 0x11, 0xE0], "the old Word format"),
            ([0x25, 0x50, 0x44, 0x46], "no Word file"), ([], "no Word file"),
        ] as [([UInt8], String?)]
    )
    func `What is no Word file is refused from its first bytes`(bytes: [UInt8], reason: String?) {
        let error = Self.word?.refusal(beginning: Data(bytes))
        #expect((error == nil) == (reason == nil))
        #expect(error?.message.contains(reason ?? "") != false)
    }

    @Test func `A missing converter is told for web pages as for Word`() {
        #expect(Self.word?.missing.message.hasPrefix("Reading Word needs pandoc.") == true)
        let page = PaperConversion(fileExtension: "html")
        #expect(page?.missing.message.hasPrefix("Reading a web page needs pandoc.") == true)
        #expect(page?.missing.code == .converterMissing)
        #expect(page?.refusal(beginning: Data([0x3C])) == nil)
    }

    @Test func `The title comes first, and pictures are no text`() {
        let output =
            "---\nlang: en\ntitle: Council Plan 2024-27\n---\n\nOne ![A chart](data:image/png;base64,AAAA) two.\n"
        let text = PaperConversion(fileExtension: "html")?.text(of: Data(output.utf8))
        #expect(
            text.map { String(decoding: $0, as: UTF8.self) }
                == "# Council Plan 2024-27\n\n\nOne ![A chart](data:) two.\n"
        )
    }

    @Test func `A page full of pictures is read in no time`() throws {
        let output = String(
            repeating: "![A](data:image/png;base64,\(String(repeating: "A", count: 2_000)))\n\n",
            count: 5_000
        )
        let clock = ContinuousClock()
        let time = clock.measure { _ = PaperConversion(fileExtension: "html")?.text(of: Data(output.utf8)) }
        #expect(time < .seconds(5))
    }
}
