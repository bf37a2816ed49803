package import PlanDomain

/// What a password must be: long, and not one that others try first (NIST SP 800-63B, OWASP ASVS 5.0 V6.2).
///
/// No rule asks for capitals or signs: such rules make passwords harder to remember and no harder to guess.
package enum PasswordRules {
    package static let shortest = 12
    package static let longest = 128

    /// What is wrong with a password for this person.
    package static func issues(_ password: String, name: String, email: String, council: String) -> [Issue] {
        let field = "password"
        if password.count < shortest { return [Issue(field: field, code: "password-too-short", detail: "\(shortest)")] }
        if password.count > longest { return [Issue(field: field, code: "password-too-long", detail: "\(longest)")] }
        let own = (name.split(separator: " ") + email.split { $0 == "@" || $0 == "." } + council.split(separator: " "))
            .map { plain(String($0)) }.filter { $0.count >= 3 }
        if CommonPasswords.contain(password) || isCommon(password, and: own) {
            return [Issue(field: field, code: "password-too-common")]
        }
        return []
    }

    /// Whether nothing is left of it once common words, a person's own, runs of the keyboard and repetition are gone.
    static func isCommon(_ password: String, and own: [String]) -> Bool {
        let half = password.count / 2
        if password.prefix(half) == password.suffix(half), half < shortest { return true }
        if Set(plain(password)).count < 5 { return true }
        // Runs go before signs are read as letters: "1q2w3e4r" has digits of its own.
        var rest = CommonPasswords.runs.reduce(password.lowercased()) { removing($1, from: $0) }
        rest = rest.split(separator: " ").map { plain(String($0)) }.joined(separator: " ")
        // The longest first, or "password" would be taken apart as "pass" and a word that is left.
        for word in (CommonPasswords.words + own).sorted(by: { ($1.count, $0) < ($0.count, $1) }) where word.count >= 3
        {
            rest = rest.replacing(word, with: " ")
        }
        for run in CommonPasswords.runs { rest = removing(run, from: rest) }
        let left = rest.filter { $0 != " " }
        return left.count(where: \.isLetter) < 4 && left.count < 8
    }

    /// Small letters, with the usual signs that stand for letters read as those; digits at the ends tell nothing.
    static func plain(_ text: String) -> String {
        let signs: [Character: Character] = ["@": "a", "$": "s", "!": "i", "|": "l"]
        let inner: [Character: Character] = ["0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t"]
        let lowered = text.lowercased()
        // A sign at an end stands for nothing, unless it is one that a word may begin or end with.
        let core = lowered.trimming { !$0.isLetter && $0 != "@" && $0 != "$" }
        let base = core.isEmpty ? lowered : core
        return String(
            base.compactMap { character in
                let read =
                    signs[character] ?? (base == lowered && core.isEmpty ? character : inner[character] ?? character)
                return read.isLetter || read.isNumber ? read : nil
            }
        )
    }

    /// Takes out stretches of four and more that follow a run of the keyboard, forwards or backwards.
    private static func removing(_ run: String, from text: String) -> String {
        var rest = text
        for line in [run, String(run.reversed())] {
            let keys = Array(line)
            for length in stride(from: keys.count, through: 4, by: -1) {
                for start in 0...(keys.count - length) {
                    rest = rest.replacing(String(keys[start..<start + length]), with: " ")
                }
            }
        }
        return rest
    }
}

extension String {
    fileprivate func trimming(_ isOuter: (Character) -> Bool) -> String {
        guard let first = firstIndex(where: { !isOuter($0) }), let last = lastIndex(where: { !isOuter($0) }) else {
            return ""
        }
        return String(self[first...last])
    }
}
