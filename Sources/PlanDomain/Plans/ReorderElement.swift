import HashTreeCollections

/// Asks to move an element one place up or down among its siblings; its number stays.
package struct ReorderElement: Command {
    package let elementID: PlanElement.ID
    package let direction: Direction
    package let seen: Int

    package enum Direction: String, Sendable {
        case up
        case down
    }

    package init(elementID: PlanElement.ID, direction: Direction, seen: Int) {
        self.elementID = elementID
        self.direction = direction
        self.seen = seen
    }

    package func demand(in council: Council) -> Demand {
        council.elements[elementID].map { .placing($0) } ?? Demand(.editPlan)
    }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        council.ruling(on: elementID, seen: seen, context: context) { element in
            var siblings = council.elementsInOrder(of: element.planID).filter {
                $0.kind == element.kind && $0.parentID == element.parentID
            }
            guard let place = siblings.firstIndex(where: { $0.id == elementID }) else { return .changes([]) }
            let target = direction == .up ? place - 1 : place + 1
            guard siblings.indices.contains(target) else { return .changes([]) }
            siblings.swapAt(place, target)
            // Only the two that trade places move, unless older orders were the same.
            let changes = zip(1..., siblings).filter { $1.order != $0 }.map { order, sibling -> Change in
                .plan(
                    .elementMoved(
                        .init(elementID: sibling.id, parentID: sibling.parentID, number: sibling.number, order: order)
                    )
                )
            }
            return .changes(changes)
        }
    }
}
