package import Markup
package import PlanDomain

/// The only place that spells an address of the site; addresses are permanent.
package struct Path: Hashable, Sendable, CustomStringConvertible {
    package let string: String

    private init(_ string: String) {
        self.string = string
    }

    /// For the addresses at the door and behind it, which stand in a file of their own.
    init(door string: String) {
        self.init(string)
    }

    package var description: String { string }
    package var address: WebAddress { WebAddress(path: string) }

    package static let home = Path("/")
    package static let planInForce = Path("/plan")
    package static let search = Path("/search")
    package static let promises = Path("/promises")
    package static let accessibility = Path("/accessibility")
    package static let about = Path("/about")
    package static let api = Path("/api")
    package static let sitemap = Path("/sitemap.xml")
    package static let robots = Path("/robots.txt")
    package static let health = Path("/healthz")
    package static let icon = Path("/favicon.svg")

    package static let meetings = Path("/meetings")
    package static let calendar = Path("/meetings.ics")
    package static let papers = Path("/papers")
    package static func paper(_ slug: String) -> Path { Path("/papers/\(slug)") }
    package static func paper(_ slug: String, _ version: Int) -> Path { Path("/papers/\(slug)/\(version)") }
    package static func paperFile(_ slug: String, _ version: Int, _ ending: String) -> Path {
        Path("/papers/\(slug)/\(version)/\(slug).\(ending)")
    }
    package static let decisions = Path("/decisions")
    package static let notices = Path("/decisions/notices")
    package static let feed = Path("/feed.atom")
    package static func meeting(_ key: String) -> Path { Path("/meetings/\(key)") }
    package static func decision(_ slug: String) -> Path { Path("/decisions/\(slug)") }
    package static func notice(_ item: String) -> Path { Path("/decisions/notices/\(item)") }
    package static let roads = Path("/road")
    package static func road(_ item: String) -> Path { Path("/road/\(item)") }
    package static let scrutiny = Path("/scrutiny")
    package static func scrutiny(_ item: String) -> Path { Path("/road/\(item)/what-scrutiny-changed") }

    package static let dashboard = Path("/dashboard")
    package static let measures = Path("/measures")
    package static let comparators = Path("/measures/comparators")
    package static let targetChanges = Path("/measures/target-changes")
    package static let figureReleases = Path("/measures/releases")
    package static let dataPackage = Path("/measures/datapackage.json")
    package static func figureRelease(_ number: Int) -> Path { Path("/measures/releases/\(number)") }

    package static let assessments = Path("/assessments")
    package static let cumulativeAssessments = Path("/assessments/cumulative")
    package static func assessment(_ slug: String) -> Path { Path("/assessments/\(slug)") }
    package static func assessmentVersion(_ slug: String, _ number: Int) -> Path {
        Path("/assessments/\(slug)/versions/\(number)")
    }

    package static func plan(_ address: String) -> Path { Path("/plan/\(address)") }
    package static func editions(_ plan: String) -> Path { Path("/plan/\(plan)/editions") }
    package static func edition(_ plan: String, _ number: Int) -> Path { Path("/plan/\(plan)/editions/\(number)") }
    package static func changes(_ plan: String, _ from: Int, _ to: Int) -> Path {
        Path("/plan/\(plan)/changes/\(from)..\(to)")
    }
    package static func promise(_ plan: String, _ kind: String, _ number: String) -> Path {
        Path("/promises/\(plan)/\(kind)/\(number)")
    }
    package static func framework(_ slug: String) -> Path { Path("/frameworks/\(slug)") }
    package static func stylesheet(_ hash: String) -> Path { Path("/assets/throughline-\(hash).css") }
    package static func search(for query: String) -> Path { Path("/search?q=\(query.percentEncodedQuery)") }

    /// The same data as JSON.
    package var inAPI: Path { Path("/api/v1\(string)") }

    /// An address that was looked up and found.
    static func existing(_ string: String) -> Path { Path(string) }

    /// A page of an edition under this address: "" for the edition's own.
    package func page(_ path: String) -> Path {
        path.isEmpty ? self : Path(string == "/" ? "/\(path)" : "\(string)/\(path)")
    }

    /// The page of a measure under this address.
    func measure(_ code: MeasureCode) -> Path { Path("\(string)/\(code)") }

    /// The same in another form: "csv", "json", "csv-metadata.json".
    func form(_ ending: String) -> Path { Path("\(string).\(ending)") }

    /// Where an element's page stands within its edition.
    package static func element(_ element: PlanElement) -> String {
        switch element.kind {
        case .core: "core"
        case .ambition: "ambitions/\(element.number)"
        case .priority: "priorities/\(element.number)"
        case .theme: "themes/\(element.number)"
        case .enabler: "enablers/\(element.number)"
        }
    }

    package static func frameworkPage(_ slug: String) -> String { "frameworks/\(slug)" }

    /// Stored pages name their neighbours by this, since an edition is shown under more than one address.
    static let editionBase = "base:/"

    static func inEdition(_ page: String) -> WebAddress { WebAddress(path: editionBase + page) }

    /// "Investment, regeneration and creating jobs" gives "investment-regeneration-and-creating-jobs".
    package static func slug(_ title: String) -> String {
        let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        return words.joined(separator: "-")
    }
}

extension HTML {
    /// A stored page with its neighbours' addresses filled in; no text can hold the mark, since quotes in it are escaped.
    static func stored(_ html: String, base: Path) -> HTML {
        .stored(StoredHTML(html.replacing("\"\(Path.editionBase)", with: "\"\(base.string)/")))
    }
}

extension String {
    var percentEncodedQuery: String {
        let digits = Array("0123456789ABCDEF".utf8)
        let encoded = utf8.reduce(into: [UInt8]()) { encoded, byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"):
                encoded.append(byte)
            default: encoded += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
