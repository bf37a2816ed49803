import Foundation
import Ledger
import Testing

@testable import PlanWeb

/// A form with a file is read in pieces as the network cuts it.
struct MultipartHashTests {
    private func read(_ body: [UInt8], piece: Int) throws -> MultipartHash.File? {
        var reader = try MultipartHash(Array("B".utf8))
        for start in stride(from: 0, to: body.count, by: piece) {
            try reader.take(body[start..<min(start + piece, body.count)])
        }
        return try reader.finish()
    }

    private static let contents = [
        "", "a", "\r\n", "\r\n--", "\r\n--A", "--C--", "\r\n-", "x\r\n--\r\n--C", "\r\r\n\n", "\r\n\r\n", "\u{0}\u{1}é",
        String(repeating: "long\r\n", count: 500),
    ]

    @Test(arguments: contents, [1, 2, 3, 7, 64, 100_000])
    func `However the bytes are cut, the hash is that of the file`(content: String, piece: Int) throws {
        let text =
            "--B\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\n\(content)\r\n"
            + "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.txt\"\r\nContent-Type: text/plain\r\n\r\n"
            + content + "\r\n--B\r\ncontent-disposition: form-data; name=\"last\"\r\n\r\n\(content)\r\n--B--\r\nafter"
        let file = try #require(try read(Array(text.utf8), piece: piece))
        #expect(file == .init(digest: Digest(of: Data(content.utf8)), bytes: content.utf8.count))
    }

    @Test func `Two files in the one field are not a form of ours`() {
        let part = "--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x\"\r\n\r\na\r\n"
        #expect(throws: MultipartHash.Broken.self) { try read(Array((part + part + "--B--").utf8), piece: 10) }
    }

    @Test func `Without a boundary nothing is read`() {
        #expect(throws: MultipartHash.Broken.self) { try MultipartHash([]) }
    }
}
