import CBrotli
import Compressing

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

    static func gzip(_ bytes: [UInt8]) -> [UInt8] { Deflate.gzip(bytes) }
}
