import Foundation
import HTTPTypes
import HashTreeCollections
import Markup
import NIOCore
import PlanDomain
import PlanUseCases

/// The files behind a measure's figures: who may give a figure may attach what it was taken from.
extension WorkspaceVisit {
    func evidencePage(issues: [Issue] = []) throws -> Answer {
        let measure = try requiredMeasure()
        return page(
            "Attach evidence to \(measure.code)",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: [
                ("Home", .workspace), ("Measures", .draftMeasures), (measure.definition.title, Path.draft(measure)),
            ],
            issues: issues
        ) {
            element(.p, .class("caption")) { "\(measure.code): \(measure.definition.title)" }
            element(.h1) { "Attach evidence" }
            element(.p) {
                "The return, report or list that a figure was taken from. Whoever may see measures here can open it; the public never can."
            }
            form(Path.draft(measure).step("evidence"), hasFile: true) {
                FormField(
                    name: "period",
                    label: "Period of the figure",
                    value: form.has("period") ? form["period"] : council.lastOwnPeriod(of: measure)?.label ?? "",
                    issues: issues,
                    limit: 60,
                    isRequired: true
                ).html
                FileField(
                    name: "file",
                    label: "File",
                    hint:
                        "PDF, Word, Excel, OpenDocument, CSV, text, PNG or JPEG, at most \(EvidenceFile.sizeLimit / 1024 / 1024) MB.",
                    accept: EvidenceFormat.allCases.map { ".\($0.rawValue)" }.joined(separator: ","),
                    issues: issues
                ).html
                FormField(
                    name: "note",
                    label: "What it shows",
                    hint: "Such as the page or the sheet with the figure.",
                    value: form["note"],
                    issues: issues,
                    limit: 500
                ).html
                button("Attach the file")
            }
        }
    }

    func attachEvidence() async throws -> Answer {
        let measure = try requiredMeasure()
        var issues: [Issue] = []
        var period: Period?
        switch typedPeriod("period", of: measure) {
        case .success(let found): period = found
        case .failure(let fault): issues.append(fault.issue)
        }
        let file = request.file.flatMap { $0.bytes.isEmpty ? nil : $0 }
        if file == nil { issues.append(Issue(field: "file", code: "file-missing")) }
        guard issues.isEmpty, let period, let file else { return try evidencePage(issues: issues) }
        let sent = EvidenceShelf.Sent(
            name: file.name,
            bytes: file.bytes,
            measureID: measure.id,
            period: period,
            note: form["note"].trimmingSpaces
        )
        let id = workspace.identities.identity(for: EvidenceFile.self)
        let outcome = try await workspace.evidence.attach(sent, id: id, as: actor)
        return try await answer(to: outcome, done: .draft(measure), saying: .added) { try evidencePage(issues: $0) }
    }

    func withdrawEvidence() async throws -> Answer {
        let measure = try requiredMeasure()
        let evidence = try requiredEvidence(measure)
        let command = WithdrawEvidence(measureID: measure.id, evidenceID: evidence.id)
        return try await perform(command, because: form["reason"], done: .draft(measure)) { issues in
            try measurePage(
                issues: issues.map { Issue(field: "reason-\(evidence.id)", code: $0.code, detail: $0.detail) }
            )
        }
    }

    /// The file itself, to be saved and never shown inside of the workspace: whatever it holds, nothing of it runs here.
    func evidenceFile() async throws -> Answer {
        let evidence = try requiredEvidence(try requiredMeasure())
        guard evidence.withdrawn == nil, let bytes = try await workspace.evidence.bytes(of: evidence) else {
            throw Missing()
        }
        var fields = SecurityHeaders.workspace
        fields[.contentType] = evidence.format.mediaType
        fields[.contentLength] = String(bytes.count)
        // Plain signs alone in the quoted form, the whole name in the other (RFC 6266).
        let plain = String(evidence.name.unicodeScalars.map { Self.isPlain($0) ? Character($0) : "_" })
        let whole = evidence.name.utf8.map { Self.isPlain(UnicodeScalar($0)) ? String(UnicodeScalar($0)) : percent($0) }
        fields[.contentDisposition] = "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(whole.joined())"
        return Answer(status: .ok, fields: fields, body: ByteBuffer(bytes: bytes))
    }

    private static func isPlain(_ scalar: UnicodeScalar) -> Bool {
        scalar.isASCII
            && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-_.".unicodeScalars.contains(scalar))
    }

    private func percent(_ byte: UInt8) -> String {
        "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }

    private func requiredEvidence(_ measure: Measure) throws -> EvidenceFile {
        guard let id = values["evidence"].flatMap({ EvidenceFile.ID($0) }),
            let evidence = council.evidence[measure.id]?.first(where: { $0.id == id })
        else { throw Missing() }
        return evidence
    }

    /// On a measure's page: each file with its figure, and a way to take it back.
    @HTMLBuilder func evidenceList(_ measure: Measure, _ issues: [Issue]) -> HTML {
        let files = (council.evidence[measure.id] ?? []).filter { $0.withdrawn == nil }
        let may = may(.recordFigures, .measure(measure.id))
        element(.section, .aria("labelledby", "evidence")) {
            element(.h2, .id("evidence")) { "Evidence" }
            if files.isEmpty {
                element(.p) { "No file is attached to its figures." }
            } else {
                Table(
                    caption: "Files behind the figures of \(measure.code), newest first",
                    columns: ["Period", "File", "What it shows"],
                    rows: files.sorted { ($0.period, $0.sequence) > ($1.period, $1.sequence) }.map { file in
                        let path = Path.draft(measure).step("evidence").step(file.id.description)
                        return [
                            .text(file.period.label),
                            link(file.name, to: path) + .text(" (\(file.format.inWords), \(file.sizeInWords))"),
                            .text(file.note),
                        ]
                    }
                ).html
            }
            if may {
                element(.p) { link("Attach a file", to: Path.draft(measure).step("evidence")) }
                for file in files {
                    element(.details, issues.contains { $0.field == "reason-\(file.id)" } ? .open : nil) {
                        element(.summary) { "Withdraw '\(file.name)' (\(file.period.label))" }
                        form(Path.draft(measure).step("evidence").step(file.id.description).step("withdraw")) {
                            FormField(
                                name: "reason",
                                id: "reason-\(file.id)",
                                label: "Why it is withdrawn",
                                value: "",
                                issues: issues,
                                limit: Self.reasonLimit,
                                isRequired: true
                            ).html
                            button("Withdraw the file", isQuiet: true)
                        }
                    }
                }
            }
        }
    }
}

extension EvidenceFile {
    /// "340 KB", "2.4 MB".
    fileprivate var sizeInWords: String {
        let tenths = (size * 10 + 524_288) / 1_048_576
        return size < 1_048_576 ? "\((size + 1023) / 1024) KB" : "\(tenths / 10).\(tenths % 10) MB"
    }
}

extension Council {
    /// The last period for which its own area has anything recorded.
    func lastOwnPeriod(of measure: Measure) -> Period? {
        ownArea.flatMap { series(of: measure.id, SeriesKey(area: $0)).periods.last }
    }
}
