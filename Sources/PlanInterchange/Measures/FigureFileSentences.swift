package import PlanDomain

extension FigureFile.RowFault {
    /// What a person reads: what is wrong and what to do.
    package var sentence: String {
        switch cause {
        case .measureMissing: "Name the measure by its code."
        case .measureUnknown(let text):
            "No measure has the code '\(text.shortened)'. Add it first, or correct the code."
        case .measureRetired(let text): "\(text.shortened) is retired and takes no more figures."
        case .areaMalformed(let text):
            "'\(text.shortened)' is no area code. Write nine signs, a letter and eight digits, such as E08000007."
        case .periodMissing: "Say for which period the figure is."
        case .period(let fault, let text, let choices): fault.sentence(for: text, choices: choices)
        case .periodDays(let text):
            "'\(text.shortened)' is no period. Write days as 2024-04-01, the first and the last of the period."
        case .figure(let fault, let text): fault.sentence(for: text)
        case .unit(let text):
            "The sign in '\(text.shortened)' does not fit the unit of the measure. Write the number alone."
        case .valueMissing: "There is no figure. Write it, or flag the row 'not-available'."
        case .flagUnknown(let text):
            "'\(text.shortened)' is no flag that we know. Write actual, provisional, revised, estimated, forecast, not-available, not-applicable or suppressed."
        case .flagContradicts(let text):
            "The row is flagged '\(text.shortened)' and has a figure. Take one of them out."
        case .breakdownMalformed(let text):
            "Write the part as name=value, such as sex=female; '\(text.shortened)' is not."
        case .fault(let fault, let text): fault.sentence(for: text.shortened)
        case .twice(let other): "Line \(other) gives another figure for the same measure, place and period. Keep one."
        case .markMisplaced(let text): "Put the mark in '\(text.shortened)' behind the figure: it is about that."
        case .tooFewFields: "The row ends before this column."
        }
    }

    /// A permanent word for programs.
    package var code: String {
        switch cause {
        case .measureMissing: "measure-missing"
        case .measureUnknown: "measure-unknown"
        case .measureRetired: "measure-retired"
        case .areaMalformed: "area-malformed"
        case .periodMissing: "period-missing"
        case .period(let fault, _, _): fault.rawValue
        case .periodDays: "period-days"
        case .figure(let fault, _): fault.rawValue
        case .unit: "figure-unit"
        case .valueMissing: "value-missing"
        case .flagUnknown: "flag-unknown"
        case .flagContradicts: "flag-contradicts"
        case .breakdownMalformed: "breakdown-malformed"
        case .fault(let fault, _): fault.rawValue
        case .twice: "figure-twice"
        case .markMisplaced: "mark-misplaced"
        case .tooFewFields: "too-few-fields"
        }
    }
}

extension FigureFault {
    /// What a person reads whose figure cannot be the measure's.
    package func sentence(for typed: String) -> String {
        switch self {
        case .otherPeriodType: "'\(typed)' is for a period of another kind than the measure's definition names."
        case .beyondHundred: "'\(typed)' is no share: this measure lies between 0 and 100 per cent."
        case .nothingToStandBehind: "A numerator, a denominator or a limit needs the figure that it belongs to."
        case .denominatorNotPositive:
            "The denominator has to be more than 0. Of nobody there is no rate: flag the figure 'not-applicable'."
        case .quotientDiffers:
            "'\(typed)' is not what numerator and denominator give. Correct the one that is wrong."
        case .multiplierUnknown:
            "The measure's definition does not say by what numerator over denominator is multiplied. Say it there first, or leave the column out."
        case .outsideLimits: "'\(typed)' lies outside the confidence limits given with it."
        }
    }
}

extension FigureFileFault {
    /// What a person reads whose file cannot be read at all.
    package var sentence: String {
        switch self {
        case .table(.notText(let line)):
            "From line \(line) on this is no text that we know. Save the file as CSV in UTF-8."
        case .table(.quoteNotClosed(let line)): "The quote that begins on line \(line) never ends. Close it."
        case .table(.textAfterQuote(let line)):
            "On line \(line) something stands behind a closing quote. Double the quotes inside of the field."
        case .table(.tooLong(let line)): "Line \(line) has more than 1,000 columns, or a cell of more than 64 KB."
        case .empty: "The file has no rows. The first row names the columns."
        case .columnsMissing(let columns, let headings):
            "No column is headed as \(columns.map(\.inWords).joined(separator: ", or as ")). The headings are: \(headings.map { "'\($0.shortened)'" }.joined(separator: ", "))."
        case .headingsMissing(let missing, let headings):
            "No column is headed \(missing.map { "'\($0)'" }.joined(separator: ", or ")). The headings are: \(headings.map { "'\($0.shortened)'" }.joined(separator: ", "))."
        case .otherHeadings(let headings):
            "The file's headings are not those that were described. They are: \(headings.map { "'\($0.shortened)'" }.joined(separator: ", "))."
        case .noArea:
            "The file has no column of areas, and the council's own code is not known. Add it to the council's description."
        }
    }
}

extension FigureMapping.Column {
    /// As a choice in a form: "the measure's code".
    package var inWords: String {
        switch self {
        case .measure: "the measure's code"
        case .area: "the area's code"
        case .areaName: "the area's name"
        case .period: "the period"
        case .periodType: "the kind of period"
        case .periodStart: "the first day"
        case .periodEnd: "the last day"
        case .value: "the figure"
        case .flag: "the flag"
        case .breakdown: "the part counted (name=value)"
        case .component(let component): component.name.lowercased()
        case .values: "figures of the period in the heading"
        case .ignored: "not read"
        case .trait(let name): "the part counted, by \(name)"
        case .valuesOf(let period): "figures of \(period.inWords)"
        }
    }
}

extension UnusualFigure {
    /// In a list: "ten times what is usual".
    package var inWords: String {
        switch self {
        case .futureDate: "its period is not over"
        case .otherSign: "all figures before have the other sign"
        case .timesTen: "ten times more or less than usual"
        case .timesHundred: "a hundred times more or less than usual"
        case .suddenZero: "none, where there always was some"
        case .outsideUsualRange: "far from what is usual"
        case .sameAsLast: "the same as the one before, which never happened yet"
        }
    }
}
