import ArgumentParser
import Foundation
import Ledger
import PlanDomain
import PlanUseCases
import PlanWeb
import SQLiteLedger

/// Accounts, for whoever runs the machine.
struct AccountCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "Add, list, disable and reset accounts, beside a running server.",
        subcommands: [Add.self, List.self, Disable.self, Reset.self]
    )

    /// Where the caller is, in the list of what happened at the door.
    private static let caller = FrontDesk.Caller(address: "console", browser: "")

    private static func desk(_ options: DataOptions) async throws -> (desk: FrontDesk, store: SQLiteLedger) {
        let (store, office) = try await options.accounts()
        let desk = FrontDesk(
            office: office,
            store: store,
            directory: try await Directory(of: office.key, in: store),
            hasher: PasswordHasher(),
            now: Clock.now
        )
        return (desk, store)
    }

    private static func account(_ email: String, _ desk: FrontDesk) throws -> Account {
        guard let account = desk.directory.account(email: email) else {
            throw Failure("There is no account with the address '\(email)'. 'throughline account list' shows all.")
        }
        return account
    }

    /// Where links lead.
    struct OriginOption: ParsableArguments {
        @Option(help: "Scheme and host under which people reach the site (THROUGHLINE_ORIGIN).")
        var origin = ProcessInfo.processInfo.environment["THROUGHLINE_ORIGIN"] ?? "http://localhost:8080"
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add an account and print the link by which its owner chooses a password.",
            discussion: """
                With --role a post of that name is made and given too; that is written to the record, so no server may be \
                running. Without it the account has no post: an administrator gives one in the workspace.
                """
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var originOption: OriginOption
        @Option(help: "The person's name.") var name: String
        @Option(help: "The work e-mail address.") var email: String
        @Option(help: "officer, member, partner or service.") var kind = "officer"
        @Option(help: "A role for the whole council, such as administrator or strategy-lead.") var role: String?

        func run() async throws {
            guard let kind = Account.Kind(rawValue: kind) else {
                throw Failure("'\(kind)' is no kind: choose officer, member, partner or service.")
            }
            let role = try role.map { text in
                guard let role = Role(rawValue: text) else {
                    throw Failure(
                        "'\(text)' is no role: choose \(Role.allCases.map(\.rawValue).joined(separator: ", "))."
                    )
                }
                return role
            }
            // Asked first: with a role the record is written, which a running server forbids.
            let lock = try role.map { _ in try options.folder.lockMakingFolder() }
            defer { withExtendedLifetime(lock) {} }
            let (desk, store) = try await desk(options)
            let issues = Account.issues(name: name, email: email)
            guard issues.isEmpty else { throw Failure(issues.map(\.sentence).joined(separator: " ")) }
            let account = Account(
                id: IdentitySource.random.identity(for: Account.self),
                name: name.trimmingSpaces,
                email: Account.normal(email: email),
                kind: kind,
                createdAt: Clock.now(),
                lastSeenPosition: desk.office.council.position
            )
            guard try await store.keep(account, of: desk.office.key) else {
                throw Failure("There is an account with the address \(account.email) already.")
            }
            try await desk.note(.accountAdded, account.id, AccountCommand.caller, by: Account.machineOperator)
            if let role { try await give(role, to: account.id, desk) }
            let link = try await desk.invitationLink(
                for: account.id,
                from: AccountCommand.caller,
                by: Account.machineOperator
            )
            print("Added \(account.name), \(account.email)\(role.map { ", \($0.name.lowercased())" } ?? "").")
            print("They choose a password here, once, within seven days:")
            print(Workspace.addresses(originOption.origin).invitation(link))
        }

        private func give(_ role: Role, to account: Account.ID, _ desk: FrontDesk) async throws {
            let post = Post(
                id: IdentitySource.random.identity(for: Post.self),
                title: role.name,
                unit: "",
                grants: [RoleGrant(role: role)],
                from: Clock.today
            )
            let appointment = Appointment(
                id: IdentitySource.random.identity(for: Appointment.self),
                postID: post.id,
                account: account,
                from: Clock.today
            )
            let why = "Given on the server's console"
            for outcome in [
                try await desk.office.perform(RecordPost(post), as: Account.machineOperator, because: why),
                try await desk.office.perform(AppointToPost(appointment), as: Account.machineOperator, because: why),
            ] {
                guard case .refused(let issues) = outcome else { continue }
                throw Failure(issues.map(\.sentence).joined(separator: " "))
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the accounts with the posts they hold today.")
        @OptionGroup var options: DataOptions

        func run() async throws {
            let (store, key) = try await options.reading()
            let council = try await Replay(store).council(key).council
            let accounts = try await store.accounts(of: key)
            if accounts.isEmpty { print("There is no account yet. 'throughline serve' prints a link for the first.") }
            for account in accounts {
                let posts = council.posts(of: account.id, on: Clock.today).map(\.title).joined(separator: "; ")
                let marks = [account.isActive ? nil : "shut", account.isExample ? "example" : nil].compactMap(\.self)
                print(
                    "\(account.email)  \(account.name)  \(account.kind.rawValue)\(marks.isEmpty ? "" : " (\(marks.joined(separator: ", ")))")"
                )
                print("    \(posts.isEmpty ? "no post" : posts)")
            }
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shut an account: its sessions end at once, and it cannot sign in.",
            discussion: """
                Its posts end too, and go to --successor where one is named; that is written to the record. While a server \
                runs, the account is shut at once and the posts are left for the workspace.
                """
        )
        @OptionGroup var options: DataOptions
        @Argument(help: "The e-mail address.") var email: String
        @Option(help: "The e-mail address of who takes over the posts.") var successor: String?

        func run() async throws {
            let lock = try? options.folder.lockMakingFolder()
            defer { withExtendedLifetime(lock) {} }
            let (desk, store) = try await desk(options)
            var account = try AccountCommand.account(email, desk)
            let next = try successor.map { try AccountCommand.account($0, desk) }
            let held = desk.office.council.posts(of: account.id, on: Clock.today)
            guard lock != nil else {
                account.isActive = false
                _ = try await store.keep(account, of: desk.office.key)
                guard try await desk.hasAdministrator() else {
                    account.isActive = true
                    _ = try await store.keep(account, of: desk.office.key)
                    throw Failure(
                        "Nobody else looks after accounts. Appoint another administrator first. Nothing was changed."
                    )
                }
                try await desk.signOutEverywhere(account.id, from: AccountCommand.caller, by: Account.machineOperator)
                try await desk.note(.accountDisabled, account.id, AccountCommand.caller, by: Account.machineOperator)
                print("\(account.email) is shut.")
                if !held.isEmpty {
                    print(
                        "A server is running: hand over in the workspace: \(held.map(\.title).joined(separator: "; "))."
                    )
                }
                return
            }
            let reception = Reception(
                desk: desk,
                outbox: Outbox(store: store, sender: .init(name: "", address: "throughline@localhost"), now: Clock.now),
                addresses: Workspace.addresses("")
            )
            let ending = try await reception.disable(
                account.id,
                postsTo: next?.id,
                identities: .random,
                as: Account.machineOperator,
                from: AccountCommand.caller
            )
            if case .refused(let issues) = ending { throw Failure(issues.map(\.sentence).joined(separator: " ")) }
            print("\(account.email) is shut\(held.isEmpty ? "" : ", and its posts are ended").")
        }
    }

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a link for a new password; with --codes also remove the one-time codes."
        )
        @OptionGroup var options: DataOptions
        @OptionGroup var originOption: OriginOption
        @Argument(help: "The e-mail address.") var email: String
        @Flag(help: "The device with the codes is lost: remove them.") var codes = false

        func run() async throws {
            let (desk, _) = try await desk(options)
            let account = try AccountCommand.account(email, desk)
            guard account.isActive else { throw Failure("The account is shut. Open it in the workspace first.") }
            if codes {
                try await desk.resetCredentials(
                    of: account.id,
                    from: AccountCommand.caller,
                    by: Account.machineOperator
                )
            }
            try await desk.signOutEverywhere(account.id, from: AccountCommand.caller, by: Account.machineOperator)
            let link = try await desk.resetLink(for: account.id)
            let more = codes ? ", and its password and one-time codes are removed" : ""
            print("All sessions of \(account.email) are ended\(more).")
            print("A new password is chosen here, once, within an hour:")
            print(Workspace.addresses(originOption.origin).reset(link))
        }
    }
}
