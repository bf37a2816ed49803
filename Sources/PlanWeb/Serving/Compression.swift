import CBrotli
import CZlib

/// Makes pages small for the network, once for all readers.
enum Compression {
    /// Brotli at 9 of 11: the last two levels take ten times as long for two per cent.
    static func brotli(_ bytes: [UInt8]) -> [UInt8] {
        var size = max(64, BrotliEncoderMaxCompressedSize(bytes.count))
        let output = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            let isDone = bytes.withUnsafeBufferPointer { input in
                BrotliEncoderCompress(
                    9,
                    BROTLI_DEFAULT_WINDOW,
                    BROTLI_MODE_TEXT,
                    bytes.count,
                    input.baseAddress,
                    &size,
                    buffer.baseAddress
                )
            }
            count = isDone == BROTLI_TRUE ? size : 0
        }
        precondition(
            !output.isEmpty,
            "Brotli fails only when its output has no room, and it was given all it can need."
        )
        return output
    }

    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        // 15 bits of window, and 16 more to ask for gzip's own header.
        let isReady = deflateInit2_(
            &stream,
            9,
            Z_DEFLATED,
            15 + 16,
            9,
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
}
