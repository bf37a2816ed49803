import Foundation
import PlanDomain

extension Typst {
    /// What the shell runs: the program, and all that keeps it to its folder, its own typefaces and the given day.
    func arguments(for task: TypstTask, in folder: URL) -> [String] {
        let seconds = String(task.date.daysSinceEpoch * 86_400)
        switch program {
        case .typst(let path):
            return [path, "compile", "--root", folder.path, "--ignore-system-fonts", "--creation-timestamp", seconds]
                + ["--package-path", folder.path, "--package-cache-path", folder.path, "--jobs", "2"]
                + fontFolders.flatMap { ["--font-path", $0] } + Self.options(task.output)
                + ["paper.typ", "page-\(task.output.pattern)"]
        case .python(let path):
            // Without the paths and settings that the environment or the folder could bring in.
            return [path, "-I", "-c", Self.script, folder.path, seconds, task.output.pattern] + fontFolders
        }
    }

    private static func options(_ output: TypstTask.Output) -> [String] {
        switch output {
        case .accessiblePDF: ["--format", "pdf", "--pdf-standard", "ua-1"]
        case .pictures(let density): ["--format", "png", "--ppi", String(density)]
        }
    }

    /// The same call through the module; an error in the paper ends with its words, as the program's does.
    private static let script = """
        import sys
        import typst
        root, seconds, pattern, *fonts = sys.argv[1:]
        options = dict(root=root, ignore_system_fonts=True, font_paths=fonts, timestamp=int(seconds),
                       package_path=root, package_cache_path=root)
        if pattern.endswith(".pdf"):
            options.update(format="pdf", pdf_standards=["ua-1"])
        else:
            options.update(format="png", ppi=float(pattern.split("-")[0]))
        try:
            pages = typst.compile("paper.typ", **options)
        except typst.TypstError as error:
            sys.exit("error: " + str(error))
        for number, page in enumerate([pages] if isinstance(pages, bytes) else pages, 1):
            with open("page-" + pattern.replace("{p}", str(number)), "wb") as file:
                file.write(page)
        """
}

extension TypstTask.Output {
    /// How the files are called after "page-", with the page's number at "{p}".
    fileprivate var pattern: String {
        switch self {
        case .accessiblePDF: "1.pdf"
        case .pictures(let density): "\(density)-{p}.png"
        }
    }
}
