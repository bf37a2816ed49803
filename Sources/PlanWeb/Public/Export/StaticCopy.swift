package import Foundation
import HTTPTypes
import NIOCore

/// The whole public site as files that any web server shows, at the root of a host or under a folder of it.
///
/// Links between pages are made relative, so that they hold wherever the folder lies.
package struct StaticCopy {
    /// One file of the copy.
    package struct File: Sendable {
        /// Steps with "/" between, each a plain name.
        package let path: String
        package let mediaType: String
        package let bytes: Data
    }

    private let resources: [(address: String, resource: Resource)]
    private let places: [String: String]
    private let notFound: [UInt8]

    /// The folder of its host under which the copy is reached: "" or "/plan".
    private let root: String

    /// Fails for an address that cannot be a file's, or for two that would be the same file.
    package init(_ site: PublicSite, origin: String) throws {
        root = Self.root(of: origin)
        notFound = site.notFoundPage
        resources = site.resources.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
            .filter { $0.resource.status == .ok || $0.resource.status == .gone }
        var places: [String: String] = [:]
        var taken: [String: String] = [:]
        for (address, resource) in resources {
            let file = try StaticPlace.file(of: address, resource.contentType)
            // Some file systems take large and small letters for the same.
            if let other = taken.updateValue(address, forKey: file.lowercased()) {
                throw StaticPlace.Unfit(address: "\(address)' beside '\(other)")
            }
            places[address] = file
        }
        for file in taken.keys {
            for folder in Self.folders(above: file) where taken[folder] != nil {
                throw StaticPlace.Unfit(address: taken[folder] ?? folder)
            }
        }
        self.places = places
    }

    /// Calls the body with each file, in the order of their addresses; at last the page for what is not there.
    package func forEachFile(_ body: (File) throws -> Void) rethrows {
        for (address, resource) in resources {
            guard let path = places[address] else { continue }
            let bytes = resource.variant(.plain).body.readableBytesView
            try body(
                File(path: path, mediaType: resource.contentType, bytes: written(Array(bytes), resource, at: path))
            )
        }
        try body(File(path: "404.html", mediaType: MediaType.html, bytes: Data(page(notFound, at: nil).utf8)))
        // GitHub Pages would otherwise leave out what it takes for its own.
        try body(File(path: ".nojekyll", mediaType: MediaType.text, bytes: Data()))
    }

    package var files: [File] {
        var files: [File] = []
        forEachFile { files.append($0) }
        return files
    }

    // MARK: links

    private func written(_ bytes: [UInt8], _ resource: Resource, at path: String) -> Data {
        // A signed file is the bytes that were signed, whatever it links to.
        guard !resource.isSigned else { return Data(bytes) }
        switch resource.contentType {
        case MediaType.html: return Data(page(bytes, at: path).utf8)
        case MediaType.json where path.hasPrefix("api/v1/"): return Data(data(bytes))
        default: return Data(bytes)
        }
    }

    /// `path` is nil for the page that is shown at any address: its links begin at the root.
    private func page(_ bytes: [UInt8], at path: String?) -> String {
        let rewriting = MarkupRewriting { name, value in
            guard ["href", "src", "action", "formaction"].contains(name), value.hasPrefix("/") else { return value }
            return link(value, from: path) ?? value
        }
        return rewriting.apply(to: String(decoding: bytes, as: UTF8.self))
    }

    private func link(_ value: String, from path: String?) -> String? {
        let parts = value.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let address = String(parts[0])
        guard let file = file(of: address) else { return nil }
        let fragment = parts.count > 1 ? "#\(parts[1])" : ""
        var steps = file.split(separator: "/").map(String.init)
        let isFolder = steps.last == "index.html"
        if isFolder { steps.removeLast() }
        let end = steps.map(Self.encoded).joined(separator: "/") + (isFolder && !steps.isEmpty ? "/" : "")
        guard let path else { return "\(root)/\(end)\(fragment)" }
        let depth = path.split(separator: "/").count - 1
        return (depth == 0 ? "./" : String(repeating: "../", count: depth)) + end + fragment
    }

    /// A plain server cannot choose what a page shows: a link that asks for a choice leads to all of it.
    private func file(of address: String) -> String? {
        if let file = places[address] ?? address.removingPercentEncoding.flatMap({ places[$0] }) { return file }
        guard let mark = address.firstIndex(of: "?") else { return nil }
        return places[String(address[..<mark])].flatMap { $0.hasSuffix("index.html") ? $0 : nil }
    }

    /// Addresses of other data get the ending that their files have.
    private func data(_ bytes: [UInt8]) -> [UInt8] {
        let start = Array("\"/api/v1/".utf8)
        var output: [UInt8] = []
        var place = 0
        while place < bytes.count {
            guard bytes[place] == start[0], bytes[place...].starts(with: start),
                let end = bytes[(place + 1)...].firstIndex(of: UInt8(ascii: "\"")),
                let file = places[String(decoding: bytes[(place + 1)..<end], as: UTF8.self)]
            else {
                output.append(bytes[place])
                place += 1
                continue
            }
            output += Array("\"\(root)/\(file)\"".utf8)
            place = end + 1
        }
        return output
    }

    private static func encoded(_ step: String) -> String {
        step.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed.subtracting(CharacterSet(charactersIn: ";")))
            ?? step
    }

    private static func root(of origin: String) -> String {
        guard let range = origin.range(of: "://") else { return "" }
        let path = origin[range.upperBound...].drop { $0 != "/" }
        return path.hasSuffix("/") ? String(path.dropLast()) : String(path)
    }

    private static func folders(above file: String) -> [String] {
        let steps = file.split(separator: "/")
        return (1..<max(steps.count, 1)).map { steps.prefix($0).joined(separator: "/") }
    }
}
