import PlanCharts
import PlanDomain
import Testing

extension Period {
    /// A financial year by its first year.
    static func year(_ first: Int) throws -> Period {
        try #require(Period(code: "\(first)FY"))
    }

    /// So many quarters, the first of them January to March 2009.
    static func quarters(_ count: Int) throws -> [Period] {
        try (0..<count).map { number in
            let month = number % 4 * 3 + 3
            return try #require(Period(code: "\(2009 + number / 4)-M\(month < 10 ? "0" : "")\(month)-Q"))
        }
    }
}

extension [ChartPoint] {
    /// Yearly figures from 2015/16 on; nil where one is missing.
    static func yearly(_ values: [String?], standing: ChartPoint.Standing = .final) throws -> [ChartPoint] {
        try values.enumerated().map { index, value in
            ChartPoint(
                period: try .year(2015 + index),
                value: try value.map { try #require(Figure(plain: $0)) },
                standing: standing
            )
        }
    }
}

extension String {
    func count(of part: String) -> Int { ranges(of: part).count }

    /// What the attribute of the first element with this class is.
    func attribute(_ name: String, ofClass className: String) -> String? {
        guard let element = split(separator: "<").first(where: { $0.contains("class=\"\(className)\"") }),
            let start = element.firstRange(of: " \(name)=\"")
        else { return nil }
        return String(element[start.upperBound...].prefix { $0 != "\"" })
    }

    /// Whether each element ends, in the order in which they began.
    var isWellFormed: Bool {
        var open: [Substring] = []
        for match in matches(of: /<(\/?)([a-z]+)[^<>]*>/) {
            if match.1.isEmpty { open.append(match.2) } else if open.popLast() != match.2 { return false }
        }
        return open.isEmpty
    }
}
