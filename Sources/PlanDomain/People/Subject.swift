/// What an action is about.
package enum Subject: Equatable, Sendable {
    case council
    case plan(Plan.ID)
    case element(PlanElement.ID)
    case measure(Measure.ID)

    /// Anything at all that the person may do it to: for pages that list only what they may see.
    case any
}
