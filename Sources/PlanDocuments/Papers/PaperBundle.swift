import Foundation
import PlanDomain

/// A paper in every format with what a committee system asks of it, named so that it can be uploaded as it is.
package struct PaperBundle: Sendable {
    /// Its name on a disk, without an ending: "cabinet-2024-01-30-council-plan-2024-27".
    package let name: String

    /// In the order of their names.
    package let files: [File]

    package struct File: Equatable, Sendable {
        package let name: String
        package let bytes: [UInt8]
    }

    /// The paper, or one of its appendices, in the formats that were made of it.
    package struct Part {
        let title: String

        /// For an appendix the name in its address; nil for the paper itself.
        let slug: String?
        let formats: [(format: PaperFormat, bytes: [UInt8])]

        package init(title: String, slug: String? = nil, formats: [(format: PaperFormat, bytes: [UInt8])]) {
            self.title = title
            self.slug = slug
            self.formats = formats
        }
    }

    package init(_ build: PaperBuild, _ paper: Part, appendices: [Part] = []) {
        // Sorted by name they stand by body, day and item: what committee systems list, and safe on every disk.
        let stem = "\(build.body.key)-\(build.meeting.day.iso)-\(build.item?.slug ?? build.template.key)"
        name = stem
        let parts =
            [(stem, paper)]
            + appendices.enumerated().map { place, part in
                ("\(stem)-appendix-\(place + 1)-\(part.slug ?? "")", part)
            }
        let papers = parts.flatMap { name, part in
            part.formats.map { format, bytes in
                (part.title, format, File(name: "\(name).\(format.rawValue)", bytes: bytes))
            }
        }
        let metadata = Metadata(
            title: paper.title,
            reportOf: build.references.resolving(build.template.author),
            body: build.body.name,
            meeting: build.meeting.day.iso,
            meetingKey: build.meeting.key,
            item: build.item?.slug,
            isKeyDecision: build.body.kind == .executive && (build.item?.isKeyDecision ?? false),
            plan: build.plan.address,
            hasExemptParts: build.hasExemptParts,
            recordPosition: build.council.position,
            recordHash: build.recordHash,
            files: papers.map { title, format, file in
                Metadata.Named(
                    name: file.name,
                    title: title,
                    mediaType: format.mediaType,
                    bytes: file.bytes.count
                )
            }
        )
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Plain words and numbers: nothing in it could fail to encode.
        let json = (try? encoder.encode(metadata)) ?? Data()
        files = (papers.map(\.2) + [File(name: "\(stem)-metadata.json", bytes: Array(json) + [10])]).sorted {
            $0.name < $1.name
        }
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
            let title: String
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
