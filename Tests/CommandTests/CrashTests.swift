import Foundation
import Testing

/// What was acknowledged is never lost, whenever the process is killed.
struct CrashTests {
    @Test func `Killed fifty times while writing: the record verifies and holds every acknowledged entry once`() throws
    {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("crash-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        var random = SystemRandomNumberGenerator()
        var acknowledged: Set<String> = []
        for _ in 0..<50 {
            let writer = try Program.start("crash-writer", [folder])
            for _ in 0..<Int.random(in: 1...60, using: &random) {
                guard let token = writer.nextLine() else { break }
                #expect(acknowledged.insert(token).inserted)
            }
            // Lines that it had written before it died were acknowledged too; a last one without its end was not.
            for token in writer.kill() { acknowledged.insert(token) }
            let verified = try Program.run(["record", "verify", "--data", folder])
            #expect(verified.status == 0, "\(verified.error)")
        }
        let log = try Program.run(["record", "log", "--json", "--data", folder])
        let lines = try #require(try JSONSerialization.jsonObject(with: Data(log.output.utf8)) as? [[String: Any]])
        let recorded = lines.compactMap { $0["reason"] as? String }.filter { $0.hasPrefix("token ") }
        #expect(Set(recorded).count == recorded.count)
        #expect(acknowledged.isSubset(of: recorded))
        #expect(acknowledged.count > 50)
    }
}
