import CZlib
import Testing

/// Reads a zip file by its directory and checks what the directory and the entries say about each other.
struct ZipReader {
    struct Entry {
        let name: String
        let method: Int
        let date: Int
        let place: Int
        let content: [UInt8]

        var text: String { String(decoding: content, as: UTF8.self) }
    }

    let entries: [Entry]

    init(_ file: [UInt8]) throws {
        // The directory's end is 22 bytes long where a file has no comment.
        let end = file.count - 22
        try #require(end >= 0 && file.number(at: end, 4) == 0x0605_4B50)
        var place = file.number(at: end + 16, 4)
        try #require(place + file.number(at: end + 12, 4) == end)
        var entries: [Entry] = []
        for _ in 0..<file.number(at: end + 10, 2) {
            try #require(file.number(at: place, 4) == 0x0201_4B50)
            entries.append(try Self.entry(file, directory: place))
            place +=
                46 + file.number(at: place + 28, 2) + file.number(at: place + 30, 2) + file.number(at: place + 32, 2)
        }
        try #require(place == end)
        self.entries = entries
    }

    subscript(name: String) -> String {
        get throws { try #require(entries.first { $0.name == name }).text }
    }

    private static func entry(_ file: [UInt8], directory: Int) throws -> Entry {
        let local = file.number(at: directory + 42, 4)
        try #require(file.number(at: local, 4) == 0x0403_4B50)
        // From the version needed to the length of the extra field, both say the same.
        try #require(Array(file[(local + 4)..<(local + 30)]) == Array(file[(directory + 6)..<(directory + 32)]))
        let nameLength = file.number(at: local + 26, 2)
        let start = local + 30 + nameLength + file.number(at: local + 28, 2)
        let packed = Array(file[start..<(start + file.number(at: local + 18, 4))])
        let method = file.number(at: local + 8, 2)
        let size = file.number(at: local + 22, 4)
        let content = method == 8 ? try inflated(packed, size: size) : packed
        try #require(content.count == size)
        try #require(Int(crc32(0, content, UInt32(content.count))) == file.number(at: local + 14, 4))
        return Entry(
            name: String(decoding: file[(local + 30)..<(local + 30 + nameLength)], as: UTF8.self),
            method: method,
            date: file.number(at: local + 12, 2),
            place: local,
            content: content
        )
    }

    private static func inflated(_ packed: [UInt8], size: Int) throws -> [UInt8] {
        var stream = z_stream()
        let version = ZLIB_VERSION
        try #require(inflateInit2_(&stream, -15, version, Int32(MemoryLayout<z_stream>.size)) == Z_OK)
        defer { inflateEnd(&stream) }
        var input = packed
        var output = [UInt8](repeating: 0, count: size + 1)
        let ending = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                return inflate(&stream, Z_FINISH)
            }
        }
        try #require(ending == Z_STREAM_END)
        return Array(output.prefix(Int(stream.total_out)))
    }
}

extension [UInt8] {
    /// Little-endian, so many bytes long.
    fileprivate func number(at place: Int, _ length: Int) -> Int {
        self[place..<(place + length)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }
}
