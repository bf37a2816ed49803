package import Markup
package import PlanDomain

/// A status as a small shape beside its word: told apart without colour, and silent for screen readers.
package struct StatusMark {
    private let status: Status?
    private let shape: StatusScheme.Shape

    /// Nil where there is no status; the shape is that of the council's scheme.
    package init(_ status: Status?, _ scheme: StatusScheme = .usual) {
        self.status = status
        shape = status.map { scheme[$0].shape } ?? .circle
    }

    package init(_ rating: Rating, _ scheme: StatusScheme = .usual) {
        if case .status(let status) = rating { self.init(status, scheme) } else { self.init(nil, scheme) }
    }

    package var html: HTML {
        Icon("status-\(status?.rawValue ?? "none")") {
            if status == nil {
                Icon.ground(circle: 9.8)
                Icon.sign("M7.5 12h9")
            } else {
                ground
                sign
            }
        }.html
    }

    private var ground: HTML {
        switch shape {
        case .circle: Icon.ground(circle: 11)
        case .triangle: Icon.ground("M12 1.5L23.3 21.8H0.7Z")
        case .diamond: Icon.ground("M12 0.5L23.5 12L12 23.5L0.5 12Z")
        case .square: Icon.ground("M1.5 1.5H22.5V22.5H1.5Z")
        }
    }

    /// A tick, an exclamation mark or a cross; lower and smaller where the shape is narrow above.
    @HTMLBuilder private var sign: HTML {
        switch (status, shape) {
        case (.green, .triangle): Icon.sign("M8 15l3 3 5-6")
        case (.green, _): Icon.sign("M7 12.5l3.5 3.5 6.5-7.5")
        case (.amber, .triangle):
            Icon.sign("M12 9v6")
            Icon.dot(y: 18.6)
        case (.amber, _):
            Icon.sign("M12 6v7.5")
            Icon.dot(y: 17.5)
        case (.red, .triangle): Icon.sign("M9 12l6 6M15 12l-6 6")
        default: Icon.sign("M7.5 7.5l9 9M16.5 7.5l-9 9")
        }
    }
}
