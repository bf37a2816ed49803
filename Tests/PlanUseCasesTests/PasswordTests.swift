import PlanDomain
import Testing

@testable import PlanUseCases

/// Passwords: what is refused, how they are kept, and how they are checked.
struct PasswordTests {
    private func codes(_ password: String) -> [String] {
        PasswordRules.issues(
            password,
            name: "Sam Okafor",
            email: "sam.okafor@anytown.gov.uk",
            council: "Anytown Council"
        )
        .map(\.code)
    }

    @Test(arguments: [
        ("short", "password-too-short"), ("elevenchars", "password-too-short"),
        (String(repeating: "long words ", count: 12), "password-too-long"), ("passwordpassword", "password-too-common"),
        ("Password12345!", "password-too-common"), ("P@ssw0rd2024!!", "password-too-common"),
        ("qwertyuiop123", "password-too-common"), ("1qaz2wsx3edc", "password-too-common"),
        ("1q2w3e4r5t6y7u8i9o0p", "password-too-common"), ("manutdmanutd", "password-too-common"),
        ("1234567890123", "password-too-common"),
        ("aaaaaaaaaaaaaa", "password-too-common"), ("abcabcabcabcabc", "password-too-common"),
        ("iloveyou12345", "password-too-common"), ("Liverpool2024!", "password-too-common"),
        ("welcome123456", "password-too-common"), ("letmeinplease1", "password-too-common"),
        ("samokafor12345", "password-too-common"), ("anytown-council-1", "password-too-common"),
        ("throughline2024", "password-too-common"), ("summer2024summer", "password-too-common"),
    ])
    func `A password that is short, long or tried first is refused`(password: String, code: String) {
        #expect(codes(password) == [code])
    }

    @Test(arguments: ["familiasilva", "FAMILIASILVA", "exgirlfriend", "eveningcucumber", "mailcreated5240"])
    func `A password that leaked often is refused, whatever it is made of`(password: String) {
        #expect(CommonPasswords.contain(password))
        #expect(codes(password) == ["password-too-common"])
        #expect(!CommonPasswords.contain(password + "x"))
    }

    @Test(arguments: [
        "violet teapot mountain", "correct horse battery staple", "x7Gq-02m_Lwz9", "twelve chars", "ŵyth o'r gloch nos",
        "dim ysmygu yma heddiw", "ΑΒΓΔΕΖΗΘΙΚΛΜΝ",
    ])
    func `A password that is long and not common is taken, whatever its letters`(password: String) {
        #expect(codes(password).isEmpty)
    }

    @Test func `A hash fits its own password, in whatever composition it is typed, and no other`() throws {
        let hash = try PasswordHash(hashing: "caf\u{E9} violet teapot", cost: .low)
        #expect(try hash.matches("caf\u{E9} violet teapot"))
        #expect(try hash.matches("cafe\u{301} violet teapot"))
        #expect(try !hash.matches("cafe violet teapot"))
        #expect(try PasswordHash(hashing: "caf\u{E9} violet teapot", cost: .low) != hash, "Each has a salt of its own.")
        #expect(PasswordHash(text: hash.text) == hash)
    }

    @Test func `The usual cost is one that OWASP names, and a weaker hash is known as such`() throws {
        let usual = try PasswordHash(hashing: "violet teapot", cost: .usual)
        #expect(usual.text.hasPrefix("scrypt$15$8$3$"))
        #expect(!usual.isWeaker(than: .usual))
        #expect(try PasswordHash(hashing: "violet teapot", cost: .low).isWeaker(than: .usual))
    }

    @Test(arguments: ["", "scrypt", "scrypt$15$8$3$$", "bcrypt$1$1$1$YQ==$YQ==", "scrypt$99$8$3$YQ==$YQ=="])
    func `What is no hash is not read as one`(text: String) {
        #expect(PasswordHash(text: text) == nil)
    }

    @Test func `A full queue refuses at once, and nobody matches without a hash`() async throws {
        let hasher = PasswordHasher(cost: .low, limit: 0)
        await #expect(throws: PasswordHasher.Busy.self) { try await hasher.hash("violet teapot") }
        #expect(try await !PasswordHasher(cost: .low).matches("violet teapot", nil))
    }

    /// RFC 6238, appendix B, for SHA-1 (the last six digits of the eight given there).
    @Test(arguments: [
        (59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"),
        (2_000_000_000, "279037"), (20_000_000_000, "353130"),
    ])
    func `One-time codes are those of RFC 6238`(seconds: Int64, code: String) {
        let codes = OneTimeCode(secret: .init("12345678901234567890".utf8))
        #expect(codes.code(at: Moment(millisecondsSinceEpoch: seconds * 1000)) == code)
    }

    @Test(arguments: [(-61, false), (-30, true), (0, true), (30, true), (61, false)])
    func `A code is good one step early or late and no further`(offset: Int64, isGood: Bool) {
        let codes = OneTimeCode(secret: .init("12345678901234567890".utf8))
        let now = Moment(millisecondsSinceEpoch: 1_708_765_215_000)
        let code = codes.code(at: Moment(millisecondsSinceEpoch: now.millisecondsSinceEpoch + offset * 1000))
        #expect((codes.step(of: code, at: now) != nil) == isGood)
        #expect(codes.step(of: " \(code.prefix(3)) \(code.suffix(3)) ", at: now) == codes.step(of: code, at: now))
    }

    @Test(arguments: ["", "12345", "1234567", "abcdef", "１２３４５６", "12 34"])
    func `What is no code is refused`(typed: String) {
        let codes = OneTimeCode(secret: .init("12345678901234567890".utf8))
        #expect(codes.step(of: typed, at: Moment(millisecondsSinceEpoch: 0)) == nil)
    }

    @Test func `Tokens are long, unlike each other, and their form token tells nothing of them`() {
        let tokens = (0..<100).map { _ in SecretToken.random() }
        #expect(Set(tokens.map(\.text)).count == 100)
        #expect(tokens.allSatisfy { $0.text.utf8.count == 43 && SecretToken($0.text) == $0 })
        #expect(Set(tokens.map(\.formToken)).count == 100)
        #expect(tokens[0].accepts(formToken: tokens[0].formToken))
        #expect(!tokens[0].accepts(formToken: tokens[1].formToken) && !tokens[0].accepts(formToken: ""))
        #expect(SecretToken("short") == nil && SecretToken(String(repeating: "é", count: 43)) == nil)
    }
}
