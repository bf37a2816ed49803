import Ledger
import PlanDomain

/// Files between their upload and their import: in memory alone, so that what is cancelled leaves nothing behind.
actor UploadShelf {
    struct Upload: Sendable {
        let account: Account.ID
        let name: String
        let bytes: [UInt8]
        let digest: Digest

        /// What the person said the columns are; nil while it is as it was found out.
        var mapping: FigureMapping?
        let at: Moment
    }

    private var uploads: [Identifier<Upload>: Upload] = [:]

    /// An hour, in milliseconds.
    private static let lifetime: Int64 = 3_600_000

    /// More than officers of one council import in one hour; the oldest gives way.
    private static let limit = 6

    func keep(_ upload: Upload, as id: Identifier<Upload>) {
        tidy(at: upload.at)
        // One at a time for a person: who uploads again has done with the one before.
        for (other, kept) in uploads where kept.account == upload.account { uploads[other] = nil }
        if uploads.count >= Self.limit, let oldest = uploads.min(by: { $0.value.at < $1.value.at }) {
            uploads[oldest.key] = nil
        }
        uploads[id] = upload
    }

    /// Only its own uploader gets it.
    func upload(_ id: Identifier<Upload>, of account: Account.ID, at moment: Moment) -> Upload? {
        tidy(at: moment)
        return uploads[id].flatMap { $0.account == account ? $0 : nil }
    }

    func map(_ id: Identifier<Upload>, _ mapping: FigureMapping) { uploads[id]?.mapping = mapping }

    func remove(_ id: Identifier<Upload>) { uploads[id] = nil }

    private func tidy(at moment: Moment) {
        uploads = uploads.filter {
            moment.millisecondsSinceEpoch - $0.value.at.millisecondsSinceEpoch < Self.lifetime
        }
    }
}
