import Markup

/// A line of text in a drawing, from its base line.
func words(_ text: String, at place: Place, _ classes: String? = nil) -> HTML {
    element(.text, classes.map { .class($0) }, .geometry(.x, place.x), .geometry(.y, place.y)) { text }
}
