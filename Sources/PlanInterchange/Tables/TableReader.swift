/// A row of a table in a text file.
package struct TableRow: Equatable, Sendable {
    /// The line of the file on which the row begins, from 1.
    package let line: Int

    /// As they stand between the separators, without quotes around them.
    package let fields: [String]

    /// Whether it is separators and spaces alone, as spreadsheets leave below a table.
    var isBlank: Bool {
        fields.allSatisfy { field in
            // Asked of every row: most say no by their first byte.
            guard let first = field.utf8.first else { return true }
            return (first <= 32 || first >= 128) && field.allSatisfy(\.isWhitespace)
        }
    }
}

/// Reads a table from a text file (CSV and its kin, RFC 4180) as it comes in, piece by piece, in bounded memory.
///
/// It finds out encoding and separator by itself and says which; empty lines are passed over. Figures and periods are no
/// matter of its: it gives texts.
package struct TableReader: Sendable {
    package enum Separator: UInt8, CaseIterable, Sendable {
        case comma = 0x2C
        case semicolon = 0x3B
        case tab = 0x09
        case bar = 0x7C

        package var name: String {
            switch self {
            case .comma: "commas"
            case .semicolon: "semicolons"
            case .tab: "tabs"
            case .bar: "bars"
            }
        }
    }

    /// Why a file is no table; nothing after it is read.
    package enum Fault: Error, Equatable, Sendable {
        /// The bytes from this line on are of no encoding that we know.
        case notText(line: Int)

        /// A quote that begins on this line is never closed.
        case quoteNotClosed(line: Int)

        /// Something stands between the closing quote and the separator.
        case textAfterQuote(line: Int)

        /// More fields than any table has, or a field longer than any.
        case tooLong(line: Int)
    }

    private var decoder = TextDecoder()
    package private(set) var separator: Separator?

    /// Text that waits until the separator is known.
    private var start: [UInt8] = []

    private var state = State.fieldStart
    private var field: [UInt8] = []
    private var fields: [String] = []
    private var wasQuoted = false
    private var afterReturn = false
    private var line = 1
    private var rowLine = 1
    private var quoteLine = 1

    private enum State {
        case fieldStart
        case plain
        case quoted

        /// A quote inside a quoted field: its end, or the first of two.
        case quote
    }

    private static let fieldLimit = 64 * 1024
    private static let countLimit = 1000

    /// What may be needed to see the first row whole.
    private static let startLimit = 64 * 1024

    package init(separator: Separator? = nil) {
        self.separator = separator
    }

    package var encoding: TextEncoding? { decoder.encoding }

    /// Takes the next piece of the file and gives every row that is whole.
    package mutating func read(_ bytes: [UInt8], isLast: Bool, row: (TableRow) throws -> Void) throws {
        guard var text = decoder.decode(bytes, isLast: isLast) else { throw Fault.notText(line: line) }
        if separator == nil {
            start += text
            guard isLast || start.count >= Self.startLimit || Self.firstLine(start) != nil else { return }
            (separator, text) = Self.separator(of: start)
            start = []
        }
        try parse(text, row)
        if isLast { try finish(row) }
    }

    /// Reads a whole file at once.
    package static func rows(of bytes: [UInt8]) throws -> [TableRow] {
        var reader = TableReader()
        var rows: [TableRow] = []
        try reader.read(bytes, isLast: true) { rows.append($0) }
        return rows
    }

    // MARK: the separator

    /// The first line that is not empty, without what is in quotes; nil while it is not whole.
    private static func firstLine(_ text: [UInt8]) -> [UInt8]? {
        var line: [UInt8] = []
        var isQuoted = false
        for byte in text {
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            guard !isQuoted, byte == 0x0A || byte == 0x0D else {
                if !isQuoted { line.append(byte) }
                continue
            }
            if !line.isEmpty { return line }
        }
        return nil
    }

    /// Excel may say it in a first line of its own, "sep=;"; else the sign that parts the headings most often.
    private static func separator(of text: [UInt8]) -> (Separator, [UInt8]) {
        let line = firstLine(text) ?? text
        if line.count == 5, line.starts(with: Array("sep=".utf8)), let said = Separator(rawValue: line[4]),
            let end = text.firstRange(of: line)?.upperBound
        {
            // Its line end stays, so that lines are counted rightly.
            return (said, Array(text[end...]))
        }
        let counted = Separator.allCases.map { candidate in (candidate, line.count { $0 == candidate.rawValue }) }
        let most = counted.map(\.1).max() ?? 0
        return (counted.first { $0.1 == most }?.0 ?? .comma, text)
    }

    // MARK: rows

    private mutating func parse(_ text: [UInt8], _ row: (TableRow) throws -> Void) throws {
        let separator = (separator ?? .comma).rawValue
        try text.withUnsafeBufferPointer { text in
            var place = 0
            while place < text.count {
                let byte = text[place]
                if afterReturn {
                    afterReturn = false
                    if byte == 0x0A {
                        place += 1
                        continue
                    }
                }
                switch state {
                case .fieldStart where byte == UInt8(ascii: "\""):
                    state = .quoted
                    wasQuoted = true
                    quoteLine = line
                    place += 1
                case .fieldStart, .plain:
                    place = try takePlain(text, from: place, separator, row)
                case .quoted:
                    if byte == UInt8(ascii: "\"") {
                        state = .quote
                    } else {
                        if byte == 0x0A { line += 1 }
                        try append(byte)
                    }
                    place += 1
                case .quote:
                    if byte == UInt8(ascii: "\"") {
                        state = .quoted
                        try append(byte)
                    } else {
                        guard byte == separator || byte == 0x0A || byte == 0x0D else {
                            throw Fault.textAfterQuote(line: line)
                        }
                        try end(with: byte, separator, row)
                    }
                    place += 1
                }
            }
        }
    }

    /// Takes what stands before the next separator or line end, which is most of any file, at one go.
    private mutating func takePlain(
        _ text: UnsafeBufferPointer<UInt8>,
        from start: Int,
        _ separator: UInt8,
        _ row: (TableRow) throws -> Void
    ) throws -> Int {
        var place = start
        while place < text.count, text[place] != separator, text[place] != 0x0A, text[place] != 0x0D { place += 1 }
        guard field.count + place - start <= Self.fieldLimit else { throw Fault.tooLong(line: rowLine) }
        guard place < text.count else {
            // Cut here: the rest of the field comes with the next piece.
            field.append(contentsOf: text[start..<place])
            state = .plain
            return place
        }
        if field.isEmpty, text[place] == separator {
            // The usual case, without a copy on the way.
            guard fields.count < Self.countLimit else { throw Fault.tooLong(line: rowLine) }
            fields.append(String(decoding: UnsafeBufferPointer(rebasing: text[start..<place]), as: UTF8.self))
            state = .fieldStart
        } else {
            field.append(contentsOf: text[start..<place])
            try end(with: text[place], separator, row)
        }
        return place + 1
    }

    private mutating func end(with byte: UInt8, _ separator: UInt8, _ row: (TableRow) throws -> Void) throws {
        guard byte != separator else { return try endField() }
        afterReturn = byte == 0x0D
        try endRow(row)
        line += 1
        rowLine = line
    }

    private mutating func append(_ byte: UInt8) throws {
        guard field.count < Self.fieldLimit else { throw Fault.tooLong(line: rowLine) }
        field.append(byte)
    }

    private mutating func endField() throws {
        guard fields.count < Self.countLimit else { throw Fault.tooLong(line: rowLine) }
        fields.append(String(decoding: field, as: UTF8.self))
        field.removeAll(keepingCapacity: true)
        state = .fieldStart
    }

    private mutating func endRow(_ row: (TableRow) throws -> Void) throws {
        let isEmpty = fields.isEmpty && field.isEmpty && !wasQuoted
        if isEmpty {
            state = .fieldStart
        } else {
            try endField()
            try row(TableRow(line: rowLine, fields: fields))
        }
        fields.removeAll(keepingCapacity: true)
        wasQuoted = false
    }

    private mutating func finish(_ row: (TableRow) throws -> Void) throws {
        guard state != .quoted else { throw Fault.quoteNotClosed(line: quoteLine) }
        try endRow(row)
    }
}
