/// The parts of a plan as far as a paper has been read: ambitions with what stands under them, themes, enablers, the core.
struct OutlineGroups {
    var core: Group?
    var tops: [Group] = []
    var themes = Group(title: "", number: nil, line: 0, level: nil)
    var enablers = Group(title: "", number: nil, line: 0, level: nil)

    /// An ambition, the core, or the list of themes or enablers, while it is read.
    struct Group {
        var title: String
        let number: String?
        let line: Int
        /// The level of its Markdown heading, where it is one.
        let level: Int?
        var narrative: [String] = []
        var success: [String] = []
        var children: [Child] = []
        /// How far in the first item stands; deeper items belong to the one before.
        var indent: Int?
    }

    struct Child {
        var title: String
        let number: String?
        let line: Int
        var narrative: [String] = []
        var success: [String] = []
    }

    enum Holder: Equatable {
        case core
        case top
        case themes
        case enablers
    }

    func hasChildren(_ holder: Holder) -> Bool {
        switch holder {
        case .core: core?.children.isEmpty == false
        case .top: tops.last?.children.isEmpty == false
        case .themes: !themes.children.isEmpty
        case .enablers: !enablers.children.isEmpty
        }
    }

    func indent(of holder: Holder) -> Int? {
        switch holder {
        case .core: core?.indent
        case .top: tops.last?.indent
        case .themes: themes.indent
        case .enablers: enablers.indent
        }
    }

    mutating func setIndent(_ indent: Int, of holder: Holder) {
        change(holder) { $0.indent = $0.indent ?? indent }
    }

    mutating func append(_ child: Child, to holder: Holder) {
        change(holder) { $0.children.append(child) }
    }

    mutating func addText(_ text: String, to holder: Holder) {
        change(holder) { $0.children[$0.children.count - 1].narrative.append(text) }
    }

    mutating func change(_ holder: Holder, _ body: (inout Group) -> Void) {
        switch holder {
        case .core:
            guard var group = core else { return }
            body(&group)
            core = group
        case .top:
            guard !tops.isEmpty else { return }
            body(&tops[tops.count - 1])
        case .themes: body(&themes)
        case .enablers: body(&enablers)
        }
    }
}
