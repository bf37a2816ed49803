/// Something in a committee paper that is wrong, or that nobody can check or follow, with where it stands.
package struct PaperFinding: Equatable, Sendable {
    package let rule: PaperRule
    package let severity: Severity

    /// The line of the file, from 1.
    package let line: Int

    /// The words found, as they stand there.
    package let excerpt: String

    /// What is wrong and what to do.
    package let message: String

    /// What the record has instead; nil where the paper was not held against it.
    package let recordSays: String?

    package init(
        _ rule: PaperRule,
        _ severity: Severity,
        line: Int,
        excerpt: String,
        message: String,
        recordSays: String? = nil
    ) {
        self.rule = rule
        self.severity = severity
        self.line = line
        self.excerpt = excerpt
        self.message = message
        self.recordSays = recordSays
    }

    /// How sure it is that something must be changed.
    package enum Severity: String, CaseIterable, Codable, Sendable {
        /// It contradicts the record, the calendar or the paper itself.
        case error

        /// It cannot be checked, or is hard to read.
        case advice
    }
}
