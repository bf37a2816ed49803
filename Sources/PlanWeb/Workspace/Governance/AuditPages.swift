import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import NIOCore
import PlanDomain
import PlanUseCases

/// The audit: everything in the record, and what happened at the door, by person, object, kind and time.
extension WorkspaceVisit {
    /// What the address asks for; empty parts ask for everything.
    private struct Filter {
        let person: Account.ID?
        let object: String
        let kind: String
        let from: Day?
        let to: Day?

        func admits(_ line: RecordHistory.Line, _ words: String) -> Bool {
            let day = line.recordedAt.dayInLondon
            return (person == nil || line.actor == person || line.account == person)
                && (object.isEmpty || words.lowercased().contains(object.lowercased()))
                && (kind.isEmpty || line.kind.hasPrefix(kind))
                && (from.map { day >= $0 } ?? true) && (to.map { day <= $0 } ?? true)
        }

        func admits(_ event: SecurityEvent) -> Bool {
            let day = event.at.dayInLondon
            return (person == nil || event.account == person) && (object.isEmpty || event.address.contains(object))
                && (from.map { day >= $0 } ?? true) && (to.map { day <= $0 } ?? true)
        }
    }

    private var filter: Filter {
        Filter(
            person: Account.ID(query["person"]),
            object: query["object"].trimmingSpaces,
            kind: query["kind"],
            from: Day(iso: query["from"]),
            to: Day(iso: query["to"])
        )
    }

    private var isDoor: Bool { query["source"] == "door" }

    private var filterFields: [(String, String?)] {
        ["source", "person", "object", "kind", "from", "to"].map { ($0, query[$0].isEmpty ? nil : query[$0]) }
    }

    private static let kinds: [(String, String)] = [
        ("", "Everything"), ("plan.", "Plans"), ("framework.", "Other plans"),
        ("governance.", "Meetings and decisions"),
        ("publication.", "Editions"), ("people.", "Posts and who holds them"), ("comment.", "Comments"),
        ("assessment.", "Impact assessments"),
        ("council.", "The council"), ("record.", "Redactions"),
    ]

    /// What an entry is about, in words that a search can find.
    private func words(_ line: RecordHistory.Line) -> String {
        let person = line.account.map { " \(workspace.desk.directory.name(of: $0))" } ?? ""
        return "\(line.summary)\(person) \(line.reason ?? "")"
    }

    private func lines() async throws -> [RecordHistory.Line] {
        let filter = filter
        return try await workspace.chronicle.history(upTo: council.position).lines.filter {
            filter.admits($0, words($0))
        }
    }

    private func events() async throws -> [SecurityEvent] {
        let filter = filter
        return try await workspace.desk.store.securityEvents(of: council.key, limit: 10_000).filter(filter.admits)
    }

    func auditPage() async throws -> Answer {
        let state = try await workspace.chain.finding(at: council.position)
        let number = pageNumber
        let size = 100
        let table: (caption: String, count: Int, html: HTML)
        if isDoor {
            let events = try await events()
            table = (
                "\(events.count) events at the door", events.count,
                eventTable(Array(events.dropFirst((number - 1) * size).prefix(size)), events.count)
            )
        } else {
            let lines = try await lines()
            table = (
                "\(lines.count) entries", lines.count,
                lineTable(Array(lines.reversed().dropFirst((number - 1) * size).prefix(size)), lines.count)
            )
        }
        return page("Audit", trail: [("Home", .workspace)], section: .audit) {
            element(.h1) { "Audit" }
            chain(state)
            filterForm
            element(.p) {
                element(.a, .href(Path.auditFile.asking(filterFields).address)) { "The same as a CSV file" }
            }
            table.html
            asItStood(.audit)
            pager(number, of: (table.count + size - 1) / size, .audit, fields: filterFields)
        }
    }

    private func chain(_ state: Verification.Finding) -> HTML {
        switch state {
        case .sound(let head, let redacted, let contents):
            element(.section, .class("notice"), .aria("label", "The chain")) {
                element(.p) {
                    element(.strong) { "The chain holds." }
                    " \(head.sequence) entries\(redacted == 0 ? "" : ", \(redacted) of them redacted"), and the content of \(contents) released \(contents == 1 ? "edition" : "editions"). Head "
                    element(.code) { head.hash.description }
                    ". Keep it elsewhere: it proves later that nothing before it changed."
                }
            }
        case .broken(let sequence, let fault):
            warning("The chain is broken") {
                element(.p) {
                    "Entry \(sequence) is bad: \(fault). Keep the file as it is, and tell whoever runs the server to restore a backup."
                }
            }
        }
    }

    private var filterForm: HTML {
        element(.form, .class("form filter"), .action(Path.audit.address), .method(.get)) {
            SelectField(
                name: "source",
                label: "Where",
                choices: [("record", "The record"), ("door", "At the door: sign-ins and accounts")],
                chosen: isDoor ? "door" : "record"
            ).html
            SelectField(
                name: "person",
                label: "Person",
                choices: [("", "Everybody"), (Account.machineOperator.description, "The operator of this server")]
                    + workspace.desk.directory.accounts.map { ($0.id.description, $0.name) },
                chosen: query["person"]
            ).html
            FormField(
                name: "object",
                label: "Object",
                hint: "Words such as Priority 1.2, or a network address at the door.",
                value: query["object"],
                limit: 200
            ).html
            SelectField(name: "kind", label: "Kind", choices: Self.kinds.map { ($0.0, $0.1) }, chosen: query["kind"])
                .html
            FormField(name: "from", label: "From", value: query["from"], kind: .date).html
            FormField(name: "to", label: "To", value: query["to"], kind: .date).html
            element(.button, .type("submit")) { "Show" }
        }
    }

    private func lineTable(_ lines: [RecordHistory.Line], _ count: Int) -> HTML {
        Table(
            caption: "\(count) \(count == 1 ? "entry" : "entries"), newest first",
            columns: ["Entry", "When", "Who", "What", "Why", "Authority"],
            rows: lines.map { line in
                let person = line.account.map { ": \(workspace.desk.directory.name(of: $0))" } ?? ""
                return [
                    .text("\(line.sequence)"), .text(line.recordedAt.inWords),
                    .text(workspace.desk.directory.name(of: line.actor)), .text(line.summary + person),
                    .text(line.isRedacted ? "Words removed from the record" : line.reason ?? ""),
                    .text(
                        line.authority.flatMap { council.decisions[$0] }.map { "\($0.body), \($0.day.inWords)" } ?? ""
                    ),
                ]
            }
        ).html
    }

    private func eventTable(_ events: [SecurityEvent], _ count: Int) -> HTML {
        Table(
            caption: "\(count) \(count == 1 ? "event" : "events"), newest first",
            columns: ["When", "What", "Account", "From"],
            rows: events.map {
                [
                    .text($0.at.inWords), .text($0.kind.name),
                    .text(
                        ($0.account.map(workspace.desk.directory.name) ?? "Nobody known")
                            + ($0.actor.map { " (by \(workspace.desk.directory.name(of: $0)))" } ?? "")
                    ), .text($0.address),
                ]
            }
        ).html
    }

    func auditFile() async throws -> Answer {
        var rows: [[String]] = []
        if isDoor {
            rows.append(["at", "event", "account", "account_id", "by", "by_id", "address"])
            rows += try await events().map {
                [
                    $0.at.iso, $0.kind.rawValue, $0.account.map(workspace.desk.directory.name) ?? "",
                    $0.account?.description ?? "", $0.actor.map(workspace.desk.directory.name) ?? "",
                    $0.actor?.description ?? "", $0.address,
                ]
            }
        } else {
            rows.append([
                "entry", "recorded_at", "actor", "actor_id", "kind", "summary", "about", "reason", "authority", "hash",
            ])
            rows += try await lines().map { line in
                [
                    "\(line.sequence)", line.recordedAt.iso, workspace.desk.directory.name(of: line.actor),
                    line.actor.description, line.kind, line.summary,
                    line.account.map(workspace.desk.directory.name) ?? "", line.reason ?? "",
                    line.authority?.description ?? "", line.hash.description,
                ]
            }
        }
        let text = rows.map { row in row.map { CommaSeparated.cell($0) }.joined(separator: ",") + "\r\n" }.joined()
        var fields = SecurityHeaders.workspace
        fields[.contentType] = MediaType.csv
        fields[.contentLength] = String(text.utf8.count)
        fields[.contentDisposition] = "attachment; filename=\"audit-\(isDoor ? "door" : "record")-\(today.iso).csv\""
        return Answer(status: .ok, fields: fields, body: ByteBuffer(string: text))
    }
}
