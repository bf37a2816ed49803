import Foundation
import Ledger

/// The one script of the workspace, under an address that holds its hash; every page works without it.
struct WorkspaceScript {
    let text = String(decoding: PackageResources.workspace_js, as: UTF8.self)

    var path: Path { .script(String(Digest(of: Data(text.utf8)).description.prefix(12))) }
}
