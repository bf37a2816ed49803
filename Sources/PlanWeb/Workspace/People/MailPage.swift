import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Mail on its way, for those who invite people.
extension WorkspaceVisit {
    func mailPage() async throws -> Answer {
        let mails = try await workspace.desk.store.mails(limit: 100)
        return page("Mail on its way", trail: [("Home", .workspace), ("People and posts", .people)]) {
            element(.h1) { "Mail on its way" }
            element(.p) {
                "The last hundred mails. One that cannot go out is tried again, at first after a minute and at last once a day."
            }
            if !workspace.settings.sendsMail {
                warning("No mail leaves this server") {
                    element(.p) {
                        "It was started without a mail server: what would be sent is written to its console instead."
                    }
                }
            }
            if mails.isEmpty {
                element(.p) { "No mail was ever sent." }
            } else {
                Table(
                    caption: "Mails, newest first",
                    columns: ["To", "Subject", "Written", "State"],
                    rows: mails.map { mail in
                        let state =
                            switch mail.state {
                            case .sent: workspace.settings.sendsMail ? "Sent" : "Written to the console"
                            case .givenUp: "Given up after \(mail.attempts) attempts: \(mail.problem ?? "")"
                            case .waiting:
                                mail.attempts == 0
                                    ? "Waiting"
                                    : "Tried \(mail.attempts) \(mail.attempts == 1 ? "time" : "times"), next on \(mail.nextAttemptAt.inWords): \(mail.problem ?? "")"
                            }
                        return [.text(mail.to), .text(mail.subject), .text(mail.createdAt.inWords), .text(state)]
                    }
                ).html
            }
        }
    }
}
