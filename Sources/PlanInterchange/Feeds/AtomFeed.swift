package import PlanDomain

/// A list of what was published, newest first, for programs that follow a site (RFC 4287).
package struct AtomFeed: Sendable {
    /// Permanent and unique: the address of the site's front page.
    package let id: String
    package let title: String

    /// Where the feed itself is.
    package let address: String

    /// The page for people.
    package let page: String
    package let author: String
    package let entries: [Entry]

    package struct Entry: Equatable, Sendable {
        /// Permanent and unique: the address of what was published.
        package let address: String
        package let title: String
        package let updated: Day
        package let summary: String

        package init(address: String, title: String, updated: Day, summary: String) {
            self.address = address
            self.title = title
            self.updated = updated
            self.summary = summary
        }
    }

    package init(id: String, title: String, address: String, page: String, author: String, entries: [Entry]) {
        self.id = id
        self.title = title
        self.address = address
        self.page = page
        self.author = author
        self.entries = entries
    }

    /// The feed was updated when its newest entry was; an empty one, which must say something, at the epoch.
    private var updated: String { Self.time(entries.map(\.updated).max() ?? Day(daysSinceEpoch: 0)) }

    package var text: String {
        var text =
            "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"en-GB\">\n"
        text += "  <id>\(xml(id))</id>\n  <title>\(xml(title))</title>\n  <updated>\(updated)</updated>\n"
        text += "  <author><name>\(xml(author))</name></author>\n"
        text += "  <link rel=\"self\" type=\"application/atom+xml\" href=\"\(xml(address))\"/>\n"
        text += "  <link rel=\"alternate\" type=\"text/html\" href=\"\(xml(page))\"/>\n"
        for entry in entries.sorted(by: { ($1.updated, $1.address) < ($0.updated, $0.address) }) {
            text += "  <entry>\n    <id>\(xml(entry.address))</id>\n    <title>\(xml(entry.title))</title>\n"
            text += "    <updated>\(Self.time(entry.updated))</updated>\n"
            text += "    <link rel=\"alternate\" type=\"text/html\" href=\"\(xml(entry.address))\"/>\n"
            text += "    <summary>\(xml(entry.summary))</summary>\n  </entry>\n"
        }
        return text + "</feed>\n"
    }

    /// The record of what councils publish knows days; a feed must give a time, and the day's first is never to come.
    private static func time(_ day: Day) -> String { "\(day.iso)T00:00:00Z" }
}

/// A text inside XML: its marks escaped, and without signs that XML cannot hold.
func xml(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
        default:
            guard scalar.value >= 32, scalar.value != 0xFFFE, scalar.value != 0xFFFF else { continue }
            result.unicodeScalars.append(scalar)
        }
    }
    return result
}
