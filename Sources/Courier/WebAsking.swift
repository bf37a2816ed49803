package import Foundation

/// A way to ask other servers, so that whoever asks can be tried without a network.
package protocol WebAsking: Sendable {
    func get(_ url: String) async throws -> WebAnswer
    func post(_ url: String, form: [(String, String)], basicAuth: (user: String, password: String)?) async throws
        -> WebAnswer
}

/// What a web server answered, whatever it is: a status of 500 is an answer too.
package struct WebAnswer: Equatable, Sendable {
    package let status: Int
    package let body: Data

    package init(status: Int, body: Data) {
        self.status = status
        self.body = body
    }
}
