/// A part of a paper or a record that the public may not see, and why.
///
/// Local Government Act 1972, Schedule 12A: Part 1 and its test of the public interest in Part 2 for England, Parts 4
/// and 5 for Wales.
package struct ExemptPart: Equatable, Codable, Sendable {
    /// 1 to 7 in England, 12 to 18 in Wales.
    package let paragraph: Int

    /// Why the public interest in keeping it back outweighs that in showing it; this is public.
    package let publicInterest: String

    /// What is kept back; nil in everything that the public can see.
    package let text: String?

    package init(paragraph: Int, publicInterest: String, text: String?) {
        self.paragraph = paragraph
        self.publicInterest = publicInterest
        self.text = text
    }

    package var withoutText: ExemptPart { ExemptPart(paragraph: paragraph, publicInterest: publicInterest, text: nil) }

    /// The descriptions of Schedule 12A, in short: those of Wales have the same words under other numbers.
    package static let paragraphs = english.merging(
        english.map { ($0.key + welshShift, $0.value) },
        uniquingKeysWith: { first, _ in first }
    )

    private static let welshShift = 11

    /// Those that a council may name, in their order; Scotland and Northern Ireland have schedules of their own.
    package static func paragraphs(in nation: Nation) -> [(number: Int, description: String)] {
        let shift = nation == .wales ? welshShift : 0
        return english.sorted { $0.key < $1.key }.map { (number: $0.key + shift, description: $0.value) }
    }

    private static let english: [Int: String] = [
        1: "Information about an individual",
        2: "Information that is likely to reveal who an individual is",
        3: "Information about the financial or business affairs of a person or body",
        4: "Information about consultations or negotiations on a labour relations matter",
        5: "Information for which a claim to legal professional privilege could be kept up",
        6: "Information that would reveal a notice, order or direction that the council intends",
        7: "Information about action on crime",
    ]

    package var description: String { Self.paragraphs[paragraph] ?? "Paragraph \(paragraph)" }

    /// What is missing of its reasoning.
    func issues(field: String) -> [Issue] {
        var issues: [Issue] = []
        if Self.paragraphs[paragraph] == nil {
            issues.append(Issue(field: field, code: "exempt-paragraph-unknown", detail: String(paragraph)))
        }
        if publicInterest.trimmingSpaces.isEmpty {
            issues.append(Issue(field: field, code: "public-interest-missing", detail: String(paragraph)))
        }
        return issues
    }
}
