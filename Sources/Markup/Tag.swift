/// The elements that pages and drawings use; no other can be written.
package enum Tag: String, Sendable {
    case html, head, body, title, meta, link
    /// Its content must hold none of the signs that are escaped: CSS knows no escapes of HTML.
    case style
    case header, nav, main, footer, section, article, aside, div, span
    case h1, h2, h3, h4, h5, h6
    case p, a, ul, ol, li, dl, dt, dd, blockquote, pre, code, hr, br, wbr
    case strong, em, small, abbr, time, mark, ins, del, cite
    case table, caption, thead, tbody, tr, th, td
    case form, label, input, button, textarea, select, option, fieldset, legend, datalist, script
    case details, summary, figure, figcaption
    case svg, g, rect, path, circle, line, desc, text, tspan
    /// SVG's own title, named apart from the document's.
    case svgTitle

    var name: String { self == .svgTitle ? "title" : rawValue }

    var isVoid: Bool {
        switch self {
        case .meta, .link, .hr, .br, .wbr, .input: true
        default: false
        }
    }
}
