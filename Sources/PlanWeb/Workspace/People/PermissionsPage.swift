import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Who may do what, and why.
extension WorkspaceVisit {
    /// The table in the code, as it is asked at every request, with the people whom it lets in today.
    func permissionsPage() -> Answer {
        page("Who may do what, and why", trail: [("Home", .workspace), ("People and posts", .people)]) {
            element(.h1) { "Who may do what, and why" }
            element(.p) {
                "This is the table that the server asks at every request. What is not in it cannot be done by anybody. Whoever runs commands on the server's machine owns its files and is not in it."
            }
            for action in Action.allCases {
                element(.section, .aria("labelledby", action.rawValue)) {
                    element(.h2, .id(action.rawValue)) { action.name }
                    element(.p) { action.why }
                    Table(
                        caption: "\(action.name): roles that may, and who has them",
                        columns: ["Role", "Who has it"],
                        rows: Role.allCases.filter(action.roles.contains).map { role in
                            [.text(role.name), .text(people(with: role))]
                        }
                    ).html
                }
            }
            asItStood(.permissions)
        }
    }

    private func people(with role: Role) -> String {
        let found = workspace.desk.directory.accounts.filter(\.isActive).flatMap { account in
            council.standings(of: account.id, on: shownDay).filter { $0.role == role }.map { standing in
                "\(account.name), \(standing.post.title)\(standing.scope == .council ? "" : " (\(council.words(for: standing.scope)))")\(standing.delegatedBy == nil ? "" : ", delegated")"
            }
        }
        return found.isEmpty ? "Nobody" : found.joined(separator: "; ")
    }
}
