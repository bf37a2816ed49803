package import PlanDomain

extension FigureText.Fault {
    /// What a person reads whose text is no figure: what was wrong with it, and what to write.
    package func sentence(for typed: String) -> String {
        let typed = "'\(typed.shortened)'"
        return switch self {
        case .exponent: "Write \(typed) out: 1e5 is 100000."
        case .foreignDigits: "Write \(typed) with the digits 0 to 9."
        case .grouping:
            "Check the commas in \(typed): they part thousands, as in 1,234,567; decimals stand behind a point."
        case .continental: "Write \(typed) with a point before the decimals and commas between thousands: 1,234.56."
        case .point: "Check the points in \(typed): one, with digits behind it, as in 5.2."
        case .space: "Take the space out of \(typed), or write one number alone."
        case .unit: "Check the sign in \(typed): write £5, 5% or the number alone."
        case .suffix:
            "Write \(typed) out in full: only with a pound sign are k, m and bn read as thousands, millions and billions."
        case .sign: "Check the sign of \(typed): write -5, or (5) for what is owed."
        case .leadingZeros: "\(typed) looks like a code, not like a number. Write it without zeros in front."
        case .notFinite:
            "\(typed) is what a program writes when it has no number. Leave the place empty, or say why there is none."
        case .spreadsheetError: "\(typed) is a fault of the spreadsheet. Mend the formula there."
        case .date:
            "\(typed) looks like a date. Format the cell as a number in the spreadsheet, and look at what it held."
        case .words: "\(typed) is no number. Write digits; words go into the note beside it."
        case .mark:
            "The mark in \(typed) is not known. Known are [p] provisional, [r] revised, [e] estimated, [f] forecast, [b] break and [u] low reliability."
        case .inexact:
            "\(typed) is not one number. Write the figure; that it is a limit or a range goes into the note beside it."
        case .fraction: "Write \(typed) as a decimal: a half is 0.5."
        case .tooLong: "\(typed) has more than 18 digits. Write it in thousands or millions, or with fewer decimals."
        }
    }
}

extension PeriodText.Fault {
    /// What a person reads whose text is no period, or may be several.
    package func sentence(for typed: String, choices: [Period]) -> String {
        let typed = "'\(typed.shortened)'"
        return switch self {
        case .ambiguous:
            "\(typed) may be \(choices.map(\.inWords).list(with: "or")). Say which: \(choices.map(\.code).list(with: "or"))."
        case .otherType:
            "\(typed) is \(choices.map(\.inWords).list(with: "or")), and this measure's periods are of another kind."
        case .unreadable:
            "\(typed) is no period that we know. Write it as 2024/25, Q1 2024/25, March 2024, Apr 2023 to Mar 2024 or 31 March 2024."
        }
    }
}

extension Period {
    /// "the financial year 2023/24", "the month of March 2024".
    package var inWords: String {
        switch type {
        case .month: "the month of \(label)"
        case .quarter: "the quarter \(label)"
        case .halfYear: "the half-year \(label)"
        case .financialYear: "the financial year \(label)"
        case .calendarYear: "the calendar year \(label)"
        case .academicYear: "the academic year \(label)"
        case .term: "the \(label.lowercased())"
        case .rolling12: "the twelve months \(label)"
        case .threeYearPool: "the three years \(label) taken together"
        case .multiYear: "the years \(label)"
        case .pointInTime: "the day \(label)"
        case .census: "the census of \(start.year)"
        }
    }
}

extension [String] {
    fileprivate func list(with word: String) -> String {
        count < 2 ? joined() : dropLast().joined(separator: ", ") + " \(word) " + (last ?? "")
    }
}

extension String {
    /// Enough of it to be found again.
    var shortened: String { count > 60 ? prefix(59) + "…" : self }
}
