/// A cell or a field in which somebody wrote a figure, read strictly: accepted by a named rule or refused by name.
///
/// Nothing is guessed: what could be read in two ways is refused, and says what to write instead.
package enum FigureText: Equatable, Sendable {
    case figure(Written)
    case absent(Absence)
    case refused(Fault)

    /// A figure with what was written around it.
    package struct Written: Equatable, Sendable {
        package let value: Figure

        /// The sign or word that stood beside it; whoever knows the measure's unit says whether it belongs there.
        package let unit: Unit

        /// Marks in square brackets, as the Government Statistical Service writes them.
        package let marks: Set<Mark>

        package init(_ value: Figure, unit: Unit = .none, marks: Set<Mark> = []) {
            self.value = value
            self.unit = unit
            self.marks = marks
        }
    }

    package enum Unit: Equatable, Sendable {
        case none
        case percent

        /// In whole pounds: "£1.2m" is 1,200,000 of them.
        case pounds
    }

    /// What is said of a figure in square brackets (GSS: "Using symbols in tables").
    package enum Mark: String, CaseIterable, Sendable {
        case provisional = "p"
        case revised = "r"
        case estimated = "e"
        case forecast = "f"
        case seriesBreak = "b"
        case lowReliability = "u"
    }

    /// Why there is no figure, where the cell says so.
    package enum Absence: Equatable, Sendable {
        /// Nothing stands there at all.
        case blank
        case notAvailable
        case notApplicable
        case suppressed
    }

    /// Why a text is no figure; a permanent code each.
    package enum Fault: String, CaseIterable, Sendable {
        /// "1e5".
        case exponent = "figure-exponent"

        /// "٣", "１２": digits of another script.
        case foreignDigits = "figure-foreign-digits"

        /// "1,23", "12,34,567", "1,234.5,6": commas that do not part thousands.
        case grouping = "figure-grouping"

        /// "1.234,56", "1.234.567": points and commas the other way round.
        case continental = "figure-continental"

        /// "5.", ".5.", "1..2".
        case point = "figure-point"

        /// "1 234": one number or two?
        case space = "figure-space"

        /// "12%%", "£5%", "%12", "5£".
        case unit = "figure-unit"

        /// "1.2m" without a pound sign, "3 bn": millions or metres?
        case suffix = "figure-suffix"

        /// "5-", "--5", "(5", "-(5)".
        case sign = "figure-sign"

        /// "007": a code rather than a number.
        case leadingZeros = "figure-leading-zeros"

        /// "NaN", "Inf", "∞".
        case notFinite = "figure-not-finite"

        /// "#N/A", "#DIV/0!".
        case spreadsheetError = "figure-spreadsheet-error"

        /// "12/05/2024", "Mar-24", "2024-03-31".
        case date = "figure-date"

        /// "about 5", "12 people".
        case words = "figure-words"

        /// "5 [q]", "5*": a mark that is not known.
        case mark = "figure-mark"

        /// "c. 5", "<5", "~5", "5-10".
        case inexact = "figure-inexact"

        /// "½", "1/2".
        case fraction = "figure-fraction"

        /// More than 18 digits.
        case tooLong = "figure-too-long"
    }

    /// Longer than any figure with its marks.
    private static let lengthLimit = 100

    package init(_ text: some StringProtocol) {
        var text = String(text)
        // Almost every cell of a large file: digits and perhaps a point, without zeros in front.
        if let figure = text.withUTF8({ Self.hasUsualStart($0) ? Figure(plain: $0) : nil }) {
            self = .figure(Written(figure))
            return
        }
        text = text.trimmingFigureSpaces
        self = text.unicodeScalars.count > Self.lengthLimit ? .refused(.tooLong) : Self.read(text)
    }

    /// Whether a figure in plain form may begin so: a nothing in front stands alone or before the point.
    private static func hasUsualStart(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = bytes.first == UInt8(ascii: "-") ? 1 : 0
        guard bytes.count > start + 1, bytes[start] == UInt8(ascii: "0") else { return true }
        return bytes[start + 1] == UInt8(ascii: ".")
    }

    private static func read(_ text: String) -> FigureText {
        if let absence = absence(text) { return .absent(absence) }
        if let fault = wholeFault(text) { return .refused(fault) }
        var rest = text
        var marks: Set<Mark> = []
        while let open = rest.lastIndex(of: "["), rest.hasSuffix("]") {
            let name = rest[rest.index(after: open)...].dropLast().lowercased()
            guard let mark = Mark(rawValue: name) else { return .refused(.mark) }
            marks.insert(mark)
            rest = String(rest[..<open]).trimmingFigureSpaces
        }
        switch FigureBody(rest).read() {
        case .success(let body): return .figure(Written(body.value, unit: body.unit, marks: marks))
        case .failure(let failure): return .refused(failure.fault)
        }
    }

    // MARK: nothing there

    /// What tables write where there is no figure.
    private static func absence(_ text: String) -> Absence? {
        switch text.lowercased() {
        case "": .blank
        // DfE, ONS and NHS England write these alike for "missing"; which it was, nobody can tell from them.
        case "-", "\u{2013}", "\u{2014}", "..", "...", ":", "na", "n/a", "n.a.", "n.a", "null", "not available", "[x]",
            "x":
            .notAvailable
        case "[z]", "z", "not applicable": .notApplicable
        case "[c]", "c", "*", "suppressed": .suppressed
        default: nil
        }
    }

    // MARK: what is plainly something else

    private static func wholeFault(_ text: String) -> Fault? {
        let lowered = text.lowercased()
        if text.hasPrefix("#") { return .spreadsheetError }
        if ["nan", "inf", "infinity", "\u{221E}"].contains(lowered.trimmingPrefix("-").trimmingPrefix("+").description)
        {
            return .notFinite
        }
        if text.unicodeScalars.contains(where: { !$0.isASCII && $0.properties.numericType == .decimal }) {
            return .foreignDigits
        }
        if text.unicodeScalars.contains(where: { !$0.isASCII && $0.properties.numericType != nil }) { return .fraction }
        if lowered.wholeMatch(of: /\d{1,2}[\/.]\d{1,2}[\/.]\d{2,4}|\d{4}-\d{1,2}(-\d{1,2})?/) != nil { return .date }
        if lowered.wholeMatch(of: /(\d{1,2}[ -])?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -]\d{2,4}/)
            != nil
        {
            return .date
        }
        if lowered.wholeMatch(of: /\d+\/\d+/) != nil { return .fraction }
        if lowered.wholeMatch(
            of: /[<>~\u{2248}\u{2264}\u{2265}]\s*.*|c\.?\s*\d.*|\d+(\.\d+)?\s*(-|\u{2013}|to)\s*\d+(\.\d+)?/
        ) != nil {
            return .inexact
        }
        return nil
    }
}

/// The figure itself with its sign and unit, once marks are gone.
private struct FigureBody {
    private let text: String

    struct Failure: Error { let fault: FigureText.Fault }

    init(_ text: String) { self.text = text }

    func read() -> Result<(value: Figure, unit: FigureText.Unit), Failure> {
        do {
            return .success(try parts())
        } catch {
            return .failure(error)
        }
    }

    private func parts() throws(Failure) -> (value: Figure, unit: FigureText.Unit) {
        var rest = text[...]
        var isNegative = false
        var unit = FigureText.Unit.none
        // Accounts write what is owed in brackets.
        if rest.first == "(" {
            guard rest.last == ")", rest.count > 2 else { throw Failure(fault: .sign) }
            isNegative = true
            rest = rest.dropFirst().dropLast()
        }
        let inner = rest
        rest = takingSign(rest, &isNegative)
        if rest.first == "\u{A3}" {
            unit = .pounds
            rest = rest.dropFirst()
            if rest.startIndex > inner.startIndex, inner.first == "\u{A3}" { rest = takingSign(rest, &isNegative) }
        }
        guard inner.startIndex == text.startIndex || inner == rest || inner.first == "\u{A3}" else {
            throw Failure(fault: .sign)
        }
        if rest.last == "%" {
            guard unit == .none else { throw Failure(fault: .unit) }
            unit = .percent
            rest = rest.dropLast()
            while rest.last.map(\.isFigureSpace) ?? false { rest = rest.dropLast() }
        }
        let scale = try takingScale(&rest, unit)
        guard let value = Figure(plain: try plain(rest)) else { throw Failure(fault: .tooLong) }
        guard let scaled = value.multiplied(by: scale) else { throw Failure(fault: .tooLong) }
        return (isNegative ? scaled.negated : scaled, unit)
    }

    /// A hyphen, a minus sign, or the dash that word processors make of one; a plus sign says nothing.
    private func takingSign(_ text: Substring, _ isNegative: inout Bool) -> Substring {
        switch text.first {
        case "-", "\u{2212}", "\u{2013}":
            isNegative = true
            return text.dropFirst()
        case "+": return text.dropFirst()
        default: return text
        }
    }

    /// Thousands, millions and billions, of pounds alone: "1.2m" may as well be metres.
    private func takingScale(_ rest: inout Substring, _ unit: FigureText.Unit) throws(Failure) -> Figure {
        let letters = rest.reversed().prefix { $0.isLetter }
        let word = String(letters.reversed()).lowercased()
        let power: Int64
        switch word {
        case "": return Figure(whole: 1)
        case "k", "thousand": power = 1_000
        case "m", "mn", "million": power = 1_000_000
        case "bn", "billion": power = 1_000_000_000
        default: return Figure(whole: 1)
        }
        let before = rest.dropLast(word.count)
        guard before.last(where: { !$0.isFigureSpace })?.isASCIIDigit ?? false else { return Figure(whole: 1) }
        guard unit == .pounds else { throw Failure(fault: unit == .percent ? .unit : .suffix) }
        rest = before
        while rest.last.map(\.isFigureSpace) ?? false { rest = rest.dropLast() }
        return Figure(digits: power, places: 0) ?? Figure(whole: 1)
    }

    /// Digits with a point and with thousands rightly parted, in the plain form.
    private func plain(_ text: Substring) throws(Failure) -> String {
        guard !text.isEmpty, text.contains(where: \.isASCIIDigit) else { throw Failure(fault: wordFault(text)) }
        if let fault = strangerFault(text) { throw Failure(fault: fault) }
        let halves = text.split(separator: ".", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { throw Failure(fault: isContinental(text) ? .continental : .point) }
        let whole = halves[0]
        let fraction = halves.count == 2 ? halves[1] : nil
        if let fraction, fraction.contains(where: \.isGroupSign) {
            throw Failure(fault: fraction.contains(",") ? .continental : .grouping)
        }
        guard fraction.map({ !$0.isEmpty }) ?? true else { throw Failure(fault: .point) }
        let digits = try ungrouped(whole)
        guard digits.count == 1 || digits.first != "0" else { throw Failure(fault: .leadingZeros) }
        return (digits.isEmpty ? "0" : digits) + (fraction.map { ".\($0)" } ?? "")
    }

    private func ungrouped(_ whole: Substring) throws(Failure) -> String {
        let groups = whole.split(omittingEmptySubsequences: false, whereSeparator: \.isGroupSign)
        guard groups.count > 1 else { return String(whole) }
        let signs = Set(whole.filter(\.isGroupSign))
        guard signs.count == 1, (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 })
        else {
            throw Failure(fault: .grouping)
        }
        return groups.joined()
    }

    private func isContinental(_ text: Substring) -> Bool {
        text.wholeMatch(of: /\d{1,3}(\.\d{3})+(,\d+)?/) != nil
    }

    /// A sign that no figure has.
    private func strangerFault(_ text: Substring) -> FigureText.Fault? {
        guard let stranger = text.first(where: { !$0.isASCIIDigit && !$0.isGroupSign && $0 != "." }) else { return nil }
        if text.wholeMatch(of: /[\d.]+[eE][+-]?\d+/) != nil { return .exponent }
        switch stranger {
        case " ": return .space
        case "\u{A3}", "%", "$", "\u{20AC}": return .unit
        case "-", "+", "(", ")", "\u{2212}", "\u{2013}": return .sign
        case "[", "]", "*", "\u{2020}", "\u{2021}": return .mark
        default: return .words
        }
    }

    private func wordFault(_ text: Substring) -> FigureText.Fault {
        if text.isEmpty { return .unit }
        return text.contains(where: \.isLetter) ? .words : strangerFault(text) ?? .point
    }
}

extension Character {
    fileprivate var isASCIIDigit: Bool { isASCII && isNumber }

    /// Spaces that typesetters put between thousands.
    fileprivate var isGroupSign: Bool { self == "," || self == "\u{A0}" || self == "\u{2009}" || self == "\u{202F}" }
    fileprivate var isFigureSpace: Bool { self == " " || self == "\t" || isGroupSign && self != "," }
}

extension String {
    fileprivate var trimmingFigureSpaces: String {
        var text = self[...]
        while text.first.map({ $0.isWhitespace || $0.isFigureSpace }) ?? false { text = text.dropFirst() }
        while text.last.map({ $0.isWhitespace || $0.isFigureSpace }) ?? false { text = text.dropLast() }
        return String(text)
    }
}
