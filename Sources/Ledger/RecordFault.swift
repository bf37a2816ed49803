import PlanDomain

/// A fault of the record or of the files that hold it, told so that an operator can act on it.
package struct RecordFault: Error, Equatable, CustomStringConvertible {
    package let code: Code

    /// What went wrong and what helps, in one line, without personal data.
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }

    package enum Code: String, Sendable {
        case unreadable
        case newerSoftwareNeeded
        case notARecord
        case noRecord
        case readOnly
        case full
        case inUse
        case fileExists
        case unknownEntry
        case contentMissing
        case signingKey
        case other
    }

    static func newerSoftwareNeeded(_ header: Entry.Header) -> RecordFault {
        RecordFault(
            .newerSoftwareNeeded,
            "Entry \(header.sequence) is of kind '\(header.kind)' version \(header.version), which this release does "
                + "not know. Use the release of Throughline that wrote it, or a newer one."
        )
    }

    static func unreadableEntry(_ header: Entry.Header, cause: String) -> RecordFault {
        RecordFault(
            .unreadable,
            "Entry \(header.sequence) ('\(header.kind)') cannot be read. Run 'throughline record verify', then restore "
                + "a backup. Cause: \(cause.prefix(200))"
        )
    }
}

/// A stored entry that is not even in the form that Throughline writes.
package struct BadEntry: Error, Equatable, CustomStringConvertible {
    package let sequence: Int
    package let fault: String

    package init(sequence: Int, fault: String) {
        self.sequence = sequence
        self.fault = fault
    }

    package var description: String { "Entry \(sequence) cannot be read: \(fault). Restore a backup." }
}
