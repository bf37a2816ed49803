package import Foundation
package import PlanDomain

/// Reads the change in an entry, whatever release of the software wrote it.
package struct ChangeReader {
    private let upcasters: [Upcaster]
    private let decoder = JSONDecoder()

    package init(upcasters: [Upcaster] = Upcaster.all) {
        self.upcasters = upcasters
    }

    package func change(in entry: Entry) throws -> Change {
        var payload = entry.payload.bytes
        var version = entry.header.version
        while let upcaster = upcasters.first(where: { $0.kind == entry.header.kind && $0.version == version }) {
            payload = try upcaster.convert(payload)
            version += 1
        }
        guard version == Change.currentVersion else { throw RecordFault.newerSoftwareNeeded(entry.header) }
        do {
            guard let change = try Change(kind: entry.header.kind, payload: payload, decoder: decoder) else {
                throw RecordFault.newerSoftwareNeeded(entry.header)
            }
            return change
        } catch let error as DecodingError {
            throw RecordFault.unreadableEntry(entry.header, cause: "\(error)")
        }
    }
}

/// Brings a payload of one kind from one version of its shape to the next.
package struct Upcaster: Sendable {
    package let kind: String

    /// The version that it reads; it gives the one after.
    package let version: Int
    package let convert: @Sendable (Data) throws -> Data

    package init(kind: String, version: Int, convert: @escaping @Sendable (Data) throws -> Data) {
        self.kind = kind
        self.version = version
        self.convert = convert
    }

    /// Every step since the first release: none yet, since all kinds are at version 1.
    package static let all: [Upcaster] = []
}
