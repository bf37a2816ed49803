import Foundation

/// What a format makes of a document: its code without the texts in it, and those texts.
struct Skeleton: Equatable {
    var code = ""
    var texts: [String] = []

    /// Reads markup: what stands between tags and within quotes is text, and must name its signs by entities.
    init(markup: String) throws {
        var text = ""
        var quote: Character?
        var isInTag = false
        for character in markup {
            if isInTag, quote == nil {
                code.append(character)
                if character == "\"" { quote = character }
                if character == ">" { isInTag = false }
            } else if character == (quote ?? "<") {
                texts.append(try text.unescaped)
                text = ""
                code.append(character)
                isInTag = true
                quote = nil
            } else {
                text.append(character)
            }
        }
        guard !isInTag else { throw Unreadable(what: "a tag that does not end") }
    }

    /// Reads Typst: what stands in literals is text.
    init(typst: String) throws {
        var text = ""
        var isInText = false
        var isEscaped = false
        for scalar in typst.unicodeScalars {
            if !isInText {
                code.unicodeScalars.append(scalar)
                isInText = scalar == "\""
            } else if isEscaped {
                guard scalar == "\\" || scalar == "\"" else { throw Unreadable(what: "the escape \\\(scalar)") }
                text.unicodeScalars.append(scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else if scalar == "\"" {
                texts.append(text)
                text = ""
                code.append("\"")
                isInText = false
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        guard !isInText else { throw Unreadable(what: "a literal that does not end") }
    }

    struct Unreadable: Error {
        let what: String
    }
}

extension String {
    /// With its entities read; throws for a sign that may not stand in markup as it is.
    fileprivate var unescaped: String {
        get throws {
            let names = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]
            var text = ""
            for (index, part) in split(separator: "&", omittingEmptySubsequences: false).enumerated() {
                guard index > 0 else {
                    text += part
                    continue
                }
                let pieces = part.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
                guard pieces.count == 2, let sign = names[String(pieces[0])] else {
                    throw Skeleton.Unreadable(what: "&\(part)")
                }
                text += sign + pieces[1]
            }
            return text
        }
    }

    /// The same shape in harmless letters.
    var harmless: String { String(map { $0.isWhitespace ? $0 : "x" }) }

    func count(of part: String) -> Int { ranges(of: part).count }

    /// Whether each element ends, in the order in which they began.
    var isWellFormed: Bool {
        var open: [Substring] = []
        for match in matches(of: /<(\/?)([A-Za-z0-9:]+)(?:\s[^<>]*?)?(\/?)>/) where match.3.isEmpty {
            if match.1.isEmpty { open.append(match.2) } else if open.popLast() != match.2 { return false }
        }
        return open.isEmpty
    }
}
