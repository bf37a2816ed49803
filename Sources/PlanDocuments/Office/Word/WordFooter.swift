/// What stands at the foot of every page: the notice, and which page of how many it is.
enum WordFooter {
    static func xml(notice: String?) -> [UInt8] {
        var xml = XMLWriter()
        xml.element("w:ftr", WordNames.spaces) { xml in
            xml.element("w:p") { xml in
                xml.element("w:pPr") { $0.element("w:pStyle", ["w:val": WordStyle.footer.id]) }
                if let notice { WordBody.run(notice, &xml, isStrong: true) }
                xml.element("w:r") { $0.element("w:tab") }
                WordBody.run("Page ", &xml)
                field("PAGE", &xml)
                WordBody.run(" of ", &xml)
                field("NUMPAGES", &xml)
            }
        }
        return xml.bytes
    }

    private static func field(_ code: String, _ xml: inout XMLWriter) {
        WordBody.beginField(code, &xml)
        WordBody.run("1", &xml)
        WordBody.endField(&xml)
    }
}
