/// A short text whose parts stand at fixed places, such as a date; up to 24 bytes of ASCII.
struct FixedText {
    private var bytes: (UInt64, UInt64, UInt64) = (0, 0, 0)
    private(set) var length = 0

    init(_ text: some StringProtocol) {
        for byte in text.utf8 {
            guard length < 24 else {
                // Longer than any text of this kind: no length of ours equals it.
                length = .max
                return
            }
            set(byte, at: length)
            length += 1
        }
    }

    private init() {}

    func byte(at place: Int) -> UInt8 {
        let word = place < 8 ? bytes.0 : place < 16 ? bytes.1 : bytes.2
        return UInt8(truncatingIfNeeded: word >> UInt64(place % 8 * 8))
    }

    func has(_ byte: UInt8, at place: Int) -> Bool { self.byte(at: place) == byte }

    /// The digits from a place on; nil when one of them is none.
    func number(at place: Int, _ count: Int) -> Int? {
        var number = 0
        for offset in place..<place + count {
            let digit = Int(byte(at: offset)) - 48
            guard (0...9).contains(digit) else { return nil }
            number = number * 10 + digit
        }
        return number
    }

    /// The first bytes alone.
    func prefix(_ count: Int) -> FixedText {
        var part = FixedText()
        for place in 0..<min(count, length) { part.set(byte(at: place), at: place) }
        part.length = min(count, length)
        return part
    }

    private mutating func set(_ byte: UInt8, at place: Int) {
        let bits = UInt64(byte) << UInt64(place % 8 * 8)
        if place < 8 { bytes.0 |= bits } else if place < 16 { bytes.1 |= bits } else { bytes.2 |= bits }
    }
}
