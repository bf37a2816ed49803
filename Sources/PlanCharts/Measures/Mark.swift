import Markup

/// A point's shape: shapes differ, so that a point's meaning does not depend on its colour.
enum Mark {
    case circle, square, diamond, triangleUp, triangleDown

    func html(at place: Place, radius: Double, _ classes: String) -> HTML {
        let (x, y) = (place.x, place.y)
        return switch self {
        case .circle:
            element(.circle, .class(classes), .geometry(.cx, x), .geometry(.cy, y), .geometry(.r, radius))
        case .square: shape(classes, [(-1, -1), (1, -1), (1, 1), (-1, 1)], place, radius)
        case .diamond: shape(classes, [(0, -1.35), (1.35, 0), (0, 1.35), (-1.35, 0)], place, radius)
        case .triangleUp: shape(classes, [(0, -1.3), (1.25, 0.95), (-1.25, 0.95)], place, radius)
        case .triangleDown: shape(classes, [(0, 1.3), (1.25, -0.95), (-1.25, -0.95)], place, radius)
        }
    }

    private func shape(_ classes: String, _ corners: [(Double, Double)], _ place: Place, _ radius: Double) -> HTML {
        let corners = corners.map { Place(x: place.x + $0.0 * radius, y: place.y + $0.1 * radius) }
        return Outline(closed: corners).html(classes)
    }
}
