/// Figures that came in together: a file, or one that was typed.
package struct FigureImport: Equatable, Codable, Sendable {
    package typealias ID = Identifier<FigureImport>

    package let id: ID

    /// Nil for what was typed.
    package let file: File?

    /// How many figures it brought that were not there, and how many it changed.
    package let new: Int
    package let changed: Int

    /// The entry that recorded it.
    package internal(set) var sequence: Int

    /// The entry by which it was taken back.
    package internal(set) var takenBack: Int?

    package init(id: ID, file: File?, new: Int, changed: Int, sequence: Int = 0, takenBack: Int? = nil) {
        self.id = id
        self.file = file
        self.new = new
        self.changed = changed
        self.sequence = sequence
        self.takenBack = takenBack
    }

    package struct File: Equatable, Codable, Sendable {
        package let name: String

        /// SHA-256, 64 hexadecimal digits.
        package let digest: String

        package init(name: String, digest: String) {
            self.name = name
            self.digest = digest
        }
    }
}

/// A figure that took the place of another, or went.
package struct FigureRevision: Equatable, Sendable {
    package let key: SeriesKey
    package let period: Period

    /// Nil where there was none.
    package let before: ObservedValue?

    /// Nil where it was taken back.
    package let after: ObservedValue?

    /// The entry that had given the earlier one, and the entry that made the change.
    package let earlier: Int
    package let sequence: Int
}

extension FigureRevision: Codable {
    private enum Keys: String, CodingKey {
        case area, breakdown, forecast, component, period, before, after, earlier, sequence
    }

    package func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Keys.self)
        try fields.encode(key.area, forKey: .area)
        if key.breakdown != .all { try fields.encode(key.breakdown.text, forKey: .breakdown) }
        if key.isForecast { try fields.encode(true, forKey: .forecast) }
        if key.component != .value { try fields.encode(key.component, forKey: .component) }
        try fields.encode(period, forKey: .period)
        try fields.encodeIfPresent(before?.text, forKey: .before)
        try fields.encodeIfPresent(after?.text, forKey: .after)
        try fields.encode(earlier, forKey: .earlier)
        try fields.encode(sequence, forKey: .sequence)
    }

    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Keys.self)
        func value(_ key: Keys) throws -> ObservedValue? {
            guard let text = try fields.decodeIfPresent(String.self, forKey: key) else { return nil }
            guard let value = ObservedValue(text) else {
                throw DecodingError.dataCorruptedError(
                    forKey: key,
                    in: fields,
                    debugDescription: "'\(text)' is no figure."
                )
            }
            return value
        }
        key = SeriesKey(
            area: try fields.decode(AreaCode.self, forKey: .area),
            breakdown: Breakdown(try fields.decodeIfPresent(String.self, forKey: .breakdown) ?? "") ?? .all,
            isForecast: try fields.decodeIfPresent(Bool.self, forKey: .forecast) ?? false,
            component: try fields.decodeIfPresent(FigureComponent.self, forKey: .component) ?? .value
        )
        period = try fields.decode(Period.self, forKey: .period)
        before = try value(.before)
        after = try value(.after)
        earlier = try fields.decode(Int.self, forKey: .earlier)
        sequence = try fields.decode(Int.self, forKey: .sequence)
    }
}
