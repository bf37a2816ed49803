import CMarkGFM

/// A node of the parser's tree, valid while the tree is.
struct MarkdownNode {
    let pointer: OpaquePointer?

    var type: String { cmark_node_get_type_string(pointer).map { String(cString: $0) } ?? "" }
    var literal: String { cmark_node_get_literal(pointer).map { String(cString: $0) } ?? "" }
    var url: String { cmark_node_get_url(pointer).map { String(cString: $0) } ?? "" }
    var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
    var isOrdered: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }

    var isInTightList: Bool {
        let list = cmark_node_parent(cmark_node_parent(pointer))
        return MarkdownNode(pointer: list).type == "list" && cmark_node_get_list_tight(list) == 1
    }

    var children: [MarkdownNode] {
        var nodes: [MarkdownNode] = []
        var next = cmark_node_first_child(pointer)
        while let child = next {
            nodes.append(MarkdownNode(pointer: child))
            next = cmark_node_next(child)
        }
        return nodes
    }
}
