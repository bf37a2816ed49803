/// How large a drawing stands on an A4 page, in tenths of a millimetre.
struct PictureSize: Equatable {
    let width: Int
    let height: Int

    /// At the text's full width of 166 mm, or narrower if it would not leave room for its caption.
    init(_ drawing: Drawing) {
        let full = 1_660 * max(1, drawing.height) / max(1, drawing.width)
        height = max(1, min(2_000, full))
        width = full <= 2_000 ? 1_660 : max(1, 2_000 * max(1, drawing.width) / max(1, drawing.height))
    }
}
