/// Why a message or a question did not get through, told so that the outbox and an operator can act on it.
package struct CourierFault: Error, Equatable, CustomStringConvertible {
    package let code: Code

    /// What went wrong and what helps, in one line, without personal data: never an address, never a server's own words.
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }

    /// What the outbox goes by: it tries again on `tryAgain` and `unreachable`, and gives up on `refusedForGood`.
    package enum Code: String, Sendable {
        /// This message will never be taken: the server answered 5xx to it, or it cannot be written as mail at all.
        case refusedForGood

        /// The server asks for patience (4xx), or refuses us and not the message: a wrong password, an unknown client.
        case tryAgain

        /// No connection, or one that broke.
        case unreachable

        /// Not to be had in privacy: no TLS, a certificate that nobody vouches for, plain HTTP.
        case insecure

        /// An answer beyond what we read.
        case tooLarge
        case other
    }
}
