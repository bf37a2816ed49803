/// One walk over a block's bytes; what it costs grows with their number only, whatever they are.
struct InlineReader {
    private let bytes: [UInt8]
    private var place = 0
    private(set) var plain: [UInt8] = []
    private(set) var images: [InlineText.Image] = []
    private(set) var links: [InlineText.Link] = []

    /// Brackets that wait for their end: where their words begin, and how many images came before.
    private var brackets: [(start: Int, isImage: Bool, images: Int)] = []

    /// What was looked for up to the end in vain, so that nothing looks for it again: runs of ticks, an angle's end.
    private var missingRuns: Set<Int> = []
    private var isAngleMissing = false

    init(_ source: String) {
        bytes = Array(source.utf8)
    }

    private func byte(_ place: Int) -> UInt8? { bytes.indices.contains(place) ? bytes[place] : nil }

    private func has(_ mark: Unicode.Scalar, at place: Int) -> Bool { byte(place) == UInt8(ascii: mark) }

    mutating func read() {
        while let next = byte(place) {
            switch next {
            case UInt8(ascii: "\\") where byte(place + 1)?.isASCIIPunctuation == true:
                plain.append(bytes[place + 1])
                place += 2
            case UInt8(ascii: "`"): readCode()
            case UInt8(ascii: "!") where has("[", at: place + 1): openBracket(isImage: true)
            case UInt8(ascii: "["): openBracket(isImage: false)
            case UInt8(ascii: "]"): closeBracket()
            case UInt8(ascii: "<"): readAngle()
            case UInt8(ascii: "*"), UInt8(ascii: "_"): readEmphasis(next)
            default:
                plain.append(next)
                place += 1
            }
        }
    }

    private mutating func readCode() {
        let run = bytes[place...].prefix { $0 == UInt8(ascii: "`") }.count
        var end = place + run
        while !missingRuns.contains(run), end < bytes.count {
            let marks = bytes[end...].prefix { $0 == UInt8(ascii: "`") }.count
            if marks == run {
                place = end + run
                return
            }
            end += max(marks, 1)
        }
        missingRuns.insert(run)
        plain += bytes[place..<place + run]
        place += run
    }

    private mutating func openBracket(isImage: Bool) {
        brackets.append((plain.count, isImage, images.count))
        let length = isImage ? 2 : 1
        plain += bytes[place..<place + length]
        place += length
    }

    /// A bracket's end makes a link or an image when an address follows, and else is what it is.
    private mutating func closeBracket() {
        place += 1
        guard let (start, isImage, before) = brackets.popLast(), let (target, end) = target(at: place) else {
            plain.append(UInt8(ascii: "]"))
            return
        }
        place = end
        let words = plain[(start + (isImage ? 2 : 1))...]
        let text = String(decoding: words, as: UTF8.self)
        plain.removeLast(plain.count - start)
        if isImage {
            images.append(.init(alternative: text, target: target))
        } else {
            // A link that is an image alone has the image's words.
            let isImageAlone = images.count > before && text.trimmingSpaces.isEmpty
            if !isImageAlone { links.append(.init(text: text, target: target)) }
            plain += Array(text.utf8)
        }
    }

    /// "(address "title")" or "[name]", with the place after it.
    private func target(at start: Int) -> (String, Int)? {
        guard let opening = byte(start), opening == UInt8(ascii: "(") || opening == UInt8(ascii: "[") else {
            return nil
        }
        let closing = opening == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
        var depth = 0
        // No address is longer than this; a bracket that is never closed must not cost a walk to the end each time.
        for end in start..<min(bytes.count, start + 2_048) {
            if bytes[end] == opening { depth += 1 }
            if bytes[end] == closing { depth -= 1 }
            guard depth == 0 else { continue }
            let inner = bytes[start + 1..<end].drop(while: \.isSpace).prefix { !$0.isSpace }
            return (String(decoding: inner.filter { !"<>".utf8.contains($0) }, as: UTF8.self), end + 1)
        }
        return nil
    }

    /// "<https://example.org>" is a link with its address for words; other things in angles are left out.
    private mutating func readAngle() {
        let isTag = byte(place + 1).map { $0.isSmall || $0.isCapital || "/!".utf8.contains($0) } ?? false
        guard isTag, !isAngleMissing, let end = bytes[place...].firstIndex(of: UInt8(ascii: ">")) else {
            isAngleMissing = isAngleMissing || isTag
            plain.append(UInt8(ascii: "<"))
            place += 1
            return
        }
        let inner = String(decoding: bytes[place + 1..<end], as: UTF8.self)
        if inner.isWebAddress { links.append(.init(text: inner, target: inner)) }
        if inner.isWebAddress || inner.contains("@") { plain += Array(inner.utf8) }
        place = end + 1
    }

    /// Marks are left out, except a star that stands alone and a line inside a word.
    private mutating func readEmphasis(_ mark: UInt8) {
        let run = bytes[place...].prefix { $0 == mark }
        let before = place == 0 ? UInt8(ascii: " ") : bytes[place - 1]
        let after = byte(run.endIndex) ?? UInt8(ascii: " ")
        let isInWord = [before, after].allSatisfy { !$0.isSpace && !$0.isASCIIPunctuation }
        let isKept = mark == UInt8(ascii: "_") ? isInWord : before.isSpace && after.isSpace
        if isKept { plain += run }
        place = run.endIndex
    }
}
