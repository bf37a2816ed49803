import CZlib

/// Bytes made smaller by zlib; the same bytes always give the same.
package enum Deflate {
    /// With the header and checksum that browsers ask for, as small as it gets: made once for all readers.
    case gzip

    /// Without a header of zlib's own, as containers of files want it.
    case bare

    package func callAsFunction(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        let isReady = deflateInit2_(
            &stream,
            level,
            Z_DEFLATED,
            window,
            memory,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)
        )
        precondition(isReady == Z_OK, "zlib starts unless memory is gone.")
        defer { deflateEnd(&stream) }
        var input = bytes
        let room = Int(deflateBound(&stream, UInt(bytes.count)))
        return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            input.withUnsafeMutableBufferPointer { source in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = buffer.baseAddress
                stream.avail_out = UInt32(room)
                let ending = deflate(&stream, Z_FINISH)
                precondition(ending == Z_STREAM_END, "deflateBound promised enough room.")
            }
            count = Int(stream.total_out)
        }
    }

    private var level: Int32 { self == .gzip ? 9 : 6 }

    /// 15 bits; 16 more ask for gzip's own header, a minus for none.
    private var window: Int32 { self == .gzip ? 15 + 16 : -15 }
    private var memory: Int32 { self == .gzip ? 9 : 8 }
}
