import PlanDomain

/// The periods that a file of figures names: each is read once and held once, and cells name it by its place here.
struct FigurePeriods {
    private var all: [Period] = []
    private var places: [Period: Int32] = [:]
    private var known: [Texts: Int32] = [:]
    private var written: [Written: PeriodText] = [:]

    /// The periods of the rows as they come: those of one series mostly repeat the order of the one before.
    private var course: [(texts: Texts, place: Int32)] = []
    private var step = 0

    /// What the cells of a row say of its period.
    struct Texts: Hashable {
        /// "2024/25"; empty where the days say it.
        let label: String
        let type: String
        let start: String
        let end: String

        /// The kind of period that the row's measure has.
        let fitting: PeriodType
    }

    private struct Written: Hashable {
        let text: String
        let type: PeriodType
    }

    /// Why cells name no period.
    struct Refusal: Error {
        let cause: FigureFile.Cause

        var isAboutDays: Bool { if case .periodDays = cause { true } else { false } }
    }

    subscript(place: Int32) -> Period { all[Int(place)] }

    /// All of them in order, and for each place which one of these it is.
    var sorted: (periods: [Period], ranks: [Int32]) {
        let order = all.indices.sorted { all[$0] < all[$1] }
        var ranks = [Int32](repeating: 0, count: all.count)
        for (rank, place) in order.enumerated() { ranks[place] = Int32(rank) }
        return (order.map { all[$0] }, ranks)
    }

    /// Another series comes, whose periods will mostly be those of the one before.
    mutating func begin() { step = 0 }

    mutating func place(of texts: Texts) throws(Refusal) -> Int32 {
        if step < course.count, course[step].texts == texts {
            step += 1
            return course[step - 1].place
        }
        let place: Int32
        if let seen = known[texts] {
            place = seen
        } else {
            place = try read(texts)
            known[texts] = place
        }
        // The periods come in another order than before: it goes on from here.
        course.removeSubrange(min(step, course.count)...)
        course.append((texts, place))
        step = course.count
        return place
    }

    private mutating func read(_ texts: Texts) throws(Refusal) -> Int32 {
        guard texts.label.isEmpty, !texts.start.isEmpty else {
            guard !texts.label.trimmingSpaces.isEmpty else { throw Refusal(cause: .periodMissing) }
            return try place(of: texts.label, fitting: texts.fitting)
        }
        let type = texts.type.isEmpty ? texts.fitting : PeriodType(named: texts.type)
        let last = texts.end.isEmpty ? nil : Day(iso: texts.end.trimmingSpaces)
        guard let type, let first = Day(iso: texts.start.trimmingSpaces), texts.end.isEmpty || last != nil,
            let period = last.map({ Period(type, from: first, to: $0) }) ?? Period(type, startingOn: first)
        else {
            throw Refusal(cause: .periodDays("\(texts.type) \(texts.start) to \(texts.end)".trimmingSpaces))
        }
        return place(of: period)
    }

    /// Reads a label, such as the heading of a column.
    mutating func place(of label: String, fitting type: PeriodType) throws(Refusal) -> Int32 {
        // Kept, for a wide file reads its headings with every row.
        let key = Written(text: label, type: type)
        let read = written[key] ?? PeriodText(label, as: type)
        written[key] = read
        switch read {
        case .period(let period): return place(of: period)
        case .refused(let fault, let choices): throw Refusal(cause: .period(fault, label, choices: choices))
        }
    }

    mutating func place(of period: Period) -> Int32 {
        if let known = places[period] { return known }
        all.append(period)
        places[period] = Int32(all.count - 1)
        return Int32(all.count - 1)
    }
}

extension PeriodType {
    /// As files name them: "quarter", "Q", "financial year".
    fileprivate init?(named text: String) {
        let word = text.trimmingSpaces.lowercased().replacing(" ", with: "_").replacing("-", with: "_")
        switch word {
        case "m", "monthly": self = .month
        case "q", "quarterly": self = .quarter
        case "fy": self = .financialYear
        case "cy": self = .calendarYear
        case "ay": self = .academicYear
        default: self.init(rawValue: word)
        }
    }
}
