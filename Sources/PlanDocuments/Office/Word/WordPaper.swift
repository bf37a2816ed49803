import PlanDomain

/// Writes a document as Office Open XML: its parts, how they belong together, and the container.
struct WordPaper {
    let document: Document

    /// A PNG for each chart, in reading order.
    let images: [[UInt8]]

    var file: [UInt8] {
        var body = WordBody(document: document)
        let text = body.xml
        var archive = ZipArchive()
        archive.add("[Content_Types].xml", contentTypes)
        archive.add("_rels/.rels", Self.relationships(Self.outer))
        archive.add("docProps/core.xml", WordProperties.core(document))
        archive.add("docProps/app.xml", WordProperties.application)
        archive.add("docProps/custom.xml", WordProperties.custom(document))
        archive.add("word/document.xml", text)
        archive.add("word/_rels/document.xml.rels", Self.relationships(body.relationships))
        archive.add("word/styles.xml", WordStyles.xml(language: document.language))
        archive.add("word/settings.xml", WordStyles.settings(language: document.language))
        archive.add("word/numbering.xml", WordNumbering.xml(orderedLists: body.orderedLists))
        archive.add("word/footer1.xml", WordFooter.xml(notice: document.notice))
        for (index, drawing) in document.drawings.enumerated() {
            archive.add("word/media/chart\(index + 1).svg", Array(drawing.file.utf8))
            archive.add("word/media/chart\(index + 1).png", images[index], .stored)
        }
        return archive.file
    }

    private var contentTypes: [UInt8] {
        var xml = XMLWriter()
        xml.element("Types", ["xmlns": "http://schemas.openxmlformats.org/package/2006/content-types"]) { xml in
            let defaults = [
                ("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"),
                ("png", "image/png"), ("svg", "image/svg+xml"),
            ]
            for (ending, type) in defaults { xml.element("Default", ["Extension": ending, "ContentType": type]) }
            for (part, type) in Self.parts {
                xml.element("Override", ["PartName": part, "ContentType": "application/vnd.openxmlformats-" + type])
            }
        }
        return xml.bytes
    }

    private static let parts = [
        ("/word/document.xml", "officedocument.wordprocessingml.document.main+xml"),
        ("/word/styles.xml", "officedocument.wordprocessingml.styles+xml"),
        ("/word/settings.xml", "officedocument.wordprocessingml.settings+xml"),
        ("/word/numbering.xml", "officedocument.wordprocessingml.numbering+xml"),
        ("/word/footer1.xml", "officedocument.wordprocessingml.footer+xml"),
        ("/docProps/core.xml", "package.core-properties+xml"),
        ("/docProps/app.xml", "officedocument.extended-properties+xml"),
        ("/docProps/custom.xml", "officedocument.custom-properties+xml"),
    ]

    private static let outer = [
        WordRelationship(.document, "word/document.xml"), WordRelationship(.core, "docProps/core.xml"),
        WordRelationship(.application, "docProps/app.xml"), WordRelationship(.custom, "docProps/custom.xml"),
    ]

    private static func relationships(_ relationships: [WordRelationship]) -> [UInt8] {
        var xml = XMLWriter()
        let space = "http://schemas.openxmlformats.org/package/2006/relationships"
        xml.element("Relationships", ["xmlns": space]) { xml in
            for (index, relationship) in relationships.enumerated() {
                relationship.write(to: &xml, id: WordRelationship.id(index))
            }
        }
        return xml.bytes
    }
}
