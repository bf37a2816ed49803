import Markup

/// Straight strokes from place to place, lifted between pieces.
struct Outline {
    private var commands = ""

    /// One stroke through each piece; a piece of a single place draws nothing.
    init(_ pieces: [[Place]] = []) {
        for piece in pieces where piece.count > 1 { add(piece) }
    }

    /// A closed shape.
    init(closed corners: [Place]) {
        add(corners)
        commands += "Z"
    }

    /// Nothing where there is nothing to draw.
    func html(_ classes: String) -> HTML {
        commands.isEmpty ? .empty : element(.path, .class(classes), .outline(commands))
    }

    private mutating func add(_ places: [Place]) {
        for (index, place) in places.enumerated() {
            commands += "\(index == 0 ? "M" : "L")\(place.x.inTenths) \(place.y.inTenths)"
        }
    }
}
