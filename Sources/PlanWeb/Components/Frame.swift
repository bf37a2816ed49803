import Markup
import PlanDomain

/// The frame around every page: head, header, trail, notices, footer.
struct Frame {
    let council: CouncilProfile
    let stylesheet: Path
    let navigation: [NavigationItem]

    /// Whether there is a workspace to sign in to: a static copy has none.
    var hasDoor = false

    /// Whether the pages lie as plain files on a server that can only give them out.
    var isStatic = false

    /// A step above the page.
    struct Step: Equatable {
        let title: String
        let path: Path
    }

    struct NavigationItem: Equatable {
        let title: String
        let path: Path
    }

    /// What one page puts into the frame.
    struct Page {
        var title: String
        var summary: String
        var trail: [Step] = []
        var notices: HTML = .empty
        var main: HTML
        /// What the page says of itself: its edition, as at when, what comes next (I33).
        var facts: [Fact]
        var canonical: Path?
        var section: Path?
        /// The script that makes a page behind the door smoother.
        var script: Path?
        /// Stands beside the navigation: who is signed in, and the way out.
        var headerEnd: HTML = .empty
        /// Under which robots should not keep the page.
        var isForSearchEngines = true
    }

    struct Fact: Equatable {
        let name: String
        let value: String
    }

    /// The whole document in UTF-8; `slot` fills the places that the page's parts left for it.
    func document(_ page: Page, slot: HTML = .empty) -> [UInt8] {
        element(.html, .lang("en-GB")) {
            element(.head) {
                element(.meta, .charset("utf-8"))
                element(.title) { title(of: page) }
                element(.meta, .name("viewport"), .content("width=device-width, initial-scale=1"))
                element(.meta, .name("description"), .content(page.summary))
                element(.meta, .name("theme-color"), .content("#\(council.colours.brand)"))
                if !page.isForSearchEngines { element(.meta, .name("robots"), .content("noindex")) }
                if let canonical = page.canonical { element(.link, .rel("canonical"), .href(canonical.address)) }
                element(
                    .link,
                    .rel("alternate"),
                    .type("application/atom+xml"),
                    .href(Path.feed.address)
                )
                element(.link, .rel("icon"), .href(Path.icon.address), .type("image/svg+xml"))
                element(.link, .rel("stylesheet"), .href(stylesheet.address))
                if let script = page.script { element(.script, .source(script.address), .defer) }
            }
            element(.body) {
                element(.a, .class("skip-link"), .href(WebAddress(path: "#main"))) { "Skip to main content" }
                header(page)
                if let notice = council.demonstrationNotice { demonstration(notice) }
                trail(page.trail)
                element(.main, .id("main"), .class("width"), .tabindex(-1)) {
                    page.notices
                    page.main
                }
                footer(page)
            }
        }
        .document(slot: slot)
    }

    private func title(of page: Page) -> String {
        page.title == council.name ? page.title : "\(page.title) – \(council.name)"
    }

    private func header(_ page: Page) -> HTML {
        element(.header, .class("site-header")) {
            element(.div, .class("width site-header-row")) {
                element(.a, .class("site-name"), .href(Path.home.address)) { council.name }
                if !navigation.isEmpty {
                    element(.nav, .aria("label", "Main")) {
                        element(.ul, .class("site-nav")) {
                            for item in navigation {
                                element(.li) {
                                    element(
                                        .a,
                                        .href(item.path.address),
                                        item.path == page.section ? .aria("current", "true") : nil
                                    ) { item.title }
                                }
                            }
                        }
                    }
                }
                page.headerEnd
            }
        }
    }

    private func demonstration(_ notice: String) -> HTML {
        element(.section, .class("demonstration"), .aria("label", "About this demonstration")) {
            element(.div, .class("width")) {
                element(.p) {
                    element(.strong, .class("tag")) { "Demonstration" }
                    " "
                    notice
                }
            }
        }
    }

    private func trail(_ steps: [Step]) -> HTML {
        guard !steps.isEmpty else { return .empty }
        return element(.nav, .class("width breadcrumbs"), .aria("label", "Breadcrumb")) {
            element(.ol) {
                for step in steps { element(.li) { element(.a, .href(step.path.address)) { step.title } } }
            }
        }
    }

    private func footer(_ page: Page) -> HTML {
        element(.footer, .class("site-footer")) {
            element(.div, .class("width")) {
                element(.h2, .class("footer-heading")) { "About this page" }
                element(.dl, .class("facts")) {
                    for fact in page.facts {
                        element(.div) {
                            element(.dt) { fact.name }
                            element(.dd) { fact.value }
                        }
                    }
                    element(.div) {
                        element(.dt) { "Other formats" }
                        element(.dd) { council.formatsContact }
                    }
                    element(.div) {
                        element(.dt) { "Licence" }
                        element(.dd) { council.licence }
                    }
                }
                element(.nav, .aria("label", "Footer")) {
                    element(.ul, .class("footer-links")) {
                        for (title, path) in [
                            ("Accessibility", Path.accessibility), ("About", .about), ("Data and API", .api),
                            ("Check a download", .verify),
                        ] + (hasDoor ? [("Sign in", .signIn)] : []) {
                            element(.li) { element(.a, .href(path.address)) { title } }
                        }
                    }
                }
            }
        }
    }
}
