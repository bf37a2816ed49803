/// A text as the rules read it: its blocks, and in each the sentences that a reader takes in one by one.
package struct ProseText {
    /// A stretch that reads on its own: a paragraph, a heading, an item, a cell.
    package struct Block {
        let headingLevel: Int?
        package let words: [Word]

        /// The place after each sentence's last word.
        let ends: [Int]

        /// Marks that stand alone make no sentence.
        package var sentences: [ArraySlice<Word>] {
            zip([0] + ends, ends).map { words[$0..<$1] }.filter { $0.contains(where: \.counts) }
        }
    }

    package private(set) var blocks: [Block] = []
    private(set) var images: [InlineText.Image] = []
    package private(set) var links: [InlineText.Link] = []

    package init(_ text: String, isMarkdown: Bool = true) {
        guard isMarkdown else {
            add(text, headingLevel: nil)
            return
        }
        for block in MarkdownBlocks(text).blocks {
            let inline = InlineText(block.source)
            images += inline.images
            links += inline.links
            add(inline.plain, headingLevel: block.headingLevel)
        }
    }

    private mutating func add(_ plain: String, headingLevel: Int?) {
        let words = Word.all(in: plain)
        guard !words.isEmpty else { return }
        blocks.append(Block(headingLevel: headingLevel, words: words, ends: SentenceEnd.all(in: words)))
    }
}

extension Sequence<Word> {
    /// What an excerpt shows of a longer stretch.
    package func beginning(_ count: Int = 8) -> String {
        let words = map(\.text)
        return words.prefix(count).joined(separator: " ") + (words.count > count ? " …" : "")
    }
}
