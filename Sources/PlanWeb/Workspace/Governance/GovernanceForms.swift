import Foundation
import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// What the forms of meetings, decisions and roads have in common.
extension WorkspaceVisit {
    /// One field; its name is the field that the command's issues name, so that an error leads to it.
    func input(
        _ name: String,
        _ label: String,
        _ issues: [Issue],
        id: String? = nil,
        value: String = "",
        hint: String? = nil,
        kind: FormField.Kind = .text,
        limit: Int = 400,
        isRequired: Bool = true
    ) -> HTML {
        FormField(
            name: name,
            id: id,
            label: label,
            hint: hint,
            value: request.method == .post ? form[name] : value,
            issues: issues,
            kind: kind,
            limit: limit,
            isRequired: isRequired
        ).html
    }

    func choose(
        _ name: String,
        _ label: String,
        _ choices: [(String, String)],
        _ issues: [Issue],
        id: String? = nil,
        chosen: String = "",
        hint: String? = nil
    ) -> HTML {
        SelectField(
            name: name,
            id: id,
            label: label,
            hint: hint,
            choices: choices.map { (value: $0.0, label: $0.1) },
            chosen: request.method == .post ? form[name] : chosen,
            issues: issues
        ).html
    }

    /// A day that a form gives, or what is wrong with it.
    func day(_ name: String) throws(FormProblem) -> Day {
        let text = form[name].trimmingSpaces
        guard let day = Day(iso: text) else {
            throw FormProblem(Issue(field: name, code: "day-malformed", detail: text))
        }
        return day
    }

    /// Issues whose fields stand on the page under other ids.
    func renaming(_ issues: [Issue], _ names: [String: String]) -> [Issue] {
        issues.map { Issue(field: names[$0.field] ?? $0.field, code: $0.code, detail: $0.detail) }
    }

    func text(_ name: String) -> String { form[name].trimmingSpaces }

    /// What a form holds that cannot even be asked for.
    struct FormProblem: Error {
        let issues: [Issue]

        init(_ issues: Issue...) {
            self.issues = issues
        }
    }

    /// Reads a form into a command and has it performed; what cannot be read is told like what is refused.
    func performing(
        on authority: Decision.ID? = nil,
        because why: String? = nil,
        done: Path,
        saying word: DoneWord = .recorded,
        refused: ([Issue]) async throws -> Answer,
        command: () throws -> some Command
    ) async throws -> Answer {
        do {
            let command = try command()
            let answer = try await perform(
                command,
                because: form["reason"].isEmpty ? why : form["reason"],
                on: authority,
                done: done,
                saying: word,
                refused: refused
            )
            // Meetings, notices and decisions are public at once, or not at all.
            if answer.status == .seeOther { try await workspace.published.refresh() }
            return answer
        } catch let problem as FormProblem {
            return try await refused(problem.issues)
        }
    }

    /// A short word for a value as it is shown, so that a form can say what its author saw.
    func mark(_ value: some Encodable) -> String {
        let bytes = (try? JSONEncoder.canonical.encode(value)) ?? Data()
        return Digest(of: bytes).description
    }

    func governanceTrail(_ more: (String, Path)...) -> [(String, Path)] {
        [("Home", .workspace), ("Governance", .governance)] + more
    }

    /// Every body of some kinds, by name.
    func bodyChoices(_ kinds: Set<Body.Kind> = Set(Body.Kind.allCases)) -> [(String, String)] {
        council.bodies.values.filter { kinds.contains($0.kind) }.sorted { ($0.name, $0.key) < ($1.name, $1.key) }
            .map { ($0.key, $0.name) }
    }

    /// Meetings that are not cancelled, of one body or of all, the earliest first.
    func meetingChoices(of bodyKey: String? = nil) -> [(String, String)] {
        council.meetingsByDay.filter {
            $0.cancellation == nil && (bodyKey == nil || $0.bodyKey == nil || $0.bodyKey == bodyKey)
        }
        .map { ($0.key, "\($0.body), \($0.day.inWords)") }
    }

    func facts(_ rows: [(String, HTML)]) -> HTML {
        element(.dl, .class("facts")) {
            for (name, value) in rows where !value.isEmpty {
                element(.div) {
                    element(.dt) { name }
                    element(.dd) { value }
                }
            }
        }
    }
}
