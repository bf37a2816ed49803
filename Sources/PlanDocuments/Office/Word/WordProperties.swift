import PlanDomain

/// What a Word file says about itself.
enum WordProperties {
    static func core(_ document: Document) -> [UInt8] {
        var xml = XMLWriter()
        let spaces: KeyValuePairs<StaticString, String> = [
            "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:dcterms": "http://purl.org/dc/terms/",
            "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        ]
        let moment = document.date.iso + "T00:00:00Z"
        xml.element("cp:coreProperties", spaces) { xml in
            xml.element("dc:title", text: document.title)
            xml.element("dc:creator", text: document.provenance.council)
            xml.element("dc:description", text: document.provenance.sentence)
            xml.element("dc:language", text: document.language)
            if !document.keywords.isEmpty {
                xml.element("cp:keywords", text: document.keywords.joined(separator: ", "))
            }
            xml.element("dcterms:created", ["xsi:type": "dcterms:W3CDTF"], text: moment)
            xml.element("dcterms:modified", ["xsi:type": "dcterms:W3CDTF"], text: moment)
        }
        return xml.bytes
    }

    static var application: [UInt8] {
        var xml = XMLWriter()
        let space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
        xml.element("Properties", ["xmlns": space]) { $0.element("Application", text: "Throughline") }
        return xml.bytes
    }

    static func custom(_ document: Document) -> [UInt8] {
        var xml = XMLWriter()
        let spaces: KeyValuePairs<StaticString, String> = [
            "xmlns": "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
            "xmlns:vt": "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes",
        ]
        xml.element("Properties", spaces) { xml in
            // The format counts properties from 2, and gives all of an author's own this class.
            for (index, fact) in document.provenance.properties.enumerated() {
                let attributes: KeyValuePairs<StaticString, String> = [
                    "fmtid": "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", "pid": String(index + 2), "name": fact.name,
                ]
                xml.element("property", attributes) { $0.element("vt:lpwstr", text: fact.value) }
            }
        }
        return xml.bytes
    }
}

extension Provenance {
    /// As office files keep them.
    var properties: [(name: String, value: String)] {
        [
            ("Council", council), ("Record position", String(position)), ("Record hash", hash), ("Document", kind),
        ]
    }
}
