import HashTreeCollections

/// Asks to say that an element serves an element of another framework.
package struct AlignElement: Command {
    package let alignment: Alignment

    package init(_ alignment: Alignment) {
        self.alignment = alignment
    }

    package func demand(in _: Council) -> Demand { Demand(.editPlan, about: .element(alignment.elementID)) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard council.elements[alignment.elementID] != nil else { return .refused("element", "element-unknown") }
        guard let framework = council.frameworks[alignment.frameworkID],
            framework.elements.contains(where: { $0.id == alignment.frameworkElementID })
        else { return .refused("framework", "framework-element-unknown") }
        let repeated = council.alignments.values.contains {
            $0.elementID == alignment.elementID && $0.frameworkElementID == alignment.frameworkElementID
        }
        return repeated ? .changes([]) : .changes([.framework(.aligned(alignment))])
    }
}
