/// A part of a paper or a record that the public may not see, and why.
///
/// Local Government Act 1972, Schedule 12A, Part 1 (England), with its test of the public interest in Part 2.
package struct ExemptPart: Equatable, Codable, Sendable {
    /// 1 to 7 in England.
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

    /// The descriptions of Schedule 12A, in short.
    package static let paragraphs: [Int: String] = [
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
