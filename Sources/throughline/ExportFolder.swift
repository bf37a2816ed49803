import Foundation
import Ledger

/// A folder that is written beside its place and put there whole: a failure leaves what was there, and nothing half done.
struct ExportFolder {
    private let place: URL

    init(_ path: String) {
        // Where a link leads is replaced, and not the link.
        place = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath()
    }

    /// Writes files of a folder that nobody sees yet.
    struct Writer {
        fileprivate let folder: URL

        func write(_ bytes: Data, to path: String) throws {
            let steps = path.split(separator: "/", omittingEmptySubsequences: false)
            // Asked here once more, where it would do harm.
            guard !steps.isEmpty, steps.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
                throw Failure("'\(path.prefix(200))' is no place in the folder.")
            }
            let url = steps.reduce(folder) { $0.appendingPathComponent(String($1)) }
            let parent = url.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
            try bytes.write(to: url, options: .withoutOverwriting)
        }
    }

    func replace<Result>(_ write: (Writer) throws -> Result) throws -> Result {
        try requireOurs()
        let part = sibling("part")
        try? FileManager.default.removeItem(at: part)
        do {
            try FileManager.default.createDirectory(at: part, withIntermediateDirectories: true)
            let result = try write(Writer(folder: part))
            try swap(part)
            return result
        } catch {
            try? FileManager.default.removeItem(at: part)
            if error is Failure { throw error }
            throw Failure(
                "\(place.path) could not be written: \(error.localizedDescription) What was there is as it was."
            )
        }
    }

    private func swap(_ part: URL) throws {
        let manager = FileManager.default
        guard manager.fileExists(atPath: place.path) else { return try manager.moveItem(at: part, to: place) }
        let old = sibling("old")
        try? manager.removeItem(at: old)
        try manager.moveItem(at: place, to: old)
        do {
            try manager.moveItem(at: part, to: place)
        } catch {
            try? manager.moveItem(at: old, to: place)
            throw error
        }
        try? manager.removeItem(at: old)
    }

    private func sibling(_ ending: String) -> URL {
        place.deletingLastPathComponent().appendingPathComponent(".\(place.lastPathComponent).\(ending)")
    }

    /// Refuses a folder that holds anything which no export wrote: it would be gone afterwards.
    private func requireOurs() throws {
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        guard manager.fileExists(atPath: place.path, isDirectory: &isFolder) else { return }
        guard isFolder.boolValue else { throw Failure("\(place.path) is a file. Name a folder.") }
        guard let there = try? FolderFiles(place).paths else { throw Failure("\(place.path) cannot be read.") }
        guard !there.isEmpty else { return }
        let list = place.appendingPathComponent(SiteManifest.listName)
        guard let bytes = try? Data(contentsOf: list), let manifest = try? Manifest(bytes: bytes),
            manifest.subject.kind == SiteManifest.kind
        else { throw Failure("\(place.path) is not empty and no export wrote it. Name a new folder.") }
        let ours = Set(manifest.files.map(\.path)).union([SiteManifest.listName, SiteManifest.signatureName])
        if let other = there.first(where: { !ours.contains($0) }) {
            throw Failure("\(place.path) holds '\(other)', which no export wrote. Move it away, or name a new folder.")
        }
    }
}

/// Every file under a folder, however deep, by its path from there.
struct FolderFiles {
    let paths: [String]

    init(_ folder: URL) throws {
        let base = folder.standardizedFileURL.resolvingSymlinksInPath().path
        var paths: [String] = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: base) {
            var isFolder: ObjCBool = false
            let isThere = FileManager.default.fileExists(atPath: "\(base)/\(path)", isDirectory: &isFolder)
            // A link that leads nowhere is there all the same.
            if !isThere || !isFolder.boolValue { paths.append(path) }
        }
        self.paths = paths.sorted()
    }
}
