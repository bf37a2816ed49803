import HTTPTypes
import Synchronization

/// Names a request in its answer and in the log, so that a reader's report can be found again.
enum RequestID {
    static let header: HTTPField.Name = {
        guard let name = HTTPField.Name("X-Request-ID") else { preconditionFailure("The name is a token.") }
        return name
    }()

    private static let start = UInt32.random(in: .min ... .max)
    private static let counter = Atomic<UInt32>(0)

    /// Unlike any other of this process, and very likely of any other: a random half and a counted half.
    static func next() -> String {
        let count = counter.wrappingAdd(1, ordering: .relaxed).newValue
        return hex(start) + hex(count)
    }

    private static func hex(_ number: UInt32) -> String {
        String(unsafeUninitializedCapacity: 8) { buffer in
            for place in 0..<8 {
                let digit = UInt8(truncatingIfNeeded: number >> UInt32(28 - place * 4) & 15)
                buffer[place] = digit < 10 ? 48 + digit : 87 + digit
            }
            return 8
        }
    }
}
