import PlanDomain

/// What an OpenDocument file says about itself.
enum OpenDocumentProperties {
    static func xml(_ document: Document) -> [UInt8] {
        let moment = document.date.iso + "T00:00:00"
        var xml = XMLWriter()
        xml.element("office:document-meta", OpenDocumentNames.spaces) { xml in
            xml.element("office:meta") { xml in
                xml.element("meta:generator", text: "Throughline")
                xml.element("dc:title", text: document.title)
                xml.element("dc:description", text: document.provenance.sentence)
                xml.element("meta:initial-creator", text: document.provenance.council)
                xml.element("dc:creator", text: document.provenance.council)
                xml.element("meta:creation-date", text: moment)
                xml.element("dc:date", text: moment)
                xml.element("dc:language", text: document.language)
                for keyword in document.keywords { xml.element("meta:keyword", text: keyword) }
                for property in document.provenance.properties {
                    let attributes: KeyValuePairs<StaticString, String> = [
                        "meta:name": property.name, "meta:value-type": "string",
                    ]
                    xml.element("meta:user-defined", attributes, text: property.value)
                }
            }
        }
        return xml.bytes
    }
}
