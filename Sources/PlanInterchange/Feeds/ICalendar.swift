package import PlanDomain

/// Meetings and deadlines as calendars read them (RFC 5545).
package struct ICalendar: Sendable {
    package let name: String

    /// When what it holds last changed.
    package let stamp: Moment
    package let events: [Event]

    package struct Event: Equatable, Sendable {
        /// Permanent and unique.
        package let uid: String
        package let day: Day

        /// The time of its beginning on a clock in the United Kingdom, "18:00"; nil for all of the day.
        package let time: String?
        package let summary: String
        package let description: String
        package let location: String?
        package let address: String?

        /// How often it was moved or cancelled: calendars replace what they have by a higher number.
        package let sequence: Int
        package let isCancelled: Bool

        package init(
            uid: String,
            day: Day,
            time: String? = nil,
            summary: String,
            description: String = "",
            location: String? = nil,
            address: String? = nil,
            sequence: Int = 0,
            isCancelled: Bool = false
        ) {
            self.uid = uid
            self.day = day
            self.time = time
            self.summary = summary
            self.description = description
            self.location = location
            self.address = address
            self.sequence = sequence
            self.isCancelled = isCancelled
        }
    }

    package init(name: String, stamp: Moment, events: [Event]) {
        self.name = name
        self.stamp = stamp
        self.events = events
    }

    package var text: String {
        var lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Throughline//Throughline//EN", "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH", "X-WR-CALNAME:\(Self.escaped(name))",
        ]
        for event in events { lines += self.lines(event) }
        lines.append("END:VCALENDAR")
        return lines.map(Self.folded).joined(separator: "\r\n") + "\r\n"
    }

    private func lines(_ event: Event) -> [String] {
        var lines = ["BEGIN:VEVENT", "UID:\(Self.escaped(event.uid))", "DTSTAMP:\(Self.utc(stamp))"]
        if let start = event.time.flatMap({ event.day.moment(clock: $0) }) {
            lines.append("DTSTART:\(Self.utc(start))")
        } else {
            lines.append("DTSTART;VALUE=DATE:\(Self.digits(event.day))")
            lines.append("DTEND;VALUE=DATE:\(Self.digits(event.day.after))")
        }
        lines.append("SUMMARY:\(Self.escaped(event.summary))")
        if !event.description.isEmpty { lines.append("DESCRIPTION:\(Self.escaped(event.description))") }
        if let location = event.location { lines.append("LOCATION:\(Self.escaped(location))") }
        if let address = event.address { lines.append("URL:\(address)") }
        lines.append("SEQUENCE:\(event.sequence)")
        lines.append("STATUS:\(event.isCancelled ? "CANCELLED" : "CONFIRMED")")
        if event.time == nil { lines.append("TRANSP:TRANSPARENT") }
        return lines + ["END:VEVENT"]
    }

    private static func digits(_ day: Day) -> String { day.iso.filter { $0 != "-" } }

    private static func utc(_ moment: Moment) -> String {
        String(moment.iso.prefix(19)).filter { $0 != "-" && $0 != ":" } + "Z"
    }

    /// Marks that the format uses itself, escaped; control signs left out.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case ";": result += "\\;"
            case ",": result += "\\,"
            case "\n": result += "\\n"
            default: if scalar.value >= 32, scalar.value != 127 { result.unicodeScalars.append(scalar) }
            }
        }
        return result
    }

    /// No line is longer than 75 bytes; a longer one goes on in the next, after a space.
    private static func folded(_ line: String) -> String {
        guard line.utf8.count > 75 else { return line }
        var result = ""
        var count = 0
        for character in line.unicodeScalars {
            let size = String(character).utf8.count
            if count + size > 75 {
                result += "\r\n "
                count = 1
            }
            result.unicodeScalars.append(character)
            count += size
        }
        return result
    }
}
