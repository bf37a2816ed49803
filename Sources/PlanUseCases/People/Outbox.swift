package import Courier
package import Ledger
package import Logging
package import PlanDomain
package import ServiceLifecycle

/// Mail on its way out: kept in the store first, sent by a service of its own, tried again with growing pauses.
///
/// A mail is claimed before it is sent, so that two senders never send it; it keeps its Message-ID at each attempt, so
/// that a mail server knows one whose taking-over was cut off.
package struct Outbox: Sendable {
    private let store: any AccountStore
    private let now: @Sendable () -> Moment
    private let sender: Sender
    private let bell: AsyncStream<Void>
    private let ring: AsyncStream<Void>.Continuation

    /// Whom mails come from.
    package struct Sender: Sendable {
        package let name: String
        package let address: String

        package init(name: String, address: String) {
            self.name = name
            self.address = address
        }

        var host: String { address.split(separator: "@").last.map(String.init) ?? "localhost" }
    }

    /// Attempts before a mail is given up: the last pause is a day, and all of them together are more than three.
    static let attemptLimit = 12

    package init(store: any AccountStore, sender: Sender, now: @escaping @Sendable () -> Moment) {
        self.store = store
        self.sender = sender
        self.now = now
        (bell, ring) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Puts a mail into the outbox; it is kept when this returns.
    package func send(_ mail: MailText, to account: Account) async throws {
        let id = "\(SecretToken.random().text.prefix(24).lowercased())@\(sender.host)"
        try await store.keep(
            OutgoingMail(id: id, to: account.email, subject: mail.subject, text: mail.text, createdAt: now())
        )
        ring.yield()
    }

    /// Sends what is due, each mail once; gives how many went out.
    @discardableResult
    package func deliver(over transport: any MailTransport, logger: Logger) async throws -> Int {
        var count = 0
        for mail in try await store.mails(due: now(), limit: 50) {
            // Ten minutes are longer than any attempt may take: a sender that died lets go of it by then.
            let claimed = Moment(millisecondsSinceEpoch: now().millisecondsSinceEpoch + 600_000)
            guard try await store.claim(mail, at: now(), until: claimed) else { continue }
            var next = mail
            next.attempts += 1
            do {
                try await transport.send(try message(mail))
                next.state = .sent
                next.problem = nil
                next.text = ""
                count += 1
            } catch let fault as CourierFault {
                next.problem = fault.message
                let isHopeless = fault.code == .refusedForGood || next.attempts >= Self.attemptLimit
                next.state = isHopeless ? .givenUp : .waiting
                if isHopeless { next.text = "" }
                next.nextAttemptAt = Moment(
                    millisecondsSinceEpoch: now().millisecondsSinceEpoch + Self.pause(after: next.attempts)
                )
                logger.warning(
                    "a mail did not go out",
                    metadata: ["attempt": "\(next.attempts)", "given-up": "\(isHopeless)", "cause": "\(fault.message)"]
                )
            }
            try await store.keep(next)
        }
        return count
    }

    /// In milliseconds: one minute, two, four and so on, up to a day.
    static func pause(after attempts: Int) -> Int64 { min(60_000 << Int64(min(attempts - 1, 11)), 86_400_000) }

    private func message(_ mail: OutgoingMail) throws -> MailMessage {
        try MailMessage(
            from: MailAddress(sender.address, name: sender.name),
            to: MailAddress(mail.to),
            subject: mail.subject,
            body: mail.text,
            messageID: mail.id,
            writtenAt: mail.createdAt.millisecondsSinceEpoch
        )
    }

    /// Sends until the service group stops: at once when a mail comes in, and every half minute what is to be tried again.
    package func service(over transport: any MailTransport, logger: Logger) -> some Service {
        OutboxService(outbox: self, transport: transport, logger: logger)
    }

    private struct OutboxService: Service {
        let outbox: Outbox
        let transport: any MailTransport
        let logger: Logger

        func run() async throws {
            await cancelWhenGracefulShutdown {
                await withTaskGroup(of: Void.self) { group in
                    group.addTask { for await _ in outbox.bell { await attempt() } }
                    group.addTask {
                        while !Task.isCancelled {
                            await attempt()
                            try? await Task.sleep(for: .seconds(30))
                        }
                    }
                }
            }
        }

        private func attempt() async {
            do {
                try await outbox.deliver(over: transport, logger: logger)
            } catch {
                logger.error("the outbox could not be read", metadata: ["cause": "\(error)"])
            }
        }
    }
}
