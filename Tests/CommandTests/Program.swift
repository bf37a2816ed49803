import Foundation

/// Runs the built programs.
enum Program {
    struct Result {
        let status: Int32
        let output: String
        let error: String
    }

    /// The programs are built beside the tests.
    private static func url(_ name: String) -> URL {
        URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(name)
    }

    static func run(_ arguments: [String], input: Data? = nil) throws -> Result {
        let process = Process()
        process.executableURL = url("throughline")
        process.arguments = arguments
        // Files, not pipes: a program that writes much would wait for a reader that waits for it.
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("run-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = ["out", "err"].map { folder.appendingPathComponent($0) }
        for file in files { try Data().write(to: file) }
        process.standardOutput = try FileHandle(forWritingTo: files[0])
        process.standardError = try FileHandle(forWritingTo: files[1])
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        let texts = try files.map { String(decoding: try Data(contentsOf: $0), as: UTF8.self) }
        return Result(status: process.terminationStatus, output: texts[0], error: texts[1])
    }

    /// Starts a program that goes on, with its output to read line by line.
    static func start(_ name: String, _ arguments: [String]) throws -> Running {
        let process = Process()
        process.executableURL = url(name)
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        return Running(process: process, output: pipe.fileHandleForReading)
    }

    final class Running {
        private let process: Process
        private let output: FileHandle
        private var buffer = Data()

        init(process: Process, output: FileHandle) {
            self.process = process
            self.output = output
        }

        /// Waits for the next whole line; nil when the program has ended.
        func nextLine() -> String? {
            while true {
                if let end = buffer.firstIndex(of: 10) {
                    let line = String(decoding: buffer[buffer.startIndex..<end], as: UTF8.self)
                    buffer.removeSubrange(buffer.startIndex...end)
                    return line
                }
                let more = output.availableData
                guard !more.isEmpty else { return nil }
                buffer.append(more)
            }
        }

        /// As when the power goes for this one program; gives the lines that it had still written.
        @discardableResult
        func kill() -> [String] {
            Foundation.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            var lines: [String] = []
            while let line = nextLine() { lines.append(line) }
            return lines
        }
    }
}
