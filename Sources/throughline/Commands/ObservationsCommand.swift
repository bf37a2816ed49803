import ArgumentParser
import Foundation
import HashTreeCollections
import Ledger
import PlanDomain
import PlanInterchange
import PlanUseCases
import SQLiteLedger

/// Figures in, and out again.
struct ObservationsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "observations",
        abstract: "Import figures from a file, list imports, take one back.",
        subcommands: [Import.self, Imports.self, TakeBack.self]
    )

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read figures from a CSV file and record what is new or different.",
            discussion: """
                One figure a row (measure_code, area_code, period_start, period_end, value, status_flag), or periods as \
                columns. Encoding, separator and columns are found out and said. --dry-run shows what would happen; \
                without it the figures are recorded as one entry, unless a row is refused. The same file again changes \
                nothing, and 'observations take-back' takes an import back.
                """
        )
        @OptionGroup var options: DataOptions
        @Argument(help: "The file.") var file: String
        @Flag(name: .customLong("dry-run"), help: "Show what would be recorded and record nothing.") var isDryRun =
            false
        @Flag(help: "Write JSON.") var json = false
        @Option(help: "Why figures change; required when any that is there already does.") var reason: String?
        @Option(
            name: .customLong("column"),
            help: ArgumentHelp(
                "What a column is, where that is not found out: 'Indicator ref=measure'. Words: measure, area, area-name, period, period-type, period-start, period-end, value, flag, breakdown, 'trait NAME', values, 'values 2024FY', ignored. Remembered for the next file with the same headings.",
                valueName: "HEADING=WORD"
            )
        )
        var columns: [String] = []
        @Option(help: "The area of a file that names none: E08000007. The council's own unless given.") var area:
            String?
        @Flag(name: .customLong("skip-refused"), help: "Record the rest although rows are refused.") var skipsRefused =
            false

        func run() async throws {
            if isDryRun {
                let (store, key) = try await options.reading()
                let council = try await Replay(store).council(key).council
                let (preview, _) = try read(in: council)
                try show(preview, in: council)
                return say("Dry run: nothing was recorded.")
            }
            let writing = try await options.writing()
            let council = writing.office.council
            let (preview, digest) = try read(in: council)
            try show(preview, in: council)
            if preview.file.faultCount > 0, !skipsRefused {
                throw Failure(
                    "Nothing was recorded: \(preview.file.faultCount) \(preview.file.faultCount == 1 ? "cell is" : "cells are") refused. Correct the file, or run the command again with --skip-refused."
                )
            }
            let command = RecordFigures(
                id: IdentitySource.random.identity(for: FigureImport.self),
                file: .init(name: URL(fileURLWithPath: file).lastPathComponent, digest: digest.description),
                mapping: columns.isEmpty && area == nil ? nil : preview.file.mapping,
                areas: preview.file.areas,
                figures: preview.file.figures
            )
            let outcome = try await writing.office.perform(command, as: Account.machineOperator, because: reason)
            switch outcome {
            case .done(let council):
                say("Recorded as entry \(council.position). Take it back with: observations take-back \(command.id)")
            case .unchanged: say("Nothing to change: the record holds all these figures already.")
            case .refused, .changedMeanwhile, .notAllowed: try outcome.report(done: "")
            }
        }

        // MARK: reading

        private func read(in council: Council) throws -> (FigurePreview, Digest) {
            guard let handle = FileHandle(forReadingAtPath: file) else {
                throw Failure("\(file) cannot be opened. Check the name.")
            }
            defer { try? handle.close() }
            let size = (try? handle.seekToEnd()) ?? 0
            try handle.seek(toOffset: 0)
            var progress = Progress(total: Int(size))
            do {
                var reader = FigureFileReader(
                    council: council,
                    mapping: try mapping(in: council),
                    area: try givenArea()
                )
                var digest = Digest.Running()
                while true {
                    let piece = try handle.read(upToCount: 1 << 20).map(Array.init) ?? []
                    digest.take(piece)
                    try reader.read(piece, isLast: piece.isEmpty)
                    progress.advance(by: piece.count)
                    if piece.isEmpty { break }
                }
                progress.finish()
                return (FigurePreview(try reader.finish(), in: council, today: Clock.today), digest.digest)
            } catch let fault as FigureFileFault {
                progress.finish()
                throw Failure("\(file): \(fault.sentence)")
            }
        }

        private func givenArea() throws -> AreaCode? {
            try area.map { text in
                guard let code = AreaCode(text) else {
                    throw Failure("'\(text)' is no area code: write nine signs, such as E08000007.")
                }
                return code
            }
        }

        /// What the person said of the columns, over what is found out; nil when nothing was said.
        private func mapping(in council: Council) throws -> FigureMapping? {
            guard !columns.isEmpty || area != nil else { return nil }
            guard let bytes = FileHandle(forReadingAtPath: file)?.readData(ofLength: 1 << 16) else { return nil }
            var first: TableRow?
            var table = TableReader()
            try? table.read(Array(bytes), isLast: false) { if first == nil { first = $0 } }
            if first == nil { try? table.read([], isLast: true) { if first == nil { first = $0 } } }
            guard let headings = first?.fields.map(\.trimmingSpaces) else { return nil }
            let usual = FigureHeadings.mapping(of: headings, in: council)
            var said = usual.columns
            for text in columns {
                guard let split = text.lastIndex(of: "="),
                    let column = FigureMapping.Column(text: String(text[text.index(after: split)...]))
                else { throw Failure("'\(text)' says no column. Write 'HEADING=WORD', such as 'Ref=measure'.") }
                let heading = String(text[..<split])
                guard let place = headings.firstIndex(of: heading) else {
                    throw Failure(
                        "The file has no heading '\(heading)'. It has: \(headings.map { "'\($0)'" }.joined(separator: ", "))."
                    )
                }
                for other in said.indices where said[other] == column && column.isSingle { said[other] = .ignored }
                said[place] = column
            }
            return FigureMapping(headings: headings, columns: said, area: try givenArea())
        }

        // MARK: showing

        private func show(_ preview: FigurePreview, in council: Council) throws {
            if json { return try printJSON(PreviewReport(preview, file: file, in: council)) }
            PreviewText(preview, file: file, in: council).show()
        }

        /// Beside JSON, words go to standard error, so that what reads the JSON reads nothing else.
        private func say(_ text: String) {
            if json { FileHandle.standardError.write(Data((text + "\n").utf8)) } else { print(text) }
        }
    }

    struct Imports: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list",
            abstract: "List the files that were imported."
        )
        @OptionGroup var options: DataOptions

        func run() async throws {
            let (store, key) = try await options.reading()
            let council = try await Replay(store).council(key).council
            let files = council.imports.values.filter { $0.file != nil }.sorted { $0.sequence < $1.sequence }
            if files.isEmpty { print("No file was imported yet.") }
            for item in files {
                let fate = item.takenBack.map { ", taken back by entry \($0)" } ?? ""
                print(
                    "\(item.id)  entry \(item.sequence)  \(item.file?.name ?? "")  \(item.new) new, \(item.changed) changed\(fate)"
                )
            }
        }
    }

    struct TakeBack: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a whole import back, by a new entry.",
            discussion: "What others changed since then stays as they left it."
        )
        @OptionGroup var options: DataOptions
        @Argument(help: "The import's id, as 'observations list' shows it.") var id: String
        @Option(help: "Why.") var reason: String

        func run() async throws {
            guard let id = FigureImport.ID(id) else { throw Failure("'\(id)' is no id of an import.") }
            let writing = try await options.writing()
            try await writing.office
                .perform(TakeBackImport(importID: id), as: Account.machineOperator, because: reason)
                .report(done: "The import is taken back: the figures are as they were before it.")
        }
    }
}

extension FigureMapping.Column {
    /// Whether a file has at most one such column.
    fileprivate var isSingle: Bool {
        switch self {
        case .ignored, .values, .valuesOf, .trait: false
        default: true
        }
    }
}

/// A bar on standard error while a large file is read; nothing when nobody watches.
private struct Progress {
    private let total: Int
    private var done = 0
    private var shown = -1
    private let isWatched = isatty(STDERR_FILENO) == 1

    init(total: Int) {
        self.total = total
    }

    mutating func advance(by count: Int) {
        done += count
        let percent = total > 0 ? min(100, done * 100 / total) : 100
        guard isWatched, total > 4 << 20, percent > shown else { return }
        shown = percent
        let bar = String(repeating: "#", count: percent / 4).padding(toLength: 25, withPad: ".", startingAt: 0)
        FileHandle.standardError.write(Data("\rReading [\(bar)] \(percent) %".utf8))
    }

    func finish() {
        if shown >= 0 { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
    }
}
