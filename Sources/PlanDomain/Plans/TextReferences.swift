import HashTreeCollections

/// The fields that a text may refer to instead of repeating them: `{plan.period}`, `{meeting.cabinet.date}`.
package struct TextReferences: Equatable, Sendable {
    /// Name, such as "plan.period", to the words that stand for it.
    package let values: [String: String]

    package init(_ values: [String: String]) {
        self.values = values
    }

    /// The text with each known reference replaced; an unknown one stays as it is, so that it is seen.
    package func resolving(_ text: String) -> String {
        // By hand and not with a pattern: every title of every page comes through here.
        guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
        var resolved = ""
        var rest = text[...]
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
            resolved += rest[..<open]
            let inner = rest[rest.utf8.index(after: open)...]
            let name = inner.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }
            if let value = values[String(name)], inner[name.endIndex...].first == "}" {
                resolved += value
                rest = inner[name.endIndex...].dropFirst()
            } else {
                resolved += "{"
                rest = inner
            }
        }
        return resolved + rest
    }

    /// References that name no field.
    package func unknown(in text: String) -> [String] {
        guard text.utf8.contains(UInt8(ascii: "{")) else { return [] }
        return Self.names(in: text).filter { values[$0] == nil }
    }

    /// Everything that a text refers to, known or not.
    package static func names(in text: String) -> [String] { text.matches(of: pattern).map { String($0.1) } }

    private static var pattern: Regex<(Substring, Substring)> { /\{([a-zA-Z][a-zA-Z0-9.-]{0,80})\}/ }
}

extension Council {
    /// What a text of this plan may refer to.
    package func references(for plan: Plan) -> TextReferences {
        var values = [
            "plan.period": plan.period.label,
            "plan.start": "1 April \(plan.period.startYear)",
            "plan.end": "31 March \(plan.period.endYear)",
        ]
        if let profile {
            values["council.name"] = profile.name
            values["council.shortName"] = profile.shortName
        }
        for meeting in meetings.values {
            values["meeting.\(meeting.key).date"] = meeting.day.inWords
            values["meeting.\(meeting.key).body"] = meeting.body
        }
        let early = TextReferences(values)
        values["plan.title"] = early.resolving(plan.description.title)
        values["plan.publicTitle"] = early.resolving(plan.description.publicTitle ?? plan.description.title)
        return TextReferences(values)
    }
}
