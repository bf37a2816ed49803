import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanInterchange
import PlanUseCases

/// Figures from a file: sent, looked at row by row, and recorded only when the person says so.
extension WorkspaceVisit {
    func importPage(issues: [Issue] = []) -> Answer {
        page(
            "Import figures",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: [("Home", .workspace), ("Measures", .draftMeasures)],
            issues: issues
        ) {
            element(.h1) { "Import figures" }
            element(.p) {
                "A CSV file, one figure a row or with periods as columns. You see first what it would do; nothing is recorded before you say so."
            }
            form(Path.draftMeasures.step("import"), hasFile: true) {
                FileField(
                    name: "file",
                    label: "File",
                    hint:
                        "CSV or text, at most \(WorkspaceRoute.tableLimit / 1024 / 1024) MB. The first row names the columns. Larger files: on the command line.",
                    accept: ".csv,.txt,.tsv,text/csv,text/plain",
                    issues: issues
                ).html
                button("Look at it")
            }
            element(.h2) { "Which columns" }
            element(.p) {
                "measure_code, area_code, period_start, period_end (or period_label), value, status_flag. Other headings are found out where they are usual, and can be set after the file is read."
            }
        }
    }

    func readImport() async throws -> Answer {
        guard let file = request.file, !file.bytes.isEmpty else {
            return importPage(issues: [Issue(field: "file", code: "file-missing")])
        }
        let id = workspace.identities.identity(for: UploadShelf.Upload.self)
        let upload = UploadShelf.Upload(
            account: actor,
            name: String(file.name.prefix(200)),
            bytes: file.bytes,
            digest: Digest(of: .init(file.bytes)),
            at: workspace.desk.now()
        )
        if case .failure(let fault) = read(upload) {
            // Headings that say too little can be put right on the next page; anything else cannot.
            guard case .columnsMissing = fault else {
                return importPage(issues: [Issue(field: "file", code: "typed", detail: fault.sentence)])
            }
        }
        await workspace.uploads.keep(upload, as: id)
        return redirect(to: Path.draftMeasures.step("import").step(id.description))
    }

    private func requiredUpload() async throws -> (Identifier<UploadShelf.Upload>, UploadShelf.Upload) {
        guard let id = values["upload"].flatMap({ Identifier<UploadShelf.Upload>($0) }),
            let upload = await workspace.uploads.upload(id, of: actor, at: workspace.desk.now())
        else { throw Missing() }
        return (id, upload)
    }

    private func read(_ upload: UploadShelf.Upload) -> Result<FigurePreview, FigureFileFault> {
        do throws(FigureFileFault) {
            let file = try FigureFileReader.file(upload.bytes, council: council, mapping: upload.mapping)
            return .success(FigurePreview(file, in: council, today: today))
        } catch {
            return .failure(error)
        }
    }

    // MARK: the preview

    func importPreview(issues: [Issue] = []) async throws -> Answer {
        let (id, upload) = try await requiredUpload()
        let path = Path.draftMeasures.step("import").step(id.description)
        let result = read(upload)
        return page(
            "Look at '\(upload.name)'",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: [
                ("Home", .workspace), ("Measures", .draftMeasures),
                ("Import figures", Path.draftMeasures.step("import")),
            ],
            issues: issues
        ) {
            element(.h1) { "Look at '\(upload.name)'" }
            switch result {
            case .failure(let fault):
                warning("The file cannot be read yet") { element(.p) { fault.sentence } }
                columnForm(path, headings(of: upload), FigureHeadings.mapping(of: headings(of: upload), in: council))
            case .success(let preview):
                summary(preview)
                confirmForm(path, preview, issues)
                refused(preview)
                changed(preview)
                unusual(preview)
                samples(preview)
                element(.details) {
                    element(.summary) { "Which column is what" }
                    columnForm(path, preview.file.mapping.headings, preview.file.mapping)
                }
            }
            buttonForm("Cancel: forget the file", path.step("cancel"))
        }
    }

    private func headings(of upload: UploadShelf.Upload) -> [String] {
        (try? TableReader.rows(of: Array(upload.bytes.prefix(1 << 16))))?.first?.fields.map(\.trimmingSpaces)
            ?? firstRow(upload)
    }

    /// The first row alone, where what follows is no table.
    private func firstRow(_ upload: UploadShelf.Upload) -> [String] {
        var reader = TableReader()
        var first: [String] = []
        try? reader.read(Array(upload.bytes.prefix(1 << 16)), isLast: false) { if first.isEmpty { first = $0.fields } }
        return first.map(\.trimmingSpaces)
    }

    private func summary(_ preview: FigurePreview) -> HTML {
        let file = preview.file
        let ignored = zip(file.mapping.headings, file.mapping.columns).filter { $0.1 == .ignored }.map { "'\($0.0)'" }
        return element(.section, .aria("labelledby", "summary")) {
            element(.h2, .id("summary")) { "What it would do" }
            element(.dl, .class("facts")) {
                count("New", preview.new)
                count("Changed", preview.changed)
                if preview.behind > 0 { count("New numerators, denominators and limits", preview.behind) }
                count("The same", preview.same)
                count("Refused", file.faultCount)
                count("Unusual", preview.unusualCount)
                count("Empty", file.empty)
            }
            element(.p) {
                "\(file.rows) rows, read as \(file.encoding.rawValue), parted by \(file.separator.name)."
                if file.repeated > 0 { " \(file.repeated) figures stand there twice, with the same value." }
                if !ignored.isEmpty { " Not read: \(ignored.joined(separator: ", "))." }
            }
        }
    }

    private func count(_ name: String, _ number: Int) -> HTML {
        element(.div) {
            element(.dt) { name }
            element(.dd) { "\(number)" }
        }
    }

    private func confirmForm(_ path: Path, _ preview: FigurePreview, _ issues: [Issue]) -> HTML {
        guard preview.hasAnything else {
            return element(.p, .class("notice")) {
                preview.same > 0
                    ? "The record holds all these figures already: there is nothing to record."
                    : "There is no figure here that could be recorded."
            }
        }
        return form(path.step("confirm")) {
            hiddenField("position", "\(council.position)")
            if preview.changed > 0 {
                FormField(
                    name: "reason",
                    label: "Why figures that are there already change",
                    hint: "Whoever saw the old ones reads it.",
                    value: form["reason"],
                    issues: issues,
                    limit: Self.reasonLimit,
                    isRequired: true
                ).html
            }
            if preview.unusualCount > 0 {
                FormField(
                    name: "note",
                    label: "What you found about the unusual figures",
                    hint: "They are listed below. Your note stays with the import.",
                    value: form["note"],
                    issues: issues,
                    kind: .area(rows: 2),
                    limit: FigureRemark.limit
                ).html
            }
            if preview.file.faultCount > 0 {
                ChoiceField(
                    name: "skip",
                    legend: "Refused cells",
                    choices: [
                        .init(
                            value: "yes",
                            label: "Record the rest without the \(preview.file.faultCount) that are refused"
                        )
                    ],
                    chosen: Set(form.all("skip")),
                    issues: issues,
                    isSingle: false
                ).html
            }
            let count = preview.new + preview.changed
            button(count == 0 ? "Record them" : "Record \(count) \(count == 1 ? "figure" : "figures")")
        }
    }

    /// Longer lists than this are no page any more.
    private static var listed: Int { 200 }

    private func section(_ id: String, _ heading: String, _ shown: Int, of count: Int, _ table: Table) -> HTML {
        guard count > 0 else { return .empty }
        return element(.section, .aria("labelledby", id)) {
            element(.h2, .id(id)) { heading }
            if count > shown { element(.p) { "The first \(shown) of \(count)." } }
            table.html
        }
    }

    private func refused(_ preview: FigurePreview) -> HTML {
        let shown = preview.file.faults.prefix(Self.listed)
        return section(
            "refused",
            "Refused",
            shown.count,
            of: preview.file.faultCount,
            Table(
                caption: "Cells that cannot be taken",
                columns: ["Line", "Column", "What is wrong"],
                rows: shown.map { [.text("\($0.line)"), .text($0.column), .text($0.sentence)] }
            )
        )
    }

    private func changed(_ preview: FigurePreview) -> HTML {
        let shown = preview.changes.prefix(Self.listed)
        return section(
            "changed",
            "Changed",
            shown.count,
            of: preview.changed,
            Table(
                caption: "Figures that are there already",
                columns: ["Line", "Measure", "Area", "Period", "Is", "Becomes"],
                rows: shown.map { change in
                    [
                        .text("\(change.line)"), .text(change.code.rawValue), .text(areaName(change.key, preview)),
                        .text(change.period.label), .text(change.before?.text ?? ""), .text(change.after.text),
                    ]
                }
            )
        )
    }

    private func unusual(_ preview: FigurePreview) -> HTML {
        let shown = preview.unusual.prefix(Self.listed)
        return section(
            "unusual",
            "Unusual",
            shown.count,
            of: preview.unusualCount,
            Table(
                caption: "Figures worth a second look",
                columns: ["Line", "Measure", "Area", "Period", "Figure", "Why"],
                rows: shown.map { item in
                    [
                        .text("\(item.line)"), .text(item.code.rawValue), .text(areaName(item.key, preview)),
                        .text(item.period.label), .text(item.figure.plain),
                        .text(item.reasons.map(\.inWords).joined(separator: "; ")),
                    ]
                }
            )
        )
    }

    private func samples(_ preview: FigurePreview) -> HTML {
        section(
            "new",
            "New",
            preview.samples.count,
            of: preview.new,
            Table(
                caption: "New figures, to see that the file is read rightly",
                columns: ["Line", "Measure", "Area", "Period", "Figure"],
                rows: preview.samples.map { sample in
                    [
                        .text("\(sample.line)"), .text(sample.code.rawValue), .text(areaName(sample.key, preview)),
                        .text("\(sample.period.label)\(sample.key.isForecast ? " (forecast)" : "")"),
                        .text(sample.after.text),
                    ]
                }
            )
        )
    }

    private func areaName(_ key: SeriesKey, _ preview: FigurePreview) -> String {
        let name = council.areas[key.area]?.name ?? preview.file.areas.first { $0.code == key.area }?.name
        return (name ?? key.area.rawValue) + (key.breakdown == .all ? "" : ", \(key.breakdown.text)")
            + (key.component == .value ? "" : ", \(key.component.name.lowercasedFirst)")
    }

    // MARK: columns

    private func columnForm(_ path: Path, _ headings: [String], _ mapping: FigureMapping) -> HTML {
        form(path.step("columns")) {
            for (place, heading) in headings.enumerated() {
                let column = place < mapping.columns.count ? mapping.columns[place] : .ignored
                SelectField(
                    name: "column-\(place)",
                    label: "'\(heading)' is",
                    choices: choices(with: column),
                    chosen: column.text
                ).html
            }
            button("Read it again with these columns", isQuiet: true)
        }
    }

    private func choices(with column: FigureMapping.Column) -> [(value: String, label: String)] {
        let usual: [FigureMapping.Column] = [
            .ignored, .measure, .area, .areaName, .period, .periodType, .periodStart, .periodEnd, .value, .flag,
            .breakdown, .component(.numerator), .component(.denominator), .component(.lowerLimit),
            .component(.upperLimit), .values,
        ]
        let all = usual.contains(column) ? usual : usual + [column]
        return all.map { ($0.text, $0.inWords.capitalizedFirst) }
    }

    func mapImport() async throws -> Answer {
        let (id, upload) = try await requiredUpload()
        let headings = headings(of: upload)
        let columns = headings.indices.map { FigureMapping.Column(text: form["column-\($0)"]) ?? .ignored }
        await workspace.uploads.map(id, FigureMapping(headings: headings, columns: columns))
        return redirect(to: Path.draftMeasures.step("import").step(id.description))
    }

    // MARK: the end

    func confirmImport() async throws -> Answer {
        let (id, upload) = try await requiredUpload()
        guard case .success(let preview) = read(upload) else { return try await importPreview() }
        // What was looked at is what is recorded: a record that moved on is looked at again.
        guard Int(form["position"]) == council.position else {
            return try await importPreview(issues: [Issue(field: "summary", code: "import-moved-on")])
        }
        if preview.file.faultCount > 0, !form.all("skip").contains("yes") {
            return try await importPreview(
                issues: [Issue(field: "skip", code: "refused-unconfirmed", detail: "\(preview.file.faultCount)")]
            )
        }
        let note = form["note"].trimmingSpaces
        let command = RecordFigures(
            id: workspace.identities.identity(for: FigureImport.self),
            file: .init(name: upload.name, digest: upload.digest.description),
            mapping: upload.mapping,
            areas: preview.file.areas,
            figures: preview.file.figures,
            note: note.isEmpty ? nil : note
        )
        let answer = try await perform(
            command,
            because: form["reason"],
            done: Path.draftMeasures.step("imports"),
            saying: .imported
        ) { try await importPreview(issues: $0) }
        if answer.status == .seeOther { await workspace.uploads.remove(id) }
        return answer
    }

    func cancelImport() async throws -> Answer {
        let (id, _) = try await requiredUpload()
        await workspace.uploads.remove(id)
        return redirect(to: Path.draftMeasures.step("import"))
    }
}
