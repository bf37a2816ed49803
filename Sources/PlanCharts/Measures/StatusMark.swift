package import Markup
package import PlanDomain

/// A status as a small shape beside its word: told apart without colour, and silent for screen readers.
package struct StatusMark {
    private let status: Status?

    /// Nil where there is no status.
    package init(_ status: Status?) { self.status = status }

    package init(_ rating: Rating) {
        if case .status(let status) = rating { self.init(status) } else { self.init(nil) }
    }

    package var html: HTML {
        Icon("status-\(status?.rawValue ?? "none")") {
            switch status {
            case .green:
                Icon.ground(circle: 11)
                Icon.sign("M7 12.5l3.5 3.5 6.5-7.5")
            case .amber:
                Icon.ground("M12 1.5L23.3 21.8H0.7Z")
                Icon.sign("M12 9v6")
                Icon.dot(y: 18.6)
            case .red:
                Icon.ground("M1.5 1.5H22.5V22.5H1.5Z")
                Icon.sign("M7.5 7.5l9 9M16.5 7.5l-9 9")
            case nil:
                Icon.ground(circle: 9.8)
                Icon.sign("M7.5 12h9")
            }
        }.html
    }
}
