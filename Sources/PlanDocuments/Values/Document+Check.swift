extension Document {
    package var size: DocumentSize { DocumentSize(of: self) }

    /// Throws what keeps the document from being written: a passed limit, or faults of its structure.
    func check() throws(DocumentError) {
        // First the size: it is read at no cost, and bounds what the faults may cost.
        if let refusal = size.refusal { throw DocumentError(.tooLarge, refusal) }
        let faults = faults
        guard faults.isEmpty else {
            throw DocumentError(.faulty(faults), faults.map(\.sentence).joined(separator: " "))
        }
    }
}
