package import Foundation
import HTTPTypes
import NIOCore

extension PublicSite {
    /// One address as a file of a static copy.
    package struct File: Sendable {
        package let path: String
        package let bytes: Data
    }

    /// All that answers with 200, as files: a page under "/plan/2024-27" becomes "plan/2024-27/index.html".
    package var files: [File] {
        resources.sorted { $0.key < $1.key }.filter { $0.value.status == .ok }.map { path, resource in
            let file: String
            switch resource.contentType {
            case MediaType.html: file = path == "/" ? "index.html" : "\(path.dropFirst())/index.html"
            case MediaType.json: file = "\(path.dropFirst())/index.json"
            default: file = String(path.dropFirst())
            }
            return File(path: file, bytes: Data(resource.variant(.plain).body.readableBytesView))
        }
    }
}
