/// A name and a value on an element; nil stands for an attribute without a value.
package struct Attribute: Equatable, Sendable {
    let name: String
    let value: String?

    private init(_ name: String, _ value: String?) {
        self.name = name
        self.value = value
    }

    package static func `class`(_ names: String) -> Attribute { Attribute("class", names) }
    package static func id(_ id: String) -> Attribute { Attribute("id", id) }
    package static func href(_ address: WebAddress) -> Attribute { Attribute("href", address.text) }
    package static func action(_ address: WebAddress) -> Attribute { Attribute("action", address.text) }
    package static func content(_ text: String) -> Attribute { Attribute("content", text) }
    package static func datetime(_ text: String) -> Attribute { Attribute("datetime", text) }
    package static func scope(_ scope: Scope) -> Attribute { Attribute("scope", scope.rawValue) }
    package static func role(_ role: String) -> Attribute { Attribute("role", role) }
    package static func aria(_ name: String, _ value: String) -> Attribute { Attribute("aria-\(name)", value) }
    package static func name(_ name: String) -> Attribute { Attribute("name", name) }
    package static func value(_ value: String) -> Attribute { Attribute("value", value) }
    package static func type(_ type: String) -> Attribute { Attribute("type", type) }
    package static func forField(_ id: String) -> Attribute { Attribute("for", id) }
    package static func rel(_ rel: String) -> Attribute { Attribute("rel", rel) }
    package static func lang(_ lang: String) -> Attribute { Attribute("lang", lang) }
    package static func charset(_ charset: String) -> Attribute { Attribute("charset", charset) }
    /// A label that the style sheet shows beside a cell on narrow screens.
    package static func dataLabel(_ label: String) -> Attribute { Attribute("data-label", label) }
    package static func title(_ title: String) -> Attribute { Attribute("title", title) }
    package static func tabindex(_ index: Int) -> Attribute { Attribute("tabindex", String(index)) }
    package static func maxlength(_ length: Int) -> Attribute { Attribute("maxlength", String(length)) }
    package static func method(_ method: Method) -> Attribute { Attribute("method", method.rawValue) }
    package static func autocomplete(_ value: String) -> Attribute { Attribute("autocomplete", value) }
    package static let open = Attribute("open", nil)
    package static let required = Attribute("required", nil)
    package static let checked = Attribute("checked", nil)
    package static let selected = Attribute("selected", nil)
    package static let hidden = Attribute("hidden", nil)
    package static let `defer` = Attribute("defer", nil)
    package static let noValidate = Attribute("novalidate", nil)
    package static func rows(_ count: Int) -> Attribute { Attribute("rows", String(count)) }
    package static func inputMode(_ mode: String) -> Attribute { Attribute("inputmode", mode) }
    package static func spellcheck(_ isOn: Bool) -> Attribute { Attribute("spellcheck", isOn ? "true" : "false") }
    package static func list(_ id: String) -> Attribute { Attribute("list", id) }
    package static func source(_ address: WebAddress) -> Attribute { Attribute("src", address.text) }
    /// How a form with files in it is sent.
    package static let withFiles = Attribute("enctype", "multipart/form-data")
    package static func accept(_ types: String) -> Attribute { Attribute("accept", types) }
    package static func formAction(_ address: WebAddress) -> Attribute { Attribute("formaction", address.text) }
    package static func form(_ id: String) -> Attribute { Attribute("form", id) }

    /// A word for the script that makes a page smoother; nothing depends on it.
    package static func data(_ name: String, _ value: String) -> Attribute { Attribute("data-\(name)", value) }

    /// A number that places or sizes a shape.
    package static func geometry(_ name: Geometry, _ value: Int) -> Attribute {
        Attribute(name.rawValue, String(value))
    }

    /// The same to a tenth: no screen shows more.
    package static func geometry(_ name: Geometry, _ value: Double) -> Attribute {
        Attribute(name.rawValue, value.inTenths)
    }

    package static func viewBox(width: Int, height: Int) -> Attribute { Attribute("viewBox", "0 0 \(width) \(height)") }

    /// The outline of a path, in SVG's own commands.
    package static func outline(_ commands: String) -> Attribute { Attribute("d", commands) }

    package enum Scope: String, Sendable {
        case col, row
    }

    package enum Method: String, Sendable {
        case get, post
    }

    package enum Geometry: String, Sendable {
        case x, y, width, height, rx, cx, cy, r, x1, y1, x2, y2, dy
    }
}

/// An address that is safe to follow: a place on this site, or one reached by https, http or mail.
package struct WebAddress: Hashable, Sendable {
    package let text: String

    /// A place on this site; the caller gives a path that begins with "/", a fragment, or a query.
    package init(path: String) {
        text = path
    }

    /// Gives nil for any other scheme, `javascript:` above all.
    package init?(external: String) {
        let lowered = external.lowercased()
        let isSafe = ["https://", "http://", "mailto:"].contains { lowered.hasPrefix($0) }
        guard isSafe, !external.contains(where: { $0.isWhitespace || $0.isNewline }) else { return nil }
        text = external
    }
}
