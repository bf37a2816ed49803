import PlanDomain
import PlanUseCases

/// What the columns of a CSV file mean, for programs (W3C: Metadata Vocabulary for Tabular Data).
struct TableMetadata: Encodable {
    let context: [Context]
    let url: String
    let title: String
    let description: String
    let license: String
    let publisher: [String: String]
    let modified: String
    let tableSchema: Schema
    let dialect = Dialect()

    enum CodingKeys: String, CodingKey {
        case context = "@context"
        case url
        case title = "dc:title"
        case description = "dc:description"
        case license = "dc:license"
        case publisher = "dc:publisher"
        case modified = "dc:modified"
        case tableSchema, dialect
    }

    enum Context: Encodable {
        case address(String)
        case language(String)

        func encode(to encoder: any Encoder) throws {
            switch self {
            case .address(let address):
                var container = encoder.singleValueContainer()
                try container.encode(address)
            case .language(let language): try ["@language": language].encode(to: encoder)
            }
        }
    }

    struct Dialect: Encodable {
        let encoding = "utf-8"
        let lineTerminators = ["\r\n", "\n"]
    }

    struct Schema: Encodable {
        let columns: [Column]
        let primaryKey = [
            "measure_code", "area_code", "period_type", "period_start", "period_end", "breakdown", "status_flag",
        ]
    }

    struct Column: Encodable {
        let name: String
        let titles: String
        let datatype: String
        let required: Bool
    }

    init(url: String, title: String, description: String, day: Day, council: CouncilProfile) {
        context = [.address("http://www.w3.org/ns/csvw"), .language("en")]
        self.url = url
        self.title = title
        self.description = description
        license = Licence.address
        publisher = ["schema:name": council.name]
        modified = day.iso
        tableSchema = Schema(
            columns: FigureTable.columns.map {
                Column(
                    name: $0.name,
                    titles: $0.name,
                    datatype: $0.csvw,
                    required: $0.isRequired
                )
            }
        )
    }
}

/// Where the Open Government Licence stands.
enum Licence {
    static let address = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
}

/// All figures with their description in one (Frictionless Data: Data Package).
struct DataPackage: Encodable {
    let name: String
    let title: String
    let description: String
    let version: String
    let created: String
    let licenses = [["name": "OGL-UK-3.0", "path": Licence.address, "title": "Open Government Licence v3.0"]]
    let sources: [[String: String]]
    let resources: [Resource]

    struct Resource: Encodable {
        let name: String
        let path: String
        let title: String
        let profile = "tabular-data-resource"
        let format = "csv"
        let mediatype = "text/csv"
        let encoding = "utf-8"
        let schema: Schema
    }

    struct Schema: Encodable {
        let fields: [Field]
        let missingValues = [""]
    }

    struct Field: Encodable {
        let name: String
        let title: String
        let type: String
    }

    init(_ context: MeasureContext, origin: String) {
        let council = context.plans.council
        name = "measures"
        title = "\(council.name): measures and their figures"
        description = context.release.note
        version = "\(context.release.number)"
        created = "\(context.release.day.iso)T00:00:00Z"
        var seen: Set<String> = []
        sources = context.current.map(\.definition).compactMap { definition in
            let source = definition[.source]
            guard !source.isEmpty, seen.insert(source).inserted else { return nil }
            return ["title": source]
        }
        resources = [
            Resource(
                name: "figures",
                path: "\(origin)\(Path.measures.form("csv").string)",
                title: "Figures of all measures",
                schema: Schema(
                    fields: FigureTable.columns.map { Field(name: $0.name, title: $0.title, type: $0.package) }
                )
            )
        ]
    }
}
