import Foundation
import PlanDomain
import Testing

@testable import PlanDocuments

struct TypstTests {
    @Test func `A PDF needs a Typst, and says how to get one`() throws {
        #expect(throws: DocumentError.self) { try Typst.found(environment: ["PATH": "/nowhere"]) }
        #expect {
            try Typst.found(environment: [Typst.variable: "/nowhere/typst", "PATH": ""])
        } throws: { error in
            "\(error)".hasPrefix("There is no program at /nowhere/typst.") && "\(error)".contains("pip install typst")
        }
    }

    @Test func `A path given goes before the variable, and that before PATH`() throws {
        let environment = [Typst.variable: "/bin/cat", "PATH": "/nowhere:/bin"]
        #expect(try Typst.found(at: "/bin/sh", environment: environment).program == .typst(path: "/bin/sh"))
        #expect(try Typst.found(environment: environment).program == .typst(path: "/bin/cat"))
        #expect(try Typst.found(at: "cat", environment: environment).program == .typst(path: "/bin/cat"))
        #expect(Typst(path: "/opt/tools/bin/python3").program == .python(path: "/opt/tools/bin/python3"))
    }

    @Test func `The program gets its folder as root, no typefaces of the machine, and the paper's day`() throws {
        let typst = Typst(path: "/opt/typst", fontFolders: ["/fonts"])
        let document = try Document.sample()
        let task = TypstTask(typst: typst, source: "", output: .accessiblePDF, date: document.date)
        let arguments = typst.arguments(for: task, in: URL(fileURLWithPath: "/tmp/x"))
        #expect(
            arguments == [
                "/opt/typst", "compile", "--root", "/tmp/x", "--ignore-system-fonts", "--creation-timestamp",
                "1706572800",
                "--package-path", "/tmp/x", "--package-cache-path", "/tmp/x", "--jobs", "2", "--font-path", "/fonts",
                "--format", "pdf", "--pdf-standard", "ua-1", "paper.typ", "page-1.pdf",
            ]
        )
    }

    @Test func `When the program fails, its reason is told, and nothing of the paper stays on the disk`() async throws {
        let program = FileManager.default.temporaryDirectory.appendingPathComponent("failing-\(UUID().uuidString)")
        try Data("#!/bin/sh\necho \"error: stuck in $PWD\" >&2\nexit 1\n".utf8).write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program.path)
        defer { try? FileManager.default.removeItem(at: program) }
        let error = await #expect(throws: DocumentError.self) {
            try await Document.sample().pdf(by: Typst(path: program.path))
        }
        #expect(error?.kind == .typesetterFailed)
        let folder = try #require(error?.message.split(separator: " ").last.map(String.init))
        #expect(folder.contains("throughline-"))
        #expect(!FileManager.default.fileExists(atPath: folder))
    }

    @Test(.realTypst) func `A paper of too many pages is refused, and one at the limit is set`() async throws {
        let typst = try #require(RealTypst.typst)
        func paper(_ pages: Int) throws -> Document {
            try .holding((1..<pages).flatMap { _ in [Block.paragraph(number: nil, Prose("x")), .pageBreak] })
        }
        // The front of the sample takes the first page.
        #expect(try await !paper(DocumentSize.pages - 1).pdf(by: typst).isEmpty)
        let long = try paper(DocumentSize.pages + 2)
        let error = await #expect(throws: DocumentError.self) { try await long.pdf(by: typst) }
        #expect(error?.kind == .tooLarge)
        #expect(error?.message.contains("more than \(DocumentSize.pages) pages") == true)
    }

    @Test func `A program that is not there is missing, not broken`() async throws {
        let error = await #expect(throws: DocumentError.self) {
            try await Document.sample().pdf(by: Typst(path: "/nowhere/typst"))
        }
        #expect(error?.kind == .typesetterMissing)
    }

    @Test(.realTypst) func `A PDF claims what it is and carries its provenance`() async throws {
        let typst = try #require(RealTypst.typst)
        let text = String(decoding: try await Document.sample().pdf(by: typst), as: UTF8.self)
        for part in ["pdfuaid:part", "/StructTreeRoot", "/Lang(en-GB)", "whose hash is 3f5a1c9e", "Homes"] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test func `Between a number and its words there is a space that can be heard`() throws {
        let source = TypstSource(document: try .sample()).text
        #expect(source.contains("#heading(level: 1, {\"1\"; \" \"; h(0.35em);\"Homes\"})"))
        #expect(
            source.contains(
                "#let numbered(number, body) = par(hanging-indent: 3.2em, { box(width: 2.95em, number); \" \"; body })"
            )
        )
    }

    @Test(.realTypst) func `A sign that no typeface has is named`() async throws {
        let typst = try #require(RealTypst.typst)
        let error = await #expect(throws: DocumentError.self) {
            try await Document.holding([.notice(Prose("Well done 🎉"))]).pdf(by: typst)
        }
        #expect(error?.kind == .signMissing)
        #expect(error?.message.contains("“🎉”") == true)
    }

    @Test(.realTypst) func `A paper for Word has a picture of dots for each chart`() async throws {
        let typst = try #require(RealTypst.typst)
        let file = try await ZipReader(Document.sample().docx(drawing: typst))
        let picture = try #require(file.entries.first { $0.name == "word/media/chart1.png" })
        #expect(picture.content.starts(with: [0x89, 0x50, 0x4E, 0x47]))
        // Twice the drawing's own width, as the file's header says it.
        let width = picture.content[16..<20].reduce(0) { $0 << 8 | Int($1) }
        #expect(try width == 2 * Drawing.sample.width)
    }

    @Test(.realTypst) func `A text cannot make Typst read a file`() async throws {
        let typst = try #require(RealTypst.typst)
        #expect(try await Self.task("#read(\"/paper.typ\")", typst).files().count == 1)
        for path in ["/../../../etc/hosts", "../../etc/hosts", "/etc/hosts"] {
            let error = await #expect(throws: DocumentError.self) {
                try await Self.task("#read(\"\(path)\")", typst).files()
            }
            #expect(error?.kind == .typesetterFailed)
        }
    }

    @Test(.realTypst) func `A paper that takes too much memory is given up`() async throws {
        let task = Self.task("#range(100000000).len()", try #require(RealTypst.typst), memoryLimit: 1_000_000)
        let error = await #expect(throws: DocumentError.self) { try await task.files() }
        #expect(error?.kind == .typesetterExhausted)
        #expect(error?.message.contains("1000 MB") == true)
    }

    @Test func `A program that does not end is ended`() async throws {
        let program = FileManager.default.temporaryDirectory.appendingPathComponent("endless-\(UUID().uuidString)")
        try Data("#!/bin/sh\nexec sleep 600\n".utf8).write(to: program)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: program.path)
        defer { try? FileManager.default.removeItem(at: program) }
        let task = Self.task("", Typst(path: program.path), timeLimit: 1)
        let error = await #expect(throws: DocumentError.self) { try await task.files() }
        #expect(error?.kind == .typesetterExhausted)
    }

    private static func task(
        _ source: String,
        _ typst: Typst,
        timeLimit: Int = 30,
        memoryLimit: Int = 3_000_000
    ) -> TypstTask {
        let start = "#set document(title: \"T\")\n#set text(lang: \"en\")\n"
        let day = Day(daysSinceEpoch: 19_752)
        var task = TypstTask(typst: typst, source: start + source, output: .accessiblePDF, date: day)
        task.timeLimit = timeLimit
        task.memoryLimit = memoryLimit
        return task
    }
}
