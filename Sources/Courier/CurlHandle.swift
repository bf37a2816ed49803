import CCurl
import Foundation

/// A handle of libcurl, which keeps its connection open from one exchange to the next.
///
/// It blocks, and only one thread at a time may use it: a `CurlLane` owns it.
final class CurlHandle {
    private static let started = ccurl_start()
    private let pointer: UnsafeMutableRawPointer
    private var lists: [UnsafeMutablePointer<curl_slist>] = []

    init() throws {
        guard Self.started == CURLE_OK, let pointer = curl_easy_init() else {
            throw CourierFault(.other, "libcurl cannot start on this machine.")
        }
        self.pointer = pointer
    }

    deinit { curl_easy_cleanup(pointer) }

    /// Sends and receives once, with the options that `configure` sets and no others.
    func exchange(
        sending body: Data = Data(),
        keepingAtMost limit: Int = 0,
        _ configure: (CurlHandle) throws -> Void
    ) throws -> CurlExchange {
        // The handle outlives the bytes it points to; a reset forgets them and every option, not the connection.
        defer { forget() }
        // Signals belong to the whole process; a server with threads does without libcurl's.
        try set(CURLOPT_NOSIGNAL, 1)
        try configure(self)
        var exchange = CurlExchange(sending: body, keepingAtMost: limit)
        try withUnsafeMutablePointer(to: &exchange) { place in
            let reader: ccurl_bytes = { bytes, size, count, context in
                guard let bytes, let context else { return 0 }
                return context.assumingMemoryBound(to: CurlExchange.self).pointee.give(bytes, atMost: size * count)
            }
            let writer: ccurl_bytes = { bytes, size, count, context in
                guard let bytes, let context else { return 0 }
                return context.assumingMemoryBound(to: CurlExchange.self).pointee.take(bytes, size * count)
            }
            try check(ccurl_set_reader(pointer, reader, place))
            try check(ccurl_set_writer(pointer, writer, place))
            place.pointee.end(with: curl_easy_perform(pointer), status: ccurl_status(pointer))
        }
        return exchange
    }

    func set(_ option: CURLoption, _ value: String) throws {
        try check(ccurl_set_text(pointer, option, value))
    }

    func set(_ option: CURLoption, _ value: Int) throws {
        try check(ccurl_set_number(pointer, option, value))
    }

    func set(_ option: CURLoption, _ values: [String]) throws {
        var list: UnsafeMutablePointer<curl_slist>?
        for value in values { list = curl_slist_append(list, value) ?? list }
        if let list { lists.append(list) }
        try check(ccurl_set_list(pointer, option, list))
    }

    private func forget() {
        curl_easy_reset(pointer)
        for list in lists { curl_slist_free_all(list) }
        lists = []
    }

    private func check(_ code: CURLcode) throws {
        guard code != CURLE_OK else { return }
        throw CourierFault(.other, "This machine's libcurl lacks what is asked of it: \(curlWords(code)).")
    }
}

/// The words of libcurl for one of its codes; they name no addresses.
func curlWords(_ code: CURLcode) -> String { String(cString: curl_easy_strerror(code)) }
