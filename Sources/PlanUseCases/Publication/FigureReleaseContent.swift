package import Foundation
import HashTreeCollections
import Ledger
package import PlanDomain

/// Everything that a release of figures shows: stored once under its hash, never made again (I3).
package struct FigureReleaseContent: Equatable, Codable, Sendable {
    /// The canonical bytes of the council narrowed to its public measures.
    package let council: Data

    /// The entries behind figures and targets, oldest first.
    package let lines: [Line]

    /// When something was recorded, by the holder of which post, and why.
    package struct Line: Equatable, Codable, Sendable {
        package let sequence: Int
        package let recordedAt: Moment

        /// The public learns in which post somebody acted, and never their name.
        package let who: String
        package let summary: String
        package let reason: String?
        package let authority: Decision.ID?
    }

    package init(_ council: Council, history: RecordHistory, shownBefore: [Council]) throws {
        let narrow = council.narrowedToPublicMeasures(shownBefore: shownBefore)
        self.council = try narrow.canonicalBytes()
        let mentioned = narrow.mentionedEntries
        lines = history.lines.filter { mentioned.contains($0.sequence) }.map { line in
            let post = council.posts(of: line.actor, on: line.recordedAt.dayInLondon).first
            return Line(
                sequence: line.sequence,
                recordedAt: line.recordedAt,
                who: post.map { "the \($0.title)" } ?? line.actorInWords,
                summary: line.summary,
                reason: line.reason,
                authority: line.authority
            )
        }
    }

    package func bytes() throws -> Data { try JSONEncoder.canonical.encode(self) }

    package init(bytes: Data) throws {
        self = try JSONDecoder().decode(FigureReleaseContent.self, from: bytes)
    }
}

/// One release of figures with what it shows.
package struct ReleasedFigures: Sendable {
    package let release: FigureRelease

    /// The council narrowed to what is public.
    package let council: Council
    private let lines: [Int: FigureReleaseContent.Line]

    package init(_ release: FigureRelease, _ content: FigureReleaseContent) throws {
        self.release = release
        council = try Council(canonicalBytes: content.council)
        lines = Dictionary(content.lines.map { ($0.sequence, $0) }) { _, last in last }
    }

    /// The entry of the record with this number, where it is behind something that the release shows.
    package func line(_ sequence: Int) -> FigureReleaseContent.Line? { lines[sequence] }

    /// By code.
    package var measures: [Measure] { council.measures.values.sorted { $0.code < $1.code } }
}

extension Council {
    /// The entries that gave figures, revised them, remarked on them or decided their targets.
    fileprivate var mentionedEntries: Set<Int> {
        var entries: Set<Int> = []
        for series in figures.values.flatMap(\.values) { entries.formUnion(series.sequences.map(Int.init)) }
        for revision in revisions.values.joined() { entries.formUnion([revision.earlier, revision.sequence]) }
        for remark in remarks.values.joined() { entries.insert(remark.sequence) }
        for version in targets.values.flatMap(\.versions) {
            entries.insert(version.sequence)
            if let approved = version.approved { entries.insert(approved) }
        }
        for judgement in judgements.values { entries.insert(judgement.sequence) }
        for measure in measures.values { entries.insert(measure.revision) }
        return entries
    }
}
