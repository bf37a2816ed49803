import CQREncode
import Ledger
import Markup

/// A square of dots that telephones read (ISO/IEC 18004), drawn as one path.
struct CodeSquare {
    private let size: Int
    private let outline: String
    private let label: String

    init(_ text: String, label: String) {
        self.label = label
        guard let code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1) else {
            // Longer than any code holds: the letters beside it serve as well.
            size = 0
            outline = ""
            return
        }
        defer { QRcode_free(code) }
        let width = Int(code.pointee.width)
        size = width
        var path = ""
        for row in 0..<width {
            for column in 0..<width where code.pointee.data[row * width + column] & 1 == 1 {
                path += "M\(column + 4) \(row + 4)h1v1h-1z"
            }
        }
        outline = path
    }

    var html: HTML {
        guard size > 0 else { return .empty }
        let whole = size + 8
        return element(
            .svg,
            .class("code-square"),
            .viewBox(width: whole, height: whole),
            .role("img"),
            .aria("label", label)
        ) {
            element(.rect, .class("code-ground"), .geometry(.width, whole), .geometry(.height, whole))
            element(.path, .outline(outline))
        }
    }
}
