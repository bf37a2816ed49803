import Foundation

/// The typesetter that sets pages and draws charts: a program of its own, called as a process within bounds.
///
/// It is Typst's own program, or a Python that has the module of the same name. Either brings its typefaces itself.
package struct Typst: Equatable, Sendable {
    enum Program: Equatable, Sendable {
        case typst(path: String)
        case python(path: String)
    }

    let program: Program

    /// Folders with typefaces beyond Typst's own, for scripts that those lack; the same folder, the same bytes.
    let fontFolders: [String]

    /// The environment variable that names the program.
    package static let variable = "THROUGHLINE_TYPST"

    /// A path whose last part begins with "python" is a Python with the module `typst`; any other is Typst itself.
    package init(path: String, fontFolders: [String] = Typst.sansFolders) {
        let name = path.split(separator: "/").last ?? ""
        program = name.hasPrefix("python") ? .python(path: path) : .typst(path: path)
        self.fontFolders = fontFolders
    }

    /// Looks for the program: at the path given, else where the variable says, else for "typst" in PATH.
    ///
    /// Throws `typesetterMissing` with what to do when there is none.
    package static func found(
        at path: String? = nil,
        fontFolders: [String] = Typst.sansFolders,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(DocumentError) -> Typst {
        if let named = path ?? environment[variable], !named.isEmpty {
            guard let program = executable(named, environment) else {
                throw DocumentError(.typesetterMissing, "There is no program at \(named). \(advice)")
            }
            return Typst(path: program, fontFolders: fontFolders)
        }
        guard let program = executable("typst", environment) else {
            throw DocumentError(.typesetterMissing, "Making a PDF or drawing a chart for Word needs Typst. \(advice)")
        }
        return Typst(path: program, fontFolders: fontFolders)
    }

    /// Where Debian's package fonts-liberation puts its faces; empty on a machine without them, whose pages have serifs.
    package static let sansFolders = ["/usr/share/fonts/truetype/liberation"].filter {
        FileManager.default.fileExists(atPath: $0)
    }

    static let advice =
        "Install Typst 0.15 so that PATH has it, or set \(variable) to its path, or to a Python that has the "
        + "package “typst” (pip install typst==0.15.2)."

    private static func executable(_ name: String, _ environment: [String: String]) -> String? {
        let folders = name.contains("/") ? [""] : (environment["PATH"] ?? "").split(separator: ":").map { $0 + "/" }
        return folders.map { $0 + name }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
