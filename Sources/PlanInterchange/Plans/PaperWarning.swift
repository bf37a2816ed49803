/// Something in a paper that a careful officer would raise; the plan can still be imported.
package struct PaperWarning: Equatable, Sendable {
    package let code: Code
    package let message: String

    /// The line of the paper, from 1.
    package let line: Int

    package init(_ code: Code, _ message: String, line: Int) {
        self.code = code
        self.message = message
        self.line = line
    }

    package enum Code: String, Sendable {
        case encodingAssumed = "encoding-assumed"
        case titleCutOff = "title-cut-off"
        case listJoined = "list-joined"
        case listSkipped = "list-skipped"
        case periodDisagrees = "period-disagrees"
        case periodNotStated = "period-not-stated"
        case dateUnverified = "meeting-date-unverified"
        case countDisagrees = "count-disagrees"
        case numberMissing = "number-missing"
        case numberRepeated = "number-repeated"
        case noPriorities = "no-priorities"
        case textSkipped = "text-skipped"
        case nameDisagrees = "name-disagrees"
    }
}

/// Why nothing could be read from a paper, and where.
package struct PaperError: Error, Equatable, CustomStringConvertible {
    package let code: Code
    package let message: String
    package let line: Int?

    package init(_ code: Code, _ message: String, line: Int? = nil) {
        self.code = code
        self.message = message
        self.line = line
    }

    package var description: String { message }

    package enum Code: String, Sendable {
        case empty
        case tooLarge = "too-large"
        case notText = "not-text"
        case noPlan = "no-plan"
        case noPeriod = "no-period"
        case unclear
        case converterMissing = "converter-missing"
        case converterFailed = "converter-failed"
    }
}
