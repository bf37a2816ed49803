import Foundation
import PlanDomain
import PlanUseCases

extension Encodable {
    /// JSON with sorted keys, ended by a line break so that it reads well in a terminal.
    var json: String {
        // Plain values of strings and numbers: there is nothing in them that could fail to encode.
        let data = (try? JSONEncoder.canonical.encode(self)) ?? Data("{}".utf8)
        return String(decoding: data, as: UTF8.self) + "\n"
    }
}

/// What went wrong, as the API says it.
struct ErrorData: Encodable {
    let error: Problem

    struct Problem: Encodable {
        let code: String
        let message: String
    }

    init(code: String, message: String) {
        error = Problem(code: code, message: message)
    }
}

/// Which edition an answer comes from.
struct EditionData: Encodable {
    let plan: String
    let number: Int
    let name: String
    let stage: String
    let date: String
    let inForce: Bool
    let supersededBy: Int?
    let corrections: [Notice]
    let position: Int
    let contentHash: String
    let nextUpdate: String
    let note: String

    struct Notice: Encodable {
        let notice: String
        let date: String
    }

    init(_ edition: Edition, _ plan: ReleasedPlan) {
        let current = plan.inForce?.edition.number
        self.plan = plan.address
        number = edition.number
        name = edition.name
        stage = edition.stage.rawValue
        date = edition.day.iso
        inForce = current == edition.number
        supersededBy = current.flatMap { $0 > edition.number ? $0 : nil }
        corrections = edition.corrections.map { Notice(notice: $0.notice, date: $0.day.iso) }
        position = edition.position
        contentHash = edition.contentHash
        nextUpdate = edition.nextUpdate
        note = edition.note
    }

    /// The stored data of a page with what is now to be said of its edition around it.
    static func json(
        _ page: EditionContent.Page,
        _ edition: Edition,
        _ plan: ReleasedPlan,
        base: Path,
        html: Path
    ) -> String {
        let data = page.json.replacing("\"\(Path.editionBase)", with: "\"\(base.string)/")
        let head = EditionData(edition, plan).json.dropLast()
        return "{\"edition\":\(head),\"page\":\(html.string.json.dropLast()),\"data\":\(data)}\n"
    }
}

/// All editions of a plan.
struct EditionsData: Encodable {
    let plan: String
    let title: String
    let editions: [Item]

    struct Item: Encodable {
        let number: Int
        let name: String
        let stage: String
        let date: String
        let standing: String
        let contentHash: String
        let path: String?
    }

    init(_ plan: ReleasedPlan, _ pages: SitePages) {
        self.plan = plan.address
        title = plan.title
        editions = plan.editions.map { released in
            let edition = released.edition
            return Item(
                number: edition.number,
                name: edition.name,
                stage: edition.stage.rawValue,
                date: edition.day.iso,
                standing: pages.standing(of: edition, in: plan),
                contentHash: edition.contentHash,
                path: edition.withdrawal == nil ? Path.edition(plan.address, edition.number).inAPI.string : nil
            )
        }
    }
}

/// The difference of two editions.
struct ChangesData: Encodable {
    let plan: String
    let from: Int
    let to: Int
    let fields: [Field]
    let elements: [Item]

    struct Field: Encodable {
        let name: String
        let segments: [Segment]

        init(_ field: PlanDifference.Field) {
            name = field.name
            segments = field.difference.segments.map(Segment.init)
        }
    }

    struct Segment: Encodable {
        let kind: String
        let text: String

        init(_ segment: TextDifference.Segment) {
            switch segment {
            case .same(let text): (kind, self.text) = ("same", text)
            case .removed(let text): (kind, self.text) = ("removed", text)
            case .added(let text): (kind, self.text) = ("added", text)
            }
        }
    }

    struct Item: Encodable {
        let id: String
        let label: String
        let fate: String
        let fields: [Field]
    }

    init(_ plan: ReleasedPlan, _ from: ReleasedEdition, _ to: ReleasedEdition) {
        let difference = PlanDifference(of: plan.id, from: from.snapshot, to: to.snapshot)
        self.plan = plan.address
        self.from = from.edition.number
        self.to = to.edition.number
        fields = difference.fields.map(Field.init)
        elements = difference.elements.map {
            Item(id: $0.id.description, label: $0.label, fate: $0.fate.rawValue, fields: $0.fields.map(Field.init))
        }
    }
}

/// What a search found.
struct SearchData: Encodable {
    let query: String
    let results: [Item]

    struct Item: Encodable {
        let title: String
        let path: String
        let snippet: String
    }

    init(query: String, hits: [SearchIndex.Hit]) {
        self.query = query
        results = hits.map { hit in
            Item(title: hit.document.title, path: hit.document.path, snippet: hit.snippet.map(\.text).joined())
        }
    }
}
