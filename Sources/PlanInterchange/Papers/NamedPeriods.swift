import PlanDomain

/// The periods of a measure's figures that a sentence names, and whether it speaks of other times too.
struct NamedPeriods {
    private(set) var all: [(period: Period, places: Range<Int>)] = []

    /// A year or a quarter that is none of the measure's periods: whatever is said of it cannot be checked.
    private(set) var hasOthers = false

    init(_ sentence: ArraySlice<Word>, among periods: [Period]) {
        let words = sentence.map { Self.plain($0.bare) }
        guard words.contains(where: Self.mayBeTime) else { return }
        let forms = periods.reversed().flatMap { period in
            Self.forms(of: period).map { (period, $0.split(separator: " ").map(String.init)) }
        }
        .sorted { $0.1.count > $1.1.count }
        var place = 0
        while place < words.count {
            if let (period, form) = forms.first(where: { words[place...].starts(with: $0.1) }) {
                let start = sentence.startIndex + place
                all.append((period, start..<start + form.count))
                place += form.count
            } else {
                hasOthers = hasOthers || Self.mayBeTime(words[place])
                place += 1
            }
        }
    }

    var only: (period: Period, places: Range<Int>)? { all.count == 1 && !hasOthers ? all[0] : nil }

    /// Small letters, and one dash for all.
    private static func plain(_ word: Substring) -> String {
        word.lowercased().replacing("–", with: "-").replacing("—", with: "-")
    }

    /// "2023/24", "2023", "Q3".
    private static func mayBeTime(_ word: String) -> Bool {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        if word.first == "q" { return word.count == 2 && word.last?.isNumber == true }
        guard digits.count == 4, let year = Int(digits), (1990...2100).contains(year) else { return false }
        let rest = word[digits.endIndex...]
        return rest.isEmpty || rest.first == "/" || rest.first == "-"
    }

    /// How papers write a period, in small letters.
    private static func forms(of period: Period) -> [String] {
        let label = period.label.lowercased()
        let year = period.start.month >= 4 ? period.start.year : period.start.year - 1
        let financial = "\(year)/\((year + 1) % 100 < 10 ? "0" : "")\((year + 1) % 100)"
        switch period.type {
        case .financialYear, .academicYear:
            return [label, label.replacing("/", with: "-"), "\(period.start.year)/\(period.end.year)"]
                .flatMap { [$0] }
        case .quarter:
            let number = (period.start.month + 8) % 12 / 3 + 1
            let months = [period.start, period.end].map { Day.monthNames[$0.month - 1].lowercased() }
            return ["q\(number) \(financial)", "q\(number) of \(financial)", "quarter \(number) \(financial)"]
                + ["quarter \(number) of \(financial)", label, "\(months[0]) to \(months[1]) \(period.end.year)"]
        case .halfYear:
            let half = period.start.month == 4 ? ["first", "h1"] : ["second", "h2"]
            return ["\(half[0]) half of \(financial)", "\(half[1]) \(financial)", label]
        case .month: return [label]
        case .calendarYear: return [label]
        case .pointInTime:
            return [label, "\(Day.monthNames[period.start.month - 1].lowercased()) \(period.start.year)"]
        case .rolling12:
            let month = Day.monthNames[period.end.month - 1].lowercased()
            return ["year to \(month) \(period.end.year)", "12 months to \(month) \(period.end.year)", label]
        case .term, .threeYearPool, .census, .multiYear: return [label]
        }
    }
}
