import HashTreeCollections
import PlanTestSupport
import Testing

@testable import PlanDomain

/// Files behind figures, places with their parts and successors, and lists of councils to compare with.
struct EvidenceTests {
    private let world = MeasuredCouncil()

    private func file(
        _ name: String = "return.pdf",
        period: String = "2023FY",
        size: Int = 10,
        digest: String = "ab",
        note: String = ""
    ) -> EvidenceFile {
        EvidenceFile(
            id: world.sample.world.new(),
            measureID: world.homes.id,
            period: .sample(period),
            name: name,
            format: .pdf,
            size: size,
            digest: digest,
            note: note
        )
    }

    @Test func `A file is attached once, withdrawn with a reason, and the record keeps both`() throws {
        var world = world
        let first = file()
        try world.perform(AttachEvidence(first))
        #expect(world.council.evidence[world.homes.id]?.map(\.sequence) == [world.council.position])
        #expect(world.ruling(AttachEvidence(file("other.pdf"))) == .changes([]), "The same bytes for the same figure")
        let withdraw = WithdrawEvidence(measureID: world.homes.id, evidenceID: first.id)
        #expect(world.ruling(withdraw) == .refused([Issue(field: "reason", code: "reason-missing")]))
        try world.perform(withdraw, reason: "It names persons")
        #expect(world.council.evidence[world.homes.id]?.first?.withdrawn == world.council.position)
        #expect(world.ruling(withdraw, reason: "Again") == .changes([]))
        try world.perform(AttachEvidence(file()))
        #expect(try Council(canonicalBytes: world.council.canonicalBytes()) == world.council)
        #expect(world.council.narrowedToPublicMeasures().evidence.isEmpty, "The public never gets any (I29).")
    }

    @Test(
        arguments: [
            ("a.pdf", "2023FY", 10, nil), ("a.pdf", "2023FY", EvidenceFile.sizeLimit, nil),
            ("a.pdf", "2023FY", EvidenceFile.sizeLimit + 1, "evidence-too-large"), ("a.pdf", "2023FY", 0, "file-empty"),
            ("", "2023FY", 10, "file-name-malformed"),
            (String(repeating: "a", count: 201), "2023FY", 10, "file-name-malformed"),
            ("a.pdf", "2023-M06-Q", 10, "figure-other-period"),
        ] as [(String, String, Int, String?)]
    )
    func `A file has a name, a size and a period of the measure's kind`(
        name: String,
        period: String,
        size: Int,
        code: String?
    ) {
        let ruling = world.ruling(AttachEvidence(file(name, period: period, size: size)))
        guard case .refused(let issues) = ruling else {
            #expect(code == nil)
            return
        }
        #expect(issues.map(\.code) == [code])
    }

    @Test(
        arguments: [
            ("a.pdf", "%PDF-1.7", EvidenceFormat.pdf, true), ("a.PDF", "MZ", .pdf, false),
            ("a.csv", "a,b\n", .csv, true),
            ("a.csv", "MZ\u{0}\u{0}", .csv, false), ("a.xlsx", "PK\u{3}\u{4}", .workbook, true),
            ("a.xlsx", "<html>", .workbook, false), ("a.jpeg", "GIF89a", .jpeg, false),
        ] as [(String, String, EvidenceFormat, Bool)]
    )
    func `A file is what its name says`(name: String, text: String, format: EvidenceFormat, fits: Bool) {
        #expect(EvidenceFormat(name: name) == format)
        #expect(format.fits(Array(text.utf8)) == fits)
    }

    @Test(arguments: ["a", "a.exe", "a.svg", "a.html", "a.pdf.js", "a.", ".pdfx", "a.xlsm"])
    func `What could run is no evidence`(name: String) {
        #expect(EvidenceFormat(name: name) == nil)
    }

    // MARK: places

    private func area(_ code: String, parent: String? = nil, until: String? = nil, next: [String] = []) -> Area {
        Area(
            code: .sample(code),
            name: "Place \(code)",
            parent: parent.map { .sample($0) },
            until: until.map { .sample($0) },
            successors: next.map { .sample($0) }
        )
    }

    private func codes(_ areas: [Area], in world: MeasuredCouncil) -> [String] {
        guard case .refused(let issues) = world.ruling(RecordAreas(areas)) else { return [] }
        return issues.map(\.code)
    }

    @Test func `I1 no place is a part of itself or takes its own place`() throws {
        var world = world
        try world.perform(RecordAreas([area("E05000001", parent: "E08000007"), area("E08000007")]))
        #expect(codes([area("E08000007", parent: "E05000001")], in: world) == ["area-within-itself"])
        #expect(codes([area("E05000001", parent: "E05000001")], in: world) == ["area-within-itself"])
        #expect(codes([area("E05000001", next: ["E05000002"])], in: world) == ["area-end-missing"])
        try world.perform(RecordAreas([area("E05000001", until: "2023-05-03", next: ["E05000002"])]))
        #expect(
            codes([area("E05000002", until: "2024-05-03", next: ["E05000001"])], in: world) == ["area-succeeds-itself"]
        )
        #expect(codes([area("E05000003"), area("E05000003")], in: world) == ["area-twice"])
        #expect(
            world.ruling(RecordAreas([area("E05000001", until: "2023-05-03", next: ["E05000002"])])) == .changes([])
        )
    }

    @Test func `I4 a file that names a place changes its name alone, and figures stay where they were`() throws {
        var world = world
        try world.perform(RecordAreas([area("E05000001", parent: "E08000007", until: "2023-05-03")]))
        var columns = FigureColumns()
        columns.add(world.homes.id, SeriesKey(area: .sample("E05000001")), [.sample("2021FY")], [.sample("7")])
        let named = Area(code: .sample("E05000001"), name: "Bredbury")
        try world.perform(RecordFigures(id: world.sample.world.new(), areas: [named], figures: columns))
        let known = world.council.areas[.sample("E05000001")]
        #expect(known?.name == "Bredbury" && known?.parent?.rawValue == "E08000007" && known?.until != nil)
        try world.perform(RecordAreas([area("E05000001", until: "2023-05-03", next: ["E05000009"])]))
        #expect(world.council.series(of: world.homes.id, SeriesKey(area: .sample("E05000001"))).values.count == 1)
    }

    @Test func `A new list of a group keeps the one before`() throws {
        var world = world
        func group(_ version: String, _ members: [String]) -> ComparatorGroup {
            ComparatorGroup(
                key: .sample("GM"),
                name: "Neighbours",
                source: "CIPFA",
                version: version,
                licence: "OGL",
                members: members.map { .sample($0) }
            )
        }
        try world.perform(RecordComparators(groups: [group("2023", ["E08000001", "E08000002"])], areas: []))
        try world.perform(RecordComparators(groups: [group("2024", ["E08000001", "E08000009"])], areas: []))
        #expect(world.council.earlierComparators.isEmpty, "Nobody outside had seen the first.")
        try world.perform(RecordComparators(groups: [group("2023", ["E08000001", "E08000002"])], areas: []))
        world.release()
        try world.perform(RecordComparators(groups: [group("2024", ["E08000001", "E08000003"])], areas: []))
        #expect(world.council.comparators[.sample("GM")]?.version == "2024")
        #expect(world.council.earlierComparators[.sample("GM")]?.map(\.version) == ["2023"])
        #expect(try Council(canonicalBytes: world.council.canonicalBytes()) == world.council)
        #expect(!world.council.narrowedToPublicMeasures().earlierComparators.isEmpty)
    }
}
