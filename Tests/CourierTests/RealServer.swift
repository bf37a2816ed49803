import Foundation
import Testing

/// A server of Python's as a process of its own, which ends with the test that started it.
final class RealServer: Sendable {
    /// A Python that has aiosmtpd and oidc-provider-mock.
    static var python: String? {
        ProcessInfo.processInfo.environment["THROUGHLINE_TEST_PYTHON"].flatMap { $0.isEmpty ? nil : $0 }
    }

    let facts: Facts
    private let life = Pipe()

    /// Starts a script of the folder `Servers` and returns when it listens.
    init(_ script: String, _ arguments: [String] = []) async throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: try #require(Self.python))
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Servers")
        process.arguments = ["-W", "ignore", folder.appendingPathComponent(script + ".py").path] + arguments
        // The script reads until this pipe closes, then ends.
        process.standardInput = life
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        facts = try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                var line = Data()
                while line.last != UInt8(ascii: "\n") {
                    let more = output.fileHandleForReading.availableData
                    if more.isEmpty { break }
                    line += more
                }
                continuation.resume(with: Result { try JSONDecoder().decode(Facts.self, from: line) })
            }
        }
    }

    deinit { try? life.fileHandleForWriting.close() }

    /// What a script says when it listens.
    struct Facts: Decodable {
        let port: Int
        let securePort: Int?
        let authorities: String?
        let clientID: String?
        let clientSecret: String?
    }
}

extension Trait where Self == ConditionTrait {
    /// Against real servers: must run where THROUGHLINE_TEST_PYTHON is set, and is visibly skipped elsewhere.
    static var realServers: Self {
        .enabled("Set THROUGHLINE_TEST_PYTHON to a python with aiosmtpd and oidc-provider-mock to run this.") {
            RealServer.python != nil
        }
    }
}
