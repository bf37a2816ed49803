import Foundation
import Testing

/// The command that checks papers, as a person at the console meets it.
struct PaperLintCommandTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lint-\(UUID())")

    private func paper(_ text: String, named name: String = "paper.txt") throws -> String {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    @Test func `A paper is checked by itself where there is no record`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try paper("Council Plan 2024-27\n\nCabinet is asked to approve the 2024/25 Council Plan.\n")
        let result = try Program.run(["paper", "lint", file, "--data", folder.path])
        #expect(result.status == 1)
        #expect(result.output.contains("holds no record to hold it against"))
        #expect(result.output.contains("line 3: Years that are not the plan's (error)"))
        #expect(result.output.contains("1 error to correct, 0 more to look at."))

        let json = try Program.run(["paper", "lint", file, "--data", folder.path, "--json"])
        #expect(json.status == 1)
        let report = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect(report["record"] is NSNull)
        #expect(report["counts"] as? [String: Int] == ["error": 1, "advice": 0])
        let finding = try #require((report["findings"] as? [[String: Any]])?.first)
        #expect(Set(finding.keys) == ["rule", "severity", "line", "excerpt", "message", "recordSays"])
        #expect(finding["rule"] as? String == "period-disagrees")
        #expect(finding["recordSays"] is NSNull)
    }

    @Test func `Advice alone is no failure, and a file that cannot be read is one`() throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try paper("The plan goes to Cabinet on 31st January.\n")
        let advised = try Program.run(["paper", "lint", file, "--data", folder.path])
        #expect(advised.status == 0)
        #expect(advised.output.contains("0 errors to correct, 1 more to look at."))

        let missing = try Program.run(["paper", "lint", folder.path + "/none.txt"])
        #expect(missing.status == 1)
        #expect(missing.error.contains("There is no such file."))

        let noCouncil = try Program.run(["paper", "lint", file, "--data", folder.path, "--council", "anytown"])
        #expect(noCouncil.status == 1)
        #expect(noCouncil.error.contains("There is no record"))
    }
}
