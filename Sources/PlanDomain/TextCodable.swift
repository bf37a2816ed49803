/// A value that the record holds as one text, and that not every text is.
protocol TextCodable: Codable {
    /// How a fault names it: "'2024-02-30' is not a day."
    static var nameInFaults: String { get }

    init?(recorded text: String)

    var recorded: String { get }
}

extension TextCodable {
    package init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let value = Self(recorded: text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is not \(Self.nameInFaults).")
            )
        }
        self = value
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(recorded)
    }
}
