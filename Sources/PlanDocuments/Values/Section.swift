/// A heading and what stands under it.
package struct Section: Equatable, Sendable {
    /// As it is printed, such as "2" or "A"; a section in another adds to the outer number: "2.1".
    package let number: String?

    package let heading: String
    package let blocks: [Block]

    package init(number: String? = nil, heading: String, blocks: [Block]) {
        self.number = number
        self.heading = heading
        self.blocks = blocks
    }
}
