/// The look of each kind of paragraph, the lists, and the page with its foot.
enum OpenDocumentStyles {
    static func xml(_ document: Document) -> [UInt8] {
        var xml = XMLWriter()
        xml.element("office:document-styles", OpenDocumentNames.spaces) { xml in
            xml.element("office:font-face-decls") { xml in
                let attributes: KeyValuePairs<StaticString, String> = [
                    "style:name": "Arial", "svg:font-family": "Arial", "style:font-family-generic": "swiss",
                ]
                xml.element("style:font-face", attributes)
            }
            xml.element("office:styles") { xml in
                defaults(document.language, &xml)
                for (style, look) in looks { write(style, look, &xml) }
                words(&xml)
                list("Points", &xml) { level in .bullet(level == 1 ? "•" : "–") }
                list("Steps", &xml) { level in .number(level == 1 ? "1" : "a", suffix: level == 1 ? "." : ")") }
            }
            xml.element("office:automatic-styles") { page(&$0) }
            xml.element("office:master-styles") { foot(document, &$0) }
        }
        return xml.bytes
    }

    private struct Look {
        var size: String?
        var colour: String?
        var isStrong = false
        var before = "0cm"
        var after = "0.28cm"
        var left = "0cm"
        var hanging = "0cm"
        var alignsRight = false
        var keepsWithNext = false
        var bar: String?
        var topLine = false
        var box = false
        var breaksBefore = false
        var outline: Int?

        /// A tab at the right end of the line.
        var rightTab = false
    }

    private static let ink = "#0b3d52"

    private static var looks: [(OpenDocumentStyle, Look)] {
        let headings = [(1, "16pt"), (2, "13.5pt"), (3, "12pt"), (4, "12pt"), (5, "12pt")].map { level, size in
            let look = Look(
                size: size,
                colour: ink,
                isStrong: true,
                before: level == 1 ? "0.7cm" : "0.5cm",
                after: "0.25cm",
                left: "1.3cm",
                hanging: "-1.3cm",
                keepsWithNext: true,
                outline: level
            )
            return (OpenDocumentStyle.heading(level), look)
        }
        let contents = (1...5).map { (OpenDocumentStyle.contents($0), Look(after: "0.14cm", left: "\($0 - 1)cm")) }
        return [
            (.standard, Look()), (.title, Look(size: "24pt", isStrong: true, before: "0.4cm", after: "0.3cm")),
            (.subtitle, Look(size: "14pt", colour: "#3c4a46", after: "0.4cm")),
            (.fact, Look(after: "0.1cm", left: "3cm", hanging: "-3cm")),
            (.warning, Look(isStrong: true, after: "0.4cm", box: true)),
            (.numbered, Look(left: "1.3cm", hanging: "-1.3cm")),
            (.recommendation, Look(left: "1.3cm", hanging: "-1cm", bar: "#0b4f6c")),
            (.inset, Look(left: "0.5cm", bar: "#c9d4cf")), (.point, Look(after: "0.14cm")),
            (.caption, Look(isStrong: true, before: "0.42cm", after: "0.18cm", keepsWithNext: true)),
            (.unit, Look(size: "10.5pt", after: "0.1cm", keepsWithNext: true)), (.picture, Look(after: "0.18cm")),
            (.note, Look(size: "10.5pt")),
            (.contentsHeading, Look(size: "16pt", colour: ink, isStrong: true, before: "0.5cm", keepsWithNext: true)),
            (.pageBreak, Look(size: "2pt", after: "0cm", breaksBefore: true)),
            (.provenance, Look(size: "10pt", before: "1cm", topLine: true)),
            (.footer, Look(size: "9.5pt", after: "0cm", rightTab: true)),
        ] + headings + contents + cells
    }

    private static var cells: [(OpenDocumentStyle, Look)] {
        [false, true].flatMap { isDense in
            [(false, false), (false, true), (true, false), (true, true)].map { isHead, isNumeric in
                let size = isDense ? "9pt" : "10.5pt"
                let look = Look(size: size, isStrong: isHead, after: "0cm", alignsRight: isNumeric)
                return (.cell(isHead: isHead, isNumeric: isNumeric, isDense: isDense), look)
            }
        }
    }

    private static func defaults(_ language: String, _ xml: inout XMLWriter) {
        let tag = LanguageTag(language)
        xml.element("style:default-style", ["style:family": "paragraph"]) { xml in
            xml.element("style:paragraph-properties", ["fo:line-height": "120%"])
            xml.element(
                "style:text-properties",
                [
                    "style:font-name": "Arial", "fo:font-size": "12pt", "fo:language": tag?.language ?? "none",
                    "fo:country": tag?.region ?? "none",
                ]
            )
        }
    }

    private static func write(_ style: OpenDocumentStyle, _ look: Look, _ xml: inout XMLWriter) {
        let level = look.outline.map { String($0) } ?? ""
        let attributes: KeyValuePairs<StaticString, String> = [
            "style:name": style.id, "style:display-name": style.name, "style:family": "paragraph",
            "style:default-outline-level": level,
        ]
        xml.element("style:style", attributes) { xml in
            paragraph(look, &xml)
            letters(look, &xml)
        }
        if case .heading(let level) = style { write(level: level, parent: style, &xml) }
    }

    /// The same heading at the top of a new page.
    private static func write(level: Int, parent: OpenDocumentStyle, _ xml: inout XMLWriter) {
        let style = OpenDocumentStyle.headingOnNewPage(level)
        let attributes: KeyValuePairs<StaticString, String> = [
            "style:name": style.id, "style:display-name": style.name, "style:family": "paragraph",
            "style:parent-style-name": parent.id, "style:default-outline-level": String(level),
        ]
        xml.element("style:style", attributes) { xml in
            xml.element("style:paragraph-properties", ["fo:break-before": "page"])
        }
    }

    private static func paragraph(_ look: Look, _ xml: inout XMLWriter) {
        let dark = "1pt solid #16211f"
        let attributes: KeyValuePairs<StaticString, String> = [
            "fo:margin-top": look.before, "fo:margin-bottom": look.after, "fo:margin-left": look.left,
            "fo:text-indent": look.hanging, "fo:text-align": look.alignsRight ? "end" : "start",
            "fo:keep-with-next": look.keepsWithNext ? "always" : "auto", "fo:orphans": "2", "fo:widows": "2",
            "fo:break-before": look.breaksBefore ? "page" : "auto",
            "fo:border-top": look.topLine || look.box ? dark : "none", "fo:border-bottom": look.box ? dark : "none",
            "fo:border-right": look.box ? dark : "none",
            "fo:border-left": look.bar.map { "4pt solid \($0)" } ?? (look.box ? dark : "none"),
            "fo:padding": look.bar == nil && !look.topLine && !look.box ? "0cm" : "0.2cm",
            "fo:background-color": look.box ? "#fff4cf" : "transparent",
        ]
        xml.element("style:paragraph-properties", attributes) { xml in
            guard look.rightTab else { return }
            xml.element("style:tab-stops") { xml in
                xml.element("style:tab-stop", ["style:position": "16.6cm", "style:type": "right"])
            }
        }
    }

    private static func letters(_ look: Look, _ xml: inout XMLWriter) {
        let attributes: KeyValuePairs<StaticString, String> = [
            "style:font-name": "Arial", "fo:font-size": look.size ?? "12pt",
            "fo:font-weight": look.isStrong ? "bold" : "normal", "fo:color": look.colour ?? "#000000",
        ]
        xml.element("style:text-properties", attributes)
    }

    private static func words(_ xml: inout XMLWriter) {
        func style(_ name: String, _ look: KeyValuePairs<StaticString, String>) {
            xml.element("style:style", ["style:name": name, "style:family": "text"]) { xml in
                xml.element("style:text-properties", look)
            }
        }
        style("Strong", ["fo:font-weight": "bold"])
        style("Emphasis", ["fo:font-style": "italic"])
        style("StrongEmphasis", ["fo:font-weight": "bold", "fo:font-style": "italic"])
        style(
            "Internet_20_link",
            ["fo:color": "#0b4f6c", "style:text-underline-style": "solid", "style:text-underline-width": "auto"]
        )
    }

    private enum Label {
        case bullet(String)
        case number(String, suffix: String)
    }

    private static func list(_ name: String, _ xml: inout XMLWriter, _ label: (Int) -> Label) {
        xml.element("text:list-style", ["style:name": name]) { xml in
            for level in 1...2 {
                switch label(level) {
                case .bullet(let sign):
                    let attributes: KeyValuePairs<StaticString, String> = [
                        "text:level": String(level), "text:bullet-char": sign,
                    ]
                    xml.element("text:list-level-style-bullet", attributes) { indent(level, &$0) }
                case .number(let format, let suffix):
                    let attributes: KeyValuePairs<StaticString, String> = [
                        "text:level": String(level), "style:num-format": format, "style:num-suffix": suffix,
                    ]
                    xml.element("text:list-level-style-number", attributes) { indent(level, &$0) }
                }
            }
        }
    }

    private static func indent(_ level: Int, _ xml: inout XMLWriter) {
        let left = level == 1 ? "0.75cm" : "1.5cm"
        let mode = "label-alignment"
        xml.element("style:list-level-properties", ["text:list-level-position-and-space-mode": mode]) { xml in
            let attributes: KeyValuePairs<StaticString, String> = [
                "text:label-followed-by": "listtab", "text:list-tab-stop-position": left, "fo:margin-left": left,
                "fo:text-indent": "-0.75cm",
            ]
            xml.element("style:list-level-label-alignment", attributes)
        }
    }

    private static func page(_ xml: inout XMLWriter) {
        xml.element("style:page-layout", ["style:name": "A4"]) { xml in
            let attributes: KeyValuePairs<StaticString, String> = [
                "fo:page-width": "21cm", "fo:page-height": "29.7cm", "fo:margin-top": "2.2cm",
                "fo:margin-bottom": "1.2cm", "fo:margin-left": "2.2cm", "fo:margin-right": "2.2cm",
            ]
            xml.element("style:page-layout-properties", attributes)
            xml.element("style:footer-style") { xml in
                xml.element(
                    "style:header-footer-properties",
                    ["fo:min-height": "0.9cm", "fo:margin-top": "0.5cm"]
                )
            }
        }
    }

    private static func foot(_ document: Document, _ xml: inout XMLWriter) {
        xml.element("style:master-page", ["style:name": "Standard", "style:page-layout-name": "A4"]) { xml in
            xml.element("style:footer") { xml in
                xml.element("text:p", ["text:style-name": OpenDocumentStyle.footer.id]) { xml in
                    if let notice = document.notice {
                        xml.element("text:span", ["text:style-name": "Strong"], text: notice)
                    }
                    xml.element("text:tab")
                    xml.text("Page ")
                    xml.element("text:page-number", ["text:select-page": "current"], text: "1")
                    xml.text(" of ")
                    xml.element("text:page-count", text: "1")
                }
            }
        }
    }
}
