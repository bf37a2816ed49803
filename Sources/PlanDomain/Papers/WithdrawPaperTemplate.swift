import HashTreeCollections

/// Asks to take a template of the council's own out of use; the product's under the same key is used again.
///
/// Papers that were released from it keep their words.
package struct WithdrawPaperTemplate: Command {
    package let key: String

    package init(_ key: String) {
        self.key = key
    }

    package func demand(in _: Council) -> Demand { Demand(.recordGovernance) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard council.paperTemplates[key] != nil else { return .refused("template", "template-unknown", key) }
        return .changes([.paper(.templateWithdrawn(.init(key: key)))])
    }
}
