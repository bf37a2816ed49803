package import Markup

/// Words in a line, some of them strong, stressed or linked.
package struct Prose: Equatable, Sendable {
    package let runs: [Run]

    /// A stretch of words that looks the same throughout; "\n" in it ends the line.
    package struct Run: Equatable, Sendable {
        package let text: String
        package let isStrong: Bool
        package let isEmphasis: Bool

        /// Where the words lead: a complete address, since a paper is read away from the site.
        package let address: WebAddress?

        package init(_ text: String, isStrong: Bool = false, isEmphasis: Bool = false, address: WebAddress? = nil) {
            self.text = text
            self.isStrong = isStrong
            self.isEmphasis = isEmphasis
            self.address = address
        }

        package static func text(_ text: String) -> Run { Run(text) }
        package static func strong(_ text: String) -> Run { Run(text, isStrong: true) }
        package static func emphasis(_ text: String) -> Run { Run(text, isEmphasis: true) }
        package static func link(_ text: String, to address: WebAddress) -> Run { Run(text, address: address) }
    }

    package init(_ runs: [Run]) {
        self.runs = runs
    }

    package init(_ plain: String) {
        self.init([.text(plain)])
    }

    /// The words alone.
    package var plain: String { runs.map(\.text).joined() }

    var isBlank: Bool { runs.allSatisfy { $0.text.isBlank } }
}

extension String {
    var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
