import Foundation
import Ledger

/// Reads a form with a file in it as it comes in (RFC 7578) and keeps nothing of the file but its hash and its size.
struct MultipartHash {
    /// What stood in the field "file".
    struct File: Equatable {
        let digest: Digest
        let bytes: Int
    }

    /// What no browser sends.
    struct Broken: Error {}

    private enum Place {
        case start
        case afterBoundary
        case head
        case body(isFile: Bool)
        case end
    }

    private let separator: [UInt8]
    private var place = Place.start
    private var pending: [UInt8] = []
    private var parts = 0
    private var running = Digest.Running()
    private var count = 0
    private var hasFile = false

    private static let headLimit = 8 * 1024
    private static let partLimit = 20
    private static let lineEnd: [UInt8] = [13, 10]

    init(_ boundary: [UInt8]) throws(Broken) {
        guard !boundary.isEmpty else { throw Broken() }
        separator = Array("--".utf8) + boundary
    }

    /// Takes the next bytes in, in pieces of any size.
    mutating func take(_ bytes: some Sequence<UInt8>) throws(Broken) {
        if case .end = place { return }
        pending += bytes
        while try step() {}
    }

    /// The file, once everything has come in; nil when the form had none.
    func finish() throws(Broken) -> File? {
        guard case .end = place else { throw Broken() }
        return hasFile ? File(digest: running.digest, bytes: count) : nil
    }

    /// Whether there is more to do with the bytes at hand.
    private mutating func step() throws(Broken) -> Bool {
        switch place {
        case .start:
            guard pending.count >= separator.count else { return false }
            guard pending.starts(with: separator) else { throw Broken() }
            drop(separator.count)
            place = .afterBoundary
            return true
        case .afterBoundary:
            guard pending.count >= 2 else { return false }
            if pending.starts(with: Array("--".utf8)) {
                place = .end
                pending = []
                return false
            }
            guard pending.starts(with: Self.lineEnd), parts < Self.partLimit else { throw Broken() }
            parts += 1
            // The line end stays: a part without any header begins with the empty line at once.
            place = .head
            return true
        case .head: return try readHead()
        case .body(let isFile): return readBody(isFile)
        case .end: return false
        }
    }

    private mutating func readHead() throws(Broken) -> Bool {
        guard let end = find(Self.lineEnd + Self.lineEnd) else {
            guard pending.count <= Self.headLimit else { throw Broken() }
            return false
        }
        guard end <= Self.headLimit, let head = String(validating: pending[..<end], as: UTF8.self),
            let name = MultipartForm.parameter("name", in: head)
        else { throw Broken() }
        let fileName = MultipartForm.parameter("filename", in: head)
        // A field of files that was left empty comes with an empty name.
        let isFile = name == "file" && fileName?.isEmpty == false
        guard !isFile || !hasFile else { throw Broken() }
        hasFile = hasFile || isFile
        drop(end + 2)
        place = .body(isFile: isFile)
        return true
    }

    /// Until the line end and the boundary behind it; the line end before the content was left there on purpose.
    private mutating func readBody(_ isFile: Bool) -> Bool {
        let pattern = Self.lineEnd + separator
        guard let end = find(pattern) else {
            // What could be the beginning of the boundary waits for the rest.
            let sure = pending.count - pattern.count + 1
            if sure > 2 { take(upTo: sure, isFile) }
            return false
        }
        take(upTo: end, isFile)
        drop(pattern.count)
        place = .afterBoundary
        return true
    }

    /// Whether the line end between head and content is gone already.
    private var isPastLineEnd = false

    private mutating func take(upTo end: Int, _ isFile: Bool) {
        if isFile {
            // At the first piece the line end of the head still stands before the content.
            let start = isPastLineEnd ? 0 : min(2, end)
            isPastLineEnd = true
            running.take(Array(pending[start..<end]))
            count += end - start
        }
        drop(end)
    }

    private mutating func drop(_ count: Int) { pending.removeFirst(count) }

    private func find(_ pattern: [UInt8]) -> Int? {
        guard let first = pattern.first, pending.count >= pattern.count else { return nil }
        return pending.withUnsafeBytes { bytes in
            guard let base = bytes.baseAddress else { return nil }
            var place = 0
            let last = bytes.count - pattern.count
            // Most bytes of a file are no line end: the C library passes over them many at a time.
            while place <= last, let found = memchr(base + place, Int32(first), last - place + 1) {
                place = base.distance(to: found)
                if (1..<pattern.count).allSatisfy({ bytes[place + $0] == pattern[$0] }) { return place }
                place += 1
            }
            return nil
        }
    }
}
