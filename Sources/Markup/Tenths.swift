extension Double {
    /// "12.3", "-4" or "0": a coordinate as drawings write it, the same on every machine.
    package var inTenths: String {
        // Nothing is drawn that far out, and a number that is none has no place at all.
        guard isFinite, magnitude < 1_000_000 else { return "0" }
        let tenths = Int((self * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
        return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
    }
}
