package import Foundation
package import Ledger
package import PlanDomain

/// Keeps the files behind figures: their bytes under their hash beside the record, what they are in the record.
package struct EvidenceShelf: Sendable {
    private let office: Office
    private let store: any LedgerStore

    package init(office: Office, store: any LedgerStore) {
        self.office = office
        self.store = store
    }

    /// A file that was sent, and what it is evidence of.
    package struct Sent: Sendable {
        package let name: String
        package let bytes: [UInt8]
        package let measureID: Measure.ID
        package let period: Period
        package let note: String

        package init(name: String, bytes: [UInt8], measureID: Measure.ID, period: Period, note: String) {
            self.name = name
            self.bytes = bytes
            self.measureID = measureID
            self.period = period
            self.note = note
        }
    }

    /// Puts a file behind a figure.
    package func attach(_ sent: Sent, id: EvidenceFile.ID, as actor: Account.ID) async throws -> Outcome {
        // Some browsers send the whole path; nobody else needs to know it.
        let name = sent.name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
        guard let format = EvidenceFormat(name: name), format.fits(sent.bytes) else {
            return .refused([Issue(field: "file", code: "evidence-format", detail: name)])
        }
        let data = Data(sent.bytes)
        let evidence = EvidenceFile(
            id: id,
            measureID: sent.measureID,
            period: sent.period,
            name: name,
            format: format,
            size: sent.bytes.count,
            digest: Digest(of: data).description,
            note: sent.note
        )
        // Asked before anything is kept: what is refused anyway leaves nothing.
        let issues = office.council.evidenceIssues(of: evidence)
        guard issues.isEmpty else { return .refused(issues) }
        _ = try await store.keep(data)
        return try await office.perform(AttachEvidence(evidence), as: actor)
    }

    /// The bytes as they were sent; nil where a store has lost them.
    package func bytes(of evidence: EvidenceFile) async throws -> Data? {
        guard let digest = Digest(hex: evidence.digest), let data = try await store.content(digest) else { return nil }
        return Digest(of: data) == digest ? data : nil
    }
}
