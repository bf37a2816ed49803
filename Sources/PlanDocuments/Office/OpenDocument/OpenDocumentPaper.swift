/// Writes a document as OpenDocument text: its parts, and the container that begins with what it is.
struct OpenDocumentPaper {
    let document: Document

    /// A PNG for each chart, in reading order; empty where the charts are SVG alone.
    let images: [[UInt8]]

    private static let type = "application/vnd.oasis.opendocument.text"

    var file: [UInt8] {
        var archive = ZipArchive()
        // The format wants it first and readable as it is, so that a file's kind shows in its first bytes.
        archive.add("mimetype", Array(Self.type.utf8), .stored)
        archive.add("META-INF/manifest.xml", manifest)
        archive.add("meta.xml", OpenDocumentProperties.xml(document))
        archive.add("styles.xml", OpenDocumentStyles.xml(document))
        archive.add("content.xml", OpenDocumentBody(document: document, hasImages: !images.isEmpty).xml)
        for (index, drawing) in document.drawings.enumerated() {
            archive.add(Self.vector(index + 1), Array(drawing.file.utf8))
            if !images.isEmpty { archive.add(Self.picture(index + 1), images[index], .stored) }
        }
        return archive.file
    }

    static func vector(_ number: Int) -> String { "Pictures/chart\(number).svg" }
    static func picture(_ number: Int) -> String { "Pictures/chart\(number).png" }

    private var manifest: [UInt8] {
        var parts = [("/", Self.type)]
        parts += ["content.xml", "styles.xml", "meta.xml"].map { ($0, "text/xml") }
        for index in document.drawings.indices {
            parts.append((Self.vector(index + 1), "image/svg+xml"))
            if !images.isEmpty { parts.append((Self.picture(index + 1), "image/png")) }
        }
        var xml = XMLWriter()
        let spaces: KeyValuePairs<StaticString, String> = [
            "xmlns:manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest:version": "1.3",
        ]
        xml.element("manifest:manifest", spaces) { xml in
            for (path, type) in parts {
                xml.element("manifest:file-entry", ["manifest:full-path": path, "manifest:media-type": type])
            }
        }
        return xml.bytes
    }
}
