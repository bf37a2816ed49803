/// The words of one block as a reader sees them, with the images and links among them; code and addresses are left out.
package struct InlineText: Equatable {
    struct Image: Equatable {
        let alternative: String
        let target: String
    }

    /// A link in the words that lead there.
    package struct Link: Equatable {
        package let text: String
        package let target: String
    }

    private(set) var plain: String
    private(set) var images: [Image] = []
    package private(set) var links: [Link] = []

    package init(_ source: String) {
        // Most blocks have no mark at all and are their own words.
        guard source.utf8.contains(where: { Self.marks.contains($0) }) else {
            plain = source
            return
        }
        var reader = InlineReader(source)
        reader.read()
        plain = String(decoding: reader.plain, as: UTF8.self)
        images = reader.images
        links = reader.links
    }

    private static let marks = Array("[`*_\\<".utf8)
}

extension StringProtocol {
    /// An address typed out.
    package var isWebAddress: Bool {
        let beginning = prefix(8).lowercased()
        return ["https://", "http://", "www."].contains { beginning.hasPrefix($0) }
    }
}
