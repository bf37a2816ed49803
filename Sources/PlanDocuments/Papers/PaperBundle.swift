import Foundation
import PlanDomain

/// A paper in every format with what a committee system asks of it, named so that it can be uploaded as it is.
package struct PaperBundle: Sendable {
    /// In the order of their names.
    package let files: [File]

    package struct File: Equatable, Sendable {
        package let name: String
        package let bytes: [UInt8]
    }

    /// `formats` gives for each its ending, its media type and its bytes.
    package init(
        _ build: PaperBuild,
        _ document: Document,
        _ formats: [(ending: String, mediaType: String, bytes: [UInt8])]
    ) {
        // Sorted by name they stand by body, day and item: what committee systems list, and safe on every disk.
        let stem = "\(build.body.key)-\(build.meeting.day.iso)-\(build.item?.slug ?? build.template.key)"
        let papers = formats.map { File(name: "\(stem).\($0.ending)", bytes: $0.bytes) }
        let metadata = Metadata(
            title: document.title,
            reportOf: build.template.author,
            body: build.body.name,
            meeting: build.meeting.day.iso,
            meetingKey: build.meeting.key,
            item: build.item?.slug,
            isKeyDecision: build.body.kind == .executive && (build.item?.isKeyDecision ?? false),
            plan: build.plan.address,
            hasExemptParts: build.hasExemptParts,
            recordPosition: build.council.position,
            recordHash: build.recordHash,
            files: zip(papers, formats).map { paper, format in
                Metadata.Named(name: paper.name, mediaType: format.mediaType, bytes: paper.bytes.count)
            }
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Plain words and numbers: nothing in it could fail to encode.
        let json = (try? encoder.encode(metadata)) ?? Data()
        files = (papers + [File(name: "\(stem)-metadata.json", bytes: Array(json) + [10])]).sorted { $0.name < $1.name }
    }

    private struct Metadata: Encodable {
        let title: String
        let reportOf: String
        let body: String
        let meeting: String
        let meetingKey: String
        let item: String?
        let isKeyDecision: Bool
        let plan: String
        let hasExemptParts: Bool
        let recordPosition: Int
        let recordHash: String
        let files: [Named]

        struct Named: Encodable {
            let name: String
            let mediaType: String
            let bytes: Int
        }
    }

    /// All of it as one archive; the same files give the same bytes.
    package static func archive(of files: [File]) -> [UInt8] {
        var archive = ZipArchive()
        for file in files { archive.add(file.name, file.bytes) }
        return archive.file
    }
}
