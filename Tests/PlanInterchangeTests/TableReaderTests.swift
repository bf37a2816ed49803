import Foundation
import PlanInterchange
import Testing

/// Tables as councils' systems, Excel and people with text editors write them.
struct TableReaderTests {
    private func fields(_ text: String) throws -> [[String]] {
        try TableReader.rows(of: Array(text.utf8)).map(\.fields)
    }

    /// Reads in pieces of one length, and says what was found.
    private func read(_ bytes: [UInt8], by size: Int) throws -> (rows: [TableRow], reader: TableReader) {
        var reader = TableReader()
        var rows: [TableRow] = []
        var start = 0
        repeat {
            let end = min(start + size, bytes.count)
            try reader.read(Array(bytes[start..<end]), isLast: end == bytes.count) { rows.append($0) }
            start = end
        } while start < bytes.count
        return (rows, reader)
    }

    @Test(arguments: [
        ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]), ("a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        ("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
        ("a,b\n1,2", [["a", "b"], ["1", "2"]]), ("a,b\n\n\n1,2\n\n", [["a", "b"], ["1", "2"]]),
        ("a,b\n,\n", [["a", "b"], ["", ""]]),
        ("a,b\n\"1,5\",\"say \"\"yes\"\"\"\n", [["a", "b"], ["1,5", "say \"yes\""]]),
        ("a,b\n\"two\nlines\",2\n", [["a", "b"], ["two\nlines", "2"]]), ("a,b\n\"\",2\n", [["a", "b"], ["", "2"]]),
        ("a\n\"\"\n", [["a"], [""]]), ("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
        ("a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
        ("a|b\n1|2\n", [["a", "b"], ["1", "2"]]), ("sep=;\na;b\n1;2\n", [["a", "b"], ["1", "2"]]),
        ("\"a;b\",c\n1,2\n", [["a;b", "c"], ["1", "2"]]),
        ("a,b\n6\" nails,2\n", [["a", "b"], ["6\" nails", "2"]]), (" a , b \n", [[" a ", " b "]]), ("", []),
        ("\n\r\n", []), ("only\n", [["only"]]),
        ("a,b,\n1,2,\n", [["a", "b", ""], ["1", "2", ""]]),
    ])
    func `A table is read as its writer meant it`(text: String, rows: [[String]]) throws {
        #expect(try fields(text) == rows)
        for size in 1...7 {
            #expect(try read(Array(text.utf8), by: size).rows.map(\.fields) == rows, "In pieces of \(size)")
        }
    }

    @Test func `Each row knows its line, whatever came before`() throws {
        let rows = try TableReader.rows(of: Array("sep=,\r\na,b\r\n\r\n\"x\r\ny\",2\r\n3,4\r\n".utf8))
        #expect(rows.map(\.line) == [2, 4, 6])
    }

    /// "£ é,x" and "1,2" as each encoding has them.
    private static func sample(_ encoding: TextEncoding, hasMark: Bool) -> [UInt8] {
        let text = "£ é,x\n1,2\n"
        let units = Array(text.utf16)
        switch encoding {
        case .utf8: return Array(text.utf8)
        case .utf8WithMark: return [0xEF, 0xBB, 0xBF] + Array(text.utf8)
        case .windows1252: return units.map { UInt8($0) }
        case .utf16LittleEndian:
            let bytes = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
            return hasMark ? [0xFF, 0xFE] + bytes : bytes
        case .utf16BigEndian:
            let bytes = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
            return hasMark ? [0xFE, 0xFF] + bytes : bytes
        }
    }

    @Test(arguments: TextEncoding.allCases, [true, false])
    func `Every usual encoding is found and said`(encoding: TextEncoding, hasMark: Bool) throws {
        let bytes = Self.sample(encoding, hasMark: hasMark)
        for size in [4, 5, 7, 1000] {
            let (rows, reader) = try read(bytes, by: size)
            #expect(rows.map(\.fields) == [["£ é", "x"], ["1", "2"]], "In pieces of \(size)")
            #expect(reader.encoding == encoding && reader.separator == .comma)
        }
    }

    @Test func `A Windows file whose first pound sign comes late is still read`() throws {
        let bytes = [UInt8]((String(repeating: "a,b\n", count: 30)).utf8) + [0xA3, 0x31, 0x2C, 0x92, 0x0A]
        let (rows, reader) = try read(bytes, by: 16)
        #expect(rows.last?.fields == ["£1", "\u{2019}"] && rows.count == 31)
        #expect(reader.encoding == .windows1252)
    }

    @Test(arguments: [
        ("a,b\n1,\"2\n", TableReader.Fault.quoteNotClosed(line: 2)), ("a,b\n\"1\"x,2\n", .textAfterQuote(line: 2)),
        ("a\n" + String(repeating: "x", count: 70_000), .tooLong(line: 2)),
        ("a\n" + String(repeating: ",", count: 1001), .tooLong(line: 2)),
    ])
    func `What is broken says on which line`(text: String, fault: TableReader.Fault) {
        #expect(throws: fault) { try TableReader.rows(of: Array(text.utf8)) }
    }

    @Test(
        arguments: [
            [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D], [0x50, 0x4B, 3, 4, 0, 0, 1, 1, 1, 1],
            [0x81, 0x8D, 0x41, 0x42],
            [0xFF, 0xFE, 0x00, 0xD8], [0xEF, 0xBB, 0xBF, 0x41, 0x2C, 0xFF],
        ] as [[UInt8]]
    )
    func `What is no text is refused`(bytes: [UInt8]) {
        #expect(throws: TableReader.Fault.notText(line: 1)) { try TableReader.rows(of: bytes) }
    }

    @Test func `However a file is cut, the rows are the same, and nothing ends the process`() throws {
        var state: UInt64 = 11
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let letters: [[UInt8]] = [",", "\"", "\n", "\r\n", "a", "1", ";", "é", "𝔘", " ", "\t"].map { Array($0.utf8) }
        for _ in 0..<600 {
            let bytes = (0..<next(40)).flatMap { _ in letters[next(letters.count)] }
            let whole = Result { try TableReader.rows(of: bytes) }
            for size in [1, 2, 3, 5] {
                let cut = Result { try read(bytes, by: size).rows }
                #expect((try? whole.get()) == (try? cut.get()))
            }
        }
        for _ in 0..<2000 {
            let bytes = (0..<next(30)).map { _ in UInt8(next(256)) }
            _ = try? TableReader.rows(of: bytes)
        }
    }
}
