import ArgumentParser
import Foundation
import Ledger
import PlanDocuments
import PlanDomain
import PlanUseCases
import PlanWeb
import SQLiteLedger

extension PaperCommand {
    /// Builds a committee paper from the record.
    struct Build: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Build a committee paper from the record.",
            discussion: """
                Titles, periods and dates come from the record; the template's words are typed once. The same record \
                gives the same bytes. A reference that names nothing in the record is refused, with its paragraph.

                PDF, and charts in Word files, need Typst: on PATH, named by THROUGHLINE_TYPST, or in .venv, where \
                'make setup' puts it.
                """
        )
        @OptionGroup var paper: PaperOptions
        @Option(help: "html, pdf, docx or odt.") var format: PaperFormat = .html
        @Option(
            name: [.short, .long],
            help: ArgumentHelp("The file to write; '-' for standard output.", valueName: "FILE")
        )
        var output: String

        func run() async throws {
            let document = try await paper.document()
            let bytes = try await format.bytes(of: document)
            guard output != "-" else { return FileHandle.standardOutput.write(Data(bytes)) }
            do {
                try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
            } catch {
                throw Failure("\(output) could not be written: \(error.localizedDescription)")
            }
            print("Wrote \(output): \(document.title), \(bytes.count) bytes, SHA-256 \(Digest(of: Data(bytes))).")
        }
    }

    /// Writes the paper in every format with its metadata, as democratic services upload it.
    struct Bundle: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a paper in every format with its appendices and metadata, ready for the committee system.",
            discussion: "A folder, or one file where the name ends in .zip. Nothing that is exempt goes into it."
        )
        @OptionGroup var paper: PaperOptions
        @Option(name: .customLong("to"), help: ArgumentHelp("The folder to make, or the .zip.", valueName: "DIR|FILE"))
        var target: String

        func run() async throws {
            guard !paper.isForMembersAlone else {
                throw Failure("A bundle is for publication: leave out --not-for-publication.")
            }
            let build = try await paper.build()
            let document = try paper.document(of: build)
            let bundle: PaperBundle
            do throws(DocumentError) {
                bundle = try await .written(build, document, by: PaperTypesetter.found())
            } catch {
                throw Failure(error.message)
            }
            try write(bundle.files)
            print("Wrote \(bundle.files.count) files to \(target).")
        }

        private func write(_ files: [PaperBundle.File]) throws {
            let manager = FileManager.default
            guard !manager.fileExists(atPath: target) else {
                throw Failure("\(target) is there already. Name a new one.")
            }
            do {
                if target.lowercased().hasSuffix(".zip") {
                    try Data(PaperBundle.archive(of: files)).write(to: URL(fileURLWithPath: target), options: .atomic)
                    return
                }
                try manager.createDirectory(atPath: target, withIntermediateDirectories: true)
                for file in files {
                    try Data(file.bytes).write(to: URL(fileURLWithPath: target).appendingPathComponent(file.name))
                }
            } catch {
                throw Failure("\(target) could not be written: \(error.localizedDescription)")
            }
        }
    }
}

/// Which paper, for whom, from which record.
struct PaperOptions: ParsableArguments {
    @OptionGroup var options: DataOptions
    @Argument(
        help: "A template of the product or of the council, such as council-plan-report, or a file with one (.json)."
    )
    var template: String
    @Option(
        name: .customLong("for"),
        help: ArgumentHelp("The body that gets it: cabinet, council, scrutiny.", valueName: "BODY")
    )
    var body: String
    @Option(help: "The years of the plan; without it, the newest plan that is on its road.") var plan: String?
    @Option(help: "The item on its road, where the plan has several: council-plan-2024-27.") var item: String?
    @Flag(name: .customLong("not-for-publication"), help: "Write out the exempt parts, for the members alone.")
    var isForMembersAlone = false

    func build() async throws -> PaperBuild {
        let period = try plan.map { text in
            guard let period = PlanPeriod(text) else { throw Failure("'\(text)' is no period: write it as 2024-27.") }
            return period
        }
        let (store, key) = try await options.reading()
        let (council, head) = try await Replay(store).council(key)
        let template = try council.paperTemplate(template) ?? file(besides: council)
        let released = try await ReleasedCouncil(council, in: store)
        do throws(PaperFaults) {
            return try PaperBuild.choosing(
                template,
                for: body,
                in: council,
                period: period,
                item: item,
                recordHash: head.hash.description,
                figures: released.flatMap(ReleasedPaperFigures.init),
                isForMembersAlone: isForMembersAlone
            )
        } catch {
            throw Failure(Self.words(error))
        }
    }

    func document() async throws -> Document { try document(of: try await build()) }

    func document(of build: PaperBuild) throws -> Document {
        do throws(PaperFaults) {
            return try build.document()
        } catch {
            throw Failure("The paper cannot be built, and nothing was written. \(Self.words(error))")
        }
    }

    private static func words(_ error: PaperFaults) -> String { error.faults.map(\.sentence).joined(separator: " ") }

    /// A template that is no key of one: a file.
    private func file(besides council: Council) throws -> PaperTemplate {
        guard FileManager.default.fileExists(atPath: template) else {
            throw Failure(
                "'\(template)' is neither a template (\(council.paperTemplateKeys)) nor a file that can be read."
            )
        }
        return try PaperTemplate(atPath: template)
    }
}

extension PaperFormat: ExpressibleByArgument {
    /// The whole file, or what is missing to make it.
    func bytes(of document: Document) async throws -> [UInt8] {
        do throws(DocumentError) {
            return try await bytes(of: document, by: self == .html ? nil : try? PaperTypesetter.found())
        } catch {
            throw Failure(error.message)
        }
    }
}

/// Where Typst is: where the environment says, or in the virtual environment that 'make setup' makes.
enum PaperTypesetter {
    static func found() throws(DocumentError) -> Typst {
        do throws(DocumentError) {
            return try Typst.found()
        } catch {
            guard let python = python else { throw error }
            return Typst(path: python)
        }
    }

    /// A Python beside the working folder or above the program that has the module.
    private static var python: String? {
        let manager = FileManager.default
        var folders = [URL(fileURLWithPath: manager.currentDirectoryPath)]
        var folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        for _ in 0..<4 {
            folder = folder.deletingLastPathComponent()
            folders.append(folder)
        }
        for folder in folders {
            let environment = folder.appendingPathComponent(".venv")
            let python = environment.appendingPathComponent("bin/python").path
            guard manager.isExecutableFile(atPath: python), hasModule(environment) else { continue }
            return python
        }
        return nil
    }

    private static func hasModule(_ environment: URL) -> Bool {
        let manager = FileManager.default
        let libraries = environment.appendingPathComponent("lib")
        return (try? manager.contentsOfDirectory(atPath: libraries.path))?.contains { version in
            manager.fileExists(atPath: libraries.appendingPathComponent("\(version)/site-packages/typst").path)
        } ?? false
    }
}
