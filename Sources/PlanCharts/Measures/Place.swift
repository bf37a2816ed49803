/// A place in a drawing, counted from its upper left corner.
struct Place: Equatable {
    let x: Double
    let y: Double
}
