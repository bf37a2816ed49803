/// Where a paper's figures and words come from: one position of one council's record, which anyone can check.
package struct Provenance: Equatable, Sendable {
    /// The last entry that the paper took account of, counted from 1.
    package let position: Int

    /// That entry's hash, in hexadecimal digits.
    package let hash: String

    /// Whose record it is, such as "Stockport Council".
    package let council: String

    /// What the document is, as a sentence begins: "paper", "report to Cabinet".
    package let kind: String

    package init(position: Int, hash: String, council: String, kind: String = "paper") {
        self.position = position
        self.hash = hash
        self.council = council
        self.kind = kind
    }

    /// What every format says at its end and in its properties.
    package var sentence: String {
        "This \(kind) was built from entry \(position) of the record of \(council), whose hash is \(hash)."
    }
}
