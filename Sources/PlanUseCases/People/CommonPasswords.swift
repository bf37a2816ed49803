import Foundation
import Ledger

/// The words that the commonest passwords are made of; with numbers, signs and each other they make all of them.
///
/// Our own list, from what every published one has in common: words rather than passwords, so that a few hundred lines
/// refuse what a list of many thousands would.
enum CommonPasswords {
    static let words: [String] =
        """
        password passwort passw pass word letmein welcome login admin administrator root user guest master secret
        access system server computer internet network changeme change default temp temporary test testing demo
        hello hallo bonjour goodbye please thankyou iloveyou loveyou lovely love lover forever always babygirl babyboy
        baby princess prince queen king angel heaven sweet honey sugar sunshine sunny flower rainbow butterfly
        superman batman spiderman starwars pokemon minecraft fortnite dragon monkey tiger lion panther bear eagle
        falcon horse puppy kitten cat dog buster shadow hunter ranger killer ninja samurai warrior soldier
        football soccer baseball basketball hockey rugby cricket tennis golf liverpool chelsea arsenal everton
        manchester united city rangers celtic tottenham newcastle westham leeds stockport county borough council
        london england scotland wales ireland britain british english america york paris berlin
        january february march april may june july august september october november december
        monday tuesday wednesday thursday friday saturday sunday spring summer autumn winter
        michael matthew daniel andrew joshua david james robert john thomas william jordan george charlie harry
        jessica ashley amanda jennifer michelle nicole hannah sarah emma olivia sophie charlotte elizabeth emily
        jack oliver samuel joseph anthony richard edward christopher alexander benjamin nathan justin ryan
        orange banana apple cherry cookie chocolate coffee cheese chicken pepper ginger pizza summer winter
        black white blue green yellow purple silver gold golden diamond crystal
        mustang ferrari porsche mercedes corvette harley yamaha honda toyota jaguar
        computer samsung google facebook twitter youtube microsoft windows android iphone apple linkedin amazon netflix
        freedom success money dollar business manager office company service support security trustno trustme trust
        whatever nothing something anything everything forever together never mother father sister brother family friend
        friends children daughter cheese music guitar metallica nirvana matrix star stars moon jesus christ faith
        plan strategy throughline performance officer director leader cabinet mayor budget
        qwerty qwertz azerty asdf zxcv abc xyz aaa one two three four five six seven eight nine zero
        my the and you are is me i love
        """
        .split(whereSeparator: \.isWhitespace).map(String.init)

    static let runs = [
        "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "01234567890123456789",
        "azertyuiop", "qwertzuiop", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "qazwsxedcrfvtgbyhnujm", "1q2w3e4r5t6y7u8i9o0p",
        "zaq1xsw2cde3vfr4",
    ]

    /// Whether a password is among the commonest long ones, in whatever letters it is typed.
    static func contain(_ password: String) -> Bool {
        let typed = Data(password.lowercased().utf8)
        return digests.contains(Digest(of: typed).bytes.prefix(CommonPasswordDigests.byteCount).asNumber)
    }

    private static let digests: Set<UInt64> = {
        let bytes = Data(base64Encoded: CommonPasswordDigests.base64, options: .ignoreUnknownCharacters) ?? Data()
        let size = CommonPasswordDigests.byteCount
        return Set(stride(from: 0, to: bytes.count, by: size).map { bytes[$0..<$0 + size].asNumber })
    }()
}

extension Sequence<UInt8> {
    fileprivate var asNumber: UInt64 { reduce(0) { $0 << 8 | UInt64($1) } }
}
