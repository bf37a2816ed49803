/// Points or steps, each of which may hold one list of its own.
package struct List: Equatable, Sendable {
    package let isOrdered: Bool
    package let items: [Item]

    package init(isOrdered: Bool = false, _ items: [Item]) {
        self.isOrdered = isOrdered
        self.items = items
    }

    package struct Item: Equatable, Sendable {
        package let prose: Prose

        /// The list under this point; its own points hold none.
        package let inner: List?

        package init(_ prose: Prose, inner: List? = nil) {
            self.prose = prose
            self.inner = inner
        }
    }
}
