/// Who can put right what a rule of plan health finds.
package enum Mender: String, CaseIterable, Codable, Sendable {
    /// Whoever writes the plan's words.
    case planEditor = "plan-editor"

    /// Whoever answers for what the plan promises, and so for who leads on what.
    case strategyLead = "strategy-lead"

    /// Whoever keeps the calendar of meetings.
    case democraticServices = "democratic-services"

    /// Whoever looks after the measures.
    case performanceOfficer = "performance-officer"

    /// As people name them in the middle of a sentence.
    package var words: String {
        switch self {
        case .planEditor: "the plan's editor"
        case .strategyLead: "the strategy lead"
        case .democraticServices: "democratic services"
        case .performanceOfficer: "the performance officer"
        }
    }
}
