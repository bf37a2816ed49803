package import Markup

extension Document {
    /// The paper as the content of a page, with its title as the page's first heading.
    ///
    /// A faulty document is written too, so that its author can see it; other formats refuse it.
    package var html: HTML { HTMLPaper(document: self).body }

    /// The paper as a complete document in UTF-8 with its own style sheet, for a file that stands alone.
    package var htmlDocument: [UInt8] { HTMLPaper(document: self).page }
}
