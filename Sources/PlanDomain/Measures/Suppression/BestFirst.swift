/// A queue that gives the lowest priority first, and of equals the one that was added first.
struct BestFirst {
    private struct Entry {
        let first: Int
        let second: Int
        let element: Int

        func comes(before other: Entry) -> Bool {
            (first, second, element) < (other.first, other.second, other.element)
        }
    }

    private var heap: [Entry] = []

    /// Elements are numbered as they are added.
    mutating func add(_ element: Int, priority first: Int, _ second: Int) {
        heap.append(Entry(first: first, second: second, element: element))
        var place = heap.count - 1
        while place > 0, heap[place].comes(before: heap[(place - 1) / 2]) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    mutating func removeBest() -> Int? {
        guard let best = heap.first, let last = heap.popLast() else { return nil }
        guard !heap.isEmpty else { return best.element }
        heap[0] = last
        var place = 0
        while let child = [2 * place + 1, 2 * place + 2].filter(heap.indices.contains).min(by: {
            heap[$0].comes(before: heap[$1])
        }), heap[child].comes(before: heap[place]) {
            heap.swapAt(place, child)
            place = child
        }
        return best.element
    }
}
