import CZlib
import Compressing

/// Writes the container of office files: the same entries always give the same bytes.
///
/// Every entry bears midnight of 1 January 1980, the first day that the format knows, and no owner.
struct ZipArchive {
    private var bytes: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    enum Method {
        /// As it is: what is small, or compressed already, or must be readable at a known place.
        case stored

        case deflated
    }

    /// Sizes and places are written in 32 bits, and files in 16: `DocumentSize` keeps far below.
    mutating func add(_ name: String, _ content: [UInt8], _ method: Method = .deflated) {
        let packed = method == .deflated ? Deflate.bare(content) : content
        let header = header(method, packed: packed, content: content, name: name)
        let place = UInt32(bytes.count)
        bytes.append(little: 0x0403_4B50 as UInt32)
        bytes += header
        bytes += name.utf8
        bytes += packed
        directory.append(little: 0x0201_4B50 as UInt32)
        directory.append(little: 20 as UInt16)
        directory += header
        // No comment, first disk, no attributes.
        directory += [UInt8](repeating: 0, count: 10)
        directory.append(little: place)
        directory += name.utf8
        count += 1
    }

    /// The whole file.
    var file: [UInt8] {
        var file = bytes + directory
        file.append(little: 0x0605_4B50 as UInt32)
        file.append(little: 0 as UInt32)
        file.append(little: count)
        file.append(little: count)
        file.append(little: UInt32(directory.count))
        file.append(little: UInt32(bytes.count))
        file.append(little: 0 as UInt16)
        return file
    }

    /// What an entry and its line in the directory share, from the version needed to the length of extra fields.
    private func header(_ method: Method, packed: [UInt8], content: [UInt8], name: String) -> [UInt8] {
        var header: [UInt8] = []
        header.append(little: 20 as UInt16)
        // Names are in UTF-8.
        header.append(little: 0x0800 as UInt16)
        header.append(little: (method == .deflated ? 8 : 0) as UInt16)
        header.append(little: 0 as UInt16)
        header.append(little: 0x0021 as UInt16)
        header.append(little: Self.checksum(content))
        header.append(little: UInt32(packed.count))
        header.append(little: UInt32(content.count))
        header.append(little: UInt16(name.utf8.count))
        header.append(little: 0 as UInt16)
        return header
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        UInt32(bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) })
    }
}

extension [UInt8] {
    fileprivate mutating func append(little number: some FixedWidthInteger) {
        Swift.withUnsafeBytes(of: number.littleEndian) { append(contentsOf: $0) }
    }
}
