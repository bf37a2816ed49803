/// A published table: its cells, and the sums between them that readers know.
///
/// Everything that can be held side by side belongs into one table: areas and their total, quarters and their year.
package struct SuppressionTable<Key: Hashable & Comparable & Sendable>: Sendable {
    package var cells: [Key: SuppressionCell]

    /// They may nest (ward, borough, region), cross (rows and columns) and run over time.
    ///
    /// A key that stands here alone is a cell that nobody knows.
    package var relations: [Relation]

    /// A total is the sum of its parts.
    ///
    /// Two figures that are the same are a total with one part.
    package struct Relation: Hashable, Sendable {
        package let total: Key
        package let parts: [Key]

        package init(_ total: Key, _ parts: [Key]) {
            self.total = total
            self.parts = parts
        }
    }

    package init(cells: [Key: SuppressionCell] = [:], relations: [Relation] = []) {
        self.cells = cells
        self.relations = relations
    }
}
