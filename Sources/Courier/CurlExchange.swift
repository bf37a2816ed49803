import CCurl
import Foundation

/// The bytes that go out and come in during one use of a `CurlHandle`, and how it ended.
struct CurlExchange: Sendable {
    private(set) var code = CURLE_OK

    /// The last status in SMTP or HTTP; 0 when no answer came.
    private(set) var status = 0
    private(set) var received = Data()
    private(set) var isOverLimit = false
    private(set) var sentCount = 0
    private let body: Data
    private let limit: Int

    init(sending body: Data, keepingAtMost limit: Int) {
        self.body = body
        self.limit = limit
    }

    mutating func give(_ target: UnsafeMutablePointer<CChar>, atMost count: Int) -> Int {
        let next = body.dropFirst(sentCount).prefix(count)
        next.copyBytes(to: UnsafeMutableRawBufferPointer(start: target, count: count))
        sentCount += next.count
        return next.count
    }

    /// Takes all or, beyond the limit, nothing, which tells libcurl to stop.
    mutating func take(_ bytes: UnsafeMutablePointer<CChar>, _ count: Int) -> Int {
        guard received.count + count <= limit else {
            isOverLimit = true
            return 0
        }
        received.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
        return count
    }

    mutating func end(with code: CURLcode, status: Int) {
        self.code = code
        self.status = status
    }
}
