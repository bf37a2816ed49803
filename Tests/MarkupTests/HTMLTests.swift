import Markup
import Testing

struct HTMLTests {
    @Test(arguments: [
        "<script>alert(1)</script>", "\" onload=\"alert(1)", "'><img src=x onerror=alert(1)>", "&lt;", "\u{0}\u{8}",
    ])
    func `No text ends an attribute or begins a tag`(text: String) {
        let html = element(.p, .id(text)) { text }.string
        #expect(!html.dropFirst(3).dropLast(4).contains("<"))
        #expect(html.count { $0 == "\"" } == 2)
        #expect(!html.contains("'"))
        #expect(!html.unicodeScalars.contains { $0.value < 32 })
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "//evil.example", "/relative",
        "https://a b", " https://x",
    ])
    func `Only safe addresses can be followed`(address: String) {
        #expect(WebAddress(external: address) == nil)
    }

    @Test func `Elements nest, and void ones have no end`() {
        let html = element(.ul, .class("a")) {
            for number in 1...2 { element(.li) { "\(number)" } }
            if false { "never" }
        }
        #expect(html.string == "<ul class=\"a\"><li>1</li><li>2</li></ul>")
        #expect(element(.br).string == "<br>")
    }

    @Test func `A piece that was written before goes into each document with that document's own slots`() {
        func form(_ name: String) -> HTML { element(.form, .id(name)) { HTML.slot } }
        let pieces = form("a") + .text("<") + form("b")
        let page = element(.main) { pieces.written + form("c") }
        for filling in [HTML.text("&"), .empty, element(.hr)] {
            let fresh = element(.main) { pieces + form("c") }
            #expect(page.document(slot: filling) == fresh.document(slot: filling))
            let parts = ["<form id=\"a\">", "</form>&lt;<form id=\"b\">", "</form><form id=\"c\">", "</form></main>"]
            let text = "<!DOCTYPE html>\n<main>" + parts.joined(separator: filling.string)
            #expect(String(decoding: page.document(slot: filling), as: UTF8.self) == text)
        }
        #expect(pieces.written.written.document() == pieces.document())
    }
}

struct MarkdownTests {
    @Test(arguments: [
        ("Some *words* and **more**.", "<p>Some <em>words</em> and <strong>more</strong>.</p>"),
        ("# Heading", "<h2>Heading</h2>"), ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("1. one", "<ol><li>one</li></ol>"),
        ("[council](https://example.org)", "<p><a href=\"https://example.org\">council</a></p>"),
        ("a  \nb", "<p>a<br>b</p>"), ("> quoted", "<blockquote><p>quoted</p></blockquote>"), ("", ""),
    ])
    func `Markdown becomes plain, well-formed HTML`(source: String, html: String) {
        #expect(Markdown(source).html.string == html)
    }

    @Test(arguments: [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[x](javascript:alert(1))",
        "[x](data:text/html,y)",
        "![x](javascript:alert(1))", "<a href='javascript:alert(1)'>x</a>", "<javascript:alert(1)>",
        "a <b onclick=x>b</b>",
        "[x]: javascript:alert(1)\n\n[x]", "&#x3C;script&#x3E;", "`<script>`", "<!-- <script> -->",
        "<svg/onload=alert(1)>",
    ])
    func `No Markdown writes a tag of its own or a dangerous address`(source: String) {
        let html = Markdown(source).html.string
        for forbidden in ["<script", "<img", "<b ", "<svg", "<!--", "href=\"javascript", "href=\"data", "onclick=x>"] {
            #expect(!html.lowercased().contains(forbidden))
        }
    }

    @Test func `Deep nesting ends in plain text, not in a crash`() {
        let deep = String(repeating: "> ", count: 20_000) + "deep"
        #expect(Markdown(deep).html.string.contains("deep"))
        #expect(Markdown(String(repeating: "*a **b ", count: 3000)).plainText.hasPrefix("*a **b"))
    }
}
