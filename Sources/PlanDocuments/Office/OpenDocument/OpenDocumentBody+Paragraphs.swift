extension OpenDocumentBody {
    func paragraph(_ style: OpenDocumentStyle, _ xml: inout XMLWriter, _ content: (inout XMLWriter) -> Void) {
        xml.element("text:p", ["text:style-name": style.id], content: content)
    }

    func lead(_ number: String, _ xml: inout XMLWriter) {
        words(number, &xml)
        xml.element("text:tab")
    }

    func link(to address: String, _ xml: inout XMLWriter, _ content: (inout XMLWriter) -> Void) {
        let attributes: KeyValuePairs<StaticString, String> = ["xlink:type": "simple", "xlink:href": address]
        xml.element("text:a", attributes, content: content)
    }

    /// The format folds spaces, so that all but single ones inside a line have an element of their own.
    func words(_ text: String, _ xml: inout XMLWriter) {
        for (index, line) in text.printableLines.enumerated() {
            if index > 0 { xml.element("text:line-break") }
            var plain = ""
            var spaces = 0
            for character in line {
                guard character == " " else {
                    flush(&plain, spaces, &xml)
                    spaces = 0
                    plain.append(character)
                    continue
                }
                spaces += 1
            }
            flush(&plain, spaces, &xml)
            xml.text(plain)
        }
    }

    /// Writes the spaces before what comes next, and the words before them.
    private func flush(_ plain: inout String, _ spaces: Int, _ xml: inout XMLWriter) {
        guard spaces > 0 else { return }
        if spaces == 1, !plain.isEmpty {
            plain.append(" ")
            return
        }
        xml.text(plain)
        plain = ""
        xml.element("text:s", ["text:c": String(spaces)])
    }
}
