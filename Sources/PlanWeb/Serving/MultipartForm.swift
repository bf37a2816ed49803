import Foundation
import NIOCore

/// A form with a file in it, as browsers send it ("multipart/form-data", RFC 7578).
struct MultipartForm {
    let fields: FormFields
    let file: UploadedFile?

    private static let partLimit = 50

    /// Nil where the header names another kind of body.
    static func boundary(of contentType: String?) -> [UInt8]? {
        guard let contentType, contentType.lowercased().hasPrefix("multipart/form-data") else { return nil }
        guard let match = contentType.firstMatch(of: /boundary="?([^";]{1,70})"?/) else { return [] }
        return Array(match.1.utf8)
    }

    /// Nil for what no browser sends.
    init?(_ body: ByteBuffer, _ boundary: [UInt8]) {
        guard !boundary.isEmpty else { return nil }
        let bytes = Array(body.readableBytesView)
        let separator = Array("--".utf8) + boundary
        var pairs: [(name: String, value: String)] = []
        var found: UploadedFile?
        guard bytes.starts(with: separator) else { return nil }
        var place = separator.count
        for _ in 0..<Self.partLimit {
            let rest = bytes[place...]
            if rest.starts(with: Array("--".utf8)) {
                guard let fields = FormFields(parts: pairs) else { return nil }
                self.fields = fields
                file = found
                return
            }
            guard rest.starts(with: Self.lineEnd),
                let headEnd = Self.find(Self.lineEnd + Self.lineEnd, in: bytes, from: place),
                let end = Self.find(Self.lineEnd + separator, in: bytes, from: headEnd + 4 - 2)
            else { return nil }
            guard let head = String(validating: bytes[place + 2..<headEnd], as: UTF8.self),
                let name = Self.parameter("name", in: head)
            else { return nil }
            let start = headEnd + 4
            guard start <= end else { return nil }
            if let fileName = Self.parameter("filename", in: head) {
                // A field of files that was left empty comes with an empty name.
                if !fileName.isEmpty {
                    guard found == nil else { return nil }
                    found = UploadedFile(field: name, name: fileName, bytes: Array(bytes[start..<end]))
                }
            } else {
                guard let value = String(validating: bytes[start..<end], as: UTF8.self) else { return nil }
                pairs.append((name, value))
            }
            place = end + 2 + separator.count
        }
        return nil
    }

    private static let lineEnd: [UInt8] = [13, 10]

    private static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        guard start <= bytes.count, let first = pattern.first else { return nil }
        return bytes.withUnsafeBufferPointer { bytes in
            var place = start
            while place + pattern.count <= bytes.count {
                if bytes[place] == first, (1..<pattern.count).allSatisfy({ bytes[place + $0] == pattern[$0] }) {
                    return place
                }
                place += 1
            }
            return nil
        }
    }

    /// `filename="a.csv"` gives "a.csv"; browsers escape quotes as %22.
    static func parameter(_ name: String, in head: String) -> String? {
        for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix("content-disposition:") {
            for part in line.split(separator: ";").dropFirst() {
                let sides = part.split(separator: "=", maxSplits: 1)
                guard sides.count == 2, sides[0].drop(while: { $0 == " " }) == name else { continue }
                let value = sides[1].trimmingPrefix("\"")
                return String(value.hasSuffix("\"") ? value.dropLast() : value).replacing("%22", with: "\"")
            }
        }
        return nil
    }
}

/// A file that came with a form.
struct UploadedFile: Sendable {
    let field: String

    /// As the person's machine calls it: shown, never used as a path.
    let name: String
    let bytes: [UInt8]
}
