package import PlanDomain

/// What the mails say; short, without pictures, and without anything that a stranger could use but the link.
package struct MailText: Equatable, Sendable {
    package let subject: String
    package let text: String

    static func invitation(_ account: Account, _ council: String, _ address: String) -> MailText {
        MailText(
            subject: "Your account for the plan of \(council)",
            text: """
                Hello \(account.name),

                \(council) writes its plan together in Throughline, and an account was made for you.

                Choose a password here; the link works once and for \(FrontDesk.invitationDays) days:
                \(address)

                You sign in with this e-mail address. If you did not expect this mail, you need do nothing.

                """
        )
    }

    package static func reset(_ account: Account, _ council: String, _ address: String) -> MailText {
        MailText(
            subject: "Choose a new password for the plan of \(council)",
            text: """
                Hello \(account.name),

                Somebody, most likely you, asked for a new password. Choose it here; the link works once and for \
                \(FrontDesk.resetMinutes) minutes:
                \(address)

                If it was not you, do nothing: your password stays as it is.

                """
        )
    }

    static func addressChanged(_ account: Account, _ council: String) -> MailText {
        MailText(
            subject: "Your address for the plan of \(council) was changed",
            text: """
                Hello \(account.name),

                An administrator gave your account for the plan of \(council) another e-mail address. You sign in with \
                that from now on, and no more mail about the account comes here.

                If you know nothing of it, tell an administrator at once.

                """
        )
    }

    static func codesReset(_ account: Account, _ council: String, _ address: String) -> MailText {
        MailText(
            subject: "Your sign-in codes for the plan of \(council) were removed",
            text: """
                Hello \(account.name),

                An administrator removed the one-time codes from your account, because the device with them is lost. \
                Choose a new password here; the link works once and for \(FrontDesk.resetMinutes) minutes:
                \(address)

                If you still have your device, tell the administrator at once.

                """
        )
    }
}
