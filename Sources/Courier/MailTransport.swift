/// A way for messages to leave.
package protocol MailTransport: Sendable {
    /// Returns once the message was taken over by the next server; throws a `CourierFault` otherwise.
    func send(_ message: MailMessage) async throws
}
