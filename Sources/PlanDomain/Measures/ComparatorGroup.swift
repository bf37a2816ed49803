/// Councils with which this one compares itself, as somebody chose them at some time.
package struct ComparatorGroup: Equatable, Codable, Sendable {
    /// Capital letters, digits and hyphens: "GM", "DFE-SN".
    package let key: MeasureCode

    /// "Greater Manchester (ten councils)".
    package let name: String

    /// Who chose them.
    package let source: String

    /// Of when: a new list of the same group is a new version.
    package let version: String

    /// On what terms the list may be used and shown, where its source says.
    package let licence: String?

    /// In the source's order.
    package let members: [AreaCode]

    package init(
        key: MeasureCode,
        name: String,
        source: String,
        version: String,
        licence: String? = nil,
        members: [AreaCode]
    ) {
        self.key = key
        self.name = name
        self.source = source
        self.version = version
        self.licence = licence
        self.members = members
    }
}
