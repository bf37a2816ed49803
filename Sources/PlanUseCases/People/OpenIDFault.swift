/// Why nobody could be signed in through the provider, told so that an operator can act on it.
package struct OpenIDFault: Error, Equatable, CustomStringConvertible {
    package let code: Code

    /// What went wrong and what helps, in one line, without personal data and without a code or token.
    package let message: String

    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    package var description: String { message }

    package enum Code: String, Sendable {
        case providerUnreachable
        case discoveryMalformed

        /// The provider did not take the code, or does not know us: the person may try again, an operator should look.
        case codeRefused

        /// No token, one that is not signed as it must be, or one that lacks what every token has.
        case tokenInvalid

        /// The token answers another attempt: someone may have slipped in a code that was not this browser's.
        case nonceMismatch
        case issuerMismatch
        case audienceMismatch

        /// The token's time has passed or not come; often a clock that is wrong.
        case expired
    }
}
