/// A number as a council reports it: exact and decimal, up to 18 digits, never a binary float.
///
/// 85 and 85.0 are the same figure: how many decimals are shown is the measure's definition to say.
package struct Figure: Hashable, Sendable {
    /// All digits as a whole number, without zeros at the end of the decimals: -1250 with two decimals is -12.5.
    private let digits: Int64

    /// How many of the digits stand behind the point, 0 to 18: one byte, because councils hold millions of figures.
    private let storedPlaces: Int8

    private var places: Int { Int(storedPlaces) }

    private static let limit: Int128 = 1_000_000_000_000_000_000

    package static let zero = Figure(whole: 0)

    package init(whole number: Int32) {
        digits = Int64(number)
        storedPlaces = 0
    }

    /// Gives nil beyond 18 digits.
    package init?(digits: Int64, places: Int) {
        self.init(Int128(digits), places: places)
    }

    /// Drops zeros behind the point; nil when what is left has more than 18 digits.
    private init?(_ digits: Int128, places: Int) {
        guard places >= 0 else { return nil }
        var places = places
        // Almost all fit into half the width, where dividing is many times faster.
        if var short = Int64(exactly: digits) {
            while places > 0, short % 10 == 0 {
                short /= 10
                places -= 1
            }
            guard places <= 18, short.magnitude < Self.limit.magnitude else { return nil }
            self.digits = short
            storedPlaces = Int8(places)
            return
        }
        var digits = digits
        while places > 0, digits % 10 == 0 {
            digits /= 10
            places -= 1
        }
        guard places <= 18, digits.magnitude < Self.limit.magnitude else { return nil }
        self.digits = Int64(digits)
        storedPlaces = Int8(places)
    }

    /// Reads the plain form alone, such as "-12.5".
    ///
    /// What people type is read by `FigureText`.
    package init?(plain text: some StringProtocol) {
        var text = String(text)
        guard let figure = text.withUTF8({ Figure(plain: $0) }) else { return nil }
        self = figure
    }

    /// Byte by byte: every cell of a large file is read through here.
    init?(plain bytes: UnsafeBufferPointer<UInt8>) {
        // So many signs fit into half the width, whatever they are.
        if bytes.count <= 18 {
            guard let read = Self.read(bytes, as: Int64.self) else { return nil }
            self.init(Int128(read.digits), places: read.places)
        } else {
            guard let read = Self.read(bytes, as: Int128.self) else { return nil }
            self.init(read.digits, places: read.places)
        }
    }

    private static func read<Number: SignedInteger & FixedWidthInteger>(
        _ bytes: UnsafeBufferPointer<UInt8>,
        as _: Number.Type
    ) -> (digits: Number, places: Int)? {
        var digits: Number = 0
        var places: Int?
        var count = 0
        let isNegative = bytes.first == UInt8(ascii: "-")
        for byte in bytes.dropFirst(isNegative ? 1 : 0) {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                count += 1
                guard count <= 36 else { return nil }
                digits = digits * 10 + Number(byte - UInt8(ascii: "0"))
                places = places.map { $0 + 1 }
            case UInt8(ascii: ".") where places == nil && count > 0: places = 0
            default: return nil
            }
        }
        guard count > 0, places != 0 else { return nil }
        return (isNegative ? -digits : digits, places ?? 0)
    }

    package var isNegative: Bool { digits < 0 }

    /// How many decimals it takes to write it exactly.
    package var decimals: Int { places }

    /// Nearest binary number: for places on a chart and for statistics, never for what is compared or shown.
    package var approximate: Double {
        // Up to 15 digits both numbers are exact in binary, so the division is rounded once: there is none nearer.
        Double(digits) / Self.tens[places]
    }

    private static let tens: [Double] = (0...18).map { power in (0..<power).reduce(1) { value, _ in value * 10 } }

    private static func ten(to power: Int) -> Int128 { (0..<power).reduce(1) { value, _ in value * 10 } }
}

extension Figure: Comparable {
    package static func < (left: Figure, right: Figure) -> Bool {
        guard left.storedPlaces != right.storedPlaces else { return left.digits < right.digits }
        let places = max(left.places, right.places)
        return left.digits(at: places) < right.digits(at: places)
    }

    /// The digits as a whole number with so many decimals: below 10^36, which fits.
    private func digits(at places: Int) -> Int128 { Int128(digits) * Self.ten(to: places - self.places) }
}

extension Figure {
    /// Nil when the exact result has more than 18 digits, as with all arithmetic here: nothing is rounded unasked.
    package func adding(_ other: Figure) -> Figure? {
        let places = max(places, other.places)
        return Figure(digits(at: places) + other.digits(at: places), places: places)
    }

    package func subtracting(_ other: Figure) -> Figure? { adding(other.negated) }

    package func multiplied(by other: Figure) -> Figure? {
        Figure(Int128(digits) * Int128(other.digits), places: places + other.places)
    }

    /// A per cent of it; nil when that has more than 18 decimals.
    package var hundredth: Figure? { Figure(Int128(digits), places: places + 2) }

    package var negated: Figure {
        // Symmetric by the limit on digits, so this cannot fail.
        Figure(Int128(-digits), places: places) ?? self
    }

    package var magnitude: Figure { isNegative ? negated : self }

    /// Rounds a quotient half away from zero; nil when divided by zero or beyond 18 digits.
    package func divided(by other: Figure, decimals: Int) -> Figure? {
        guard other.digits != 0, (0...15).contains(decimals) else { return nil }
        // As a quotient of whole numbers: (digits / 10^places) / (other.digits / 10^other.places), times 10^decimals.
        let shift = decimals + other.places - places
        let scaled =
            shift >= 0
            ? Int128(digits).multipliedReportingOverflow(by: Self.ten(to: min(shift, 38))) : (Int128(digits), false)
        let divisor =
            shift >= 0
            ? (Int128(other.digits), false) : Int128(other.digits).multipliedReportingOverflow(by: Self.ten(to: -shift))
        guard shift <= 38, !scaled.1, !divisor.1 else { return nil }
        return Figure(Self.halfAwayFromZero(scaled.0, divisor.0), places: decimals)
    }

    /// Rounds half away from zero, as spreadsheets and councils' reports do: 2.5 to 3, -2.5 to -3.
    package func rounded(to decimals: Int) -> Figure {
        guard decimals >= 0, decimals < places else { return self }
        let rounded = Self.halfAwayFromZero(Int128(digits), Self.ten(to: places - decimals))
        // Fewer digits than before, or one more nine carried over: within the limit unless all of them stood behind the point.
        return Figure(rounded, places: decimals) ?? self
    }

    private static func halfAwayFromZero(_ dividend: Int128, _ divisor: Int128) -> Int128 {
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        guard remainder.magnitude >= divisor.magnitude - remainder.magnitude else { return quotient }
        return (dividend < 0) == (divisor < 0) ? quotient + 1 : quotient - 1
    }
}

extension Figure: TextCodable {
    static let nameInFaults = "a figure"

    init?(recorded text: String) { self.init(plain: text) }

    var recorded: String { plain }

    /// "-1234.5": in files and in the record.
    package var plain: String {
        let text = String(digits.magnitude)
        let sign = isNegative ? "-" : ""
        guard places > 0 else { return sign + text }
        let padded = text.count > places ? text : String(repeating: "0", count: places + 1 - text.count) + text
        return "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
    }

    /// "−1,234.50": on the screen, rounded to so many decimals and with all of them shown.
    package func shown(decimals: Int) -> String {
        let decimals = min(max(decimals, 0), 18)
        let rounded = rounded(to: decimals)
        let plain = rounded.magnitude.plain.split(separator: ".")
        var whole = String(plain[0])
        var place = whole.endIndex
        while whole.distance(from: whole.startIndex, to: place) > 3 {
            place = whole.index(place, offsetBy: -3)
            whole.insert(",", at: place)
        }
        let fraction = plain.count > 1 ? String(plain[1]) : ""
        let padded = fraction + String(repeating: "0", count: decimals - fraction.count)
        // A minus sign, not a hyphen: screen readers say it, and lines do not break after it.
        return (rounded.isNegative ? "\u{2212}" : "") + whole + (decimals > 0 ? "." + padded : "")
    }
}
