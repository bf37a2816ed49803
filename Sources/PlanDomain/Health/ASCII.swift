// Bytes of UTF-8 are looked at rather than characters where a rule reads every letter of a plan: it is twenty times
// quicker, and the marks that matter are all ASCII.

extension UInt8 {
    /// ASCII's white space and control characters.
    var isSpace: Bool { self <= 32 }

    var isDigit: Bool { 48...57 ~= self }

    var isCapital: Bool { 65...90 ~= self }

    var isSmall: Bool { 97...122 ~= self }

    var isASCIIAlphanumeric: Bool { isSmall || isCapital || isDigit }

    var isASCIIPunctuation: Bool { 33...126 ~= self && !isASCIIAlphanumeric }
}

extension Substring {
    var trimmingStart: Substring { Substring(utf8.drop(while: \.isSpace)) }
}
