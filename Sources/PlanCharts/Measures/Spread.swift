/// Labels in a row that would like to stand at certain places, moved apart until none covers another.
struct Spread: Equatable {
    /// Where each begins, in the order they were given.
    let starts: [Double]

    /// Those that would overlap are centred together on where they wanted to be; `bounds` win over wishes.
    init(_ wishes: [(centre: Double, length: Double)], within bounds: ClosedRange<Double>) {
        let order = wishes.indices.sorted { (wishes[$0].centre, $0) < (wishes[$1].centre, $1) }
        var clusters: [Cluster] = []
        for index in order {
            let wish = wishes[index]
            var cluster = Cluster(members: [index], length: wish.length, wanted: wish.centre - wish.length / 2)
            while let before = clusters.last, before.wanted + before.length > cluster.wanted {
                cluster = before.joined(with: cluster)
                clusters.removeLast()
            }
            clusters.append(cluster)
        }
        var starts = [Double](repeating: 0, count: wishes.count)
        for cluster in clusters {
            var start = cluster.wanted
            for index in cluster.members {
                starts[index] = start
                start += wishes[index].length
            }
        }
        var limit = bounds.upperBound
        for index in order.reversed() {
            starts[index] = min(starts[index], limit - wishes[index].length)
            limit = starts[index]
        }
        limit = bounds.lowerBound
        for index in order {
            starts[index] = max(starts[index], limit)
            limit = starts[index] + wishes[index].length
        }
        self.starts = starts
    }

    private struct Cluster {
        var members: [Int]
        var length: Double

        /// Where its first would have to begin for all to be, on average, where they want to be.
        var wanted: Double

        func joined(with next: Cluster) -> Cluster {
            let (count, others) = (Double(members.count), Double(next.members.count))
            let middle = (wanted * count + (next.wanted - length) * others) / (count + others)
            return Cluster(members: members + next.members, length: length + next.length, wanted: middle)
        }
    }
}
