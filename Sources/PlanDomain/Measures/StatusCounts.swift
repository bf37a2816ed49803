/// How many measures have each status, and how many have none and why: together always all of them (I12).
package struct StatusCounts: Equatable, Sendable {
    package private(set) var statuses: [Status: Int] = [:]
    package private(set) var none: [NoStatus: Int] = [:]
    package private(set) var total = 0

    package init(_ ratings: some Sequence<Rating>) {
        for rating in ratings {
            total += 1
            switch rating {
            case .status(let status): statuses[status, default: 0] += 1
            case .none(let why): none[why, default: 0] += 1
            }
        }
    }

    package subscript(status: Status) -> Int { statuses[status] ?? 0 }

    package subscript(why: NoStatus) -> Int { none[why] ?? 0 }

    package var rated: Int { statuses.values.reduce(0, +) }

    package var unrated: Int { total - rated }
}
