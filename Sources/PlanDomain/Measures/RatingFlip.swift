import HashTreeCollections

/// A rating that would be another under another rule: shown before a rule is changed.
package struct RatingFlip: Equatable, Sendable {
    package let measure: Measure
    package let period: Period
    package let before: Rating
    package let after: Rating
}

extension Council {
    /// The ratings that a rule would change, of the latest period and of the one a year before.
    ///
    /// `id` is the measure that is to get it, nil for the council's usual rule; a rule of nil gives a measure the usual one.
    package func flips(underRule rule: StatusRule?, for id: Measure.ID?, asAt day: Day) -> [RatingFlip] {
        var changed = self
        if let id {
            changed.measures[id]?.statusRule = rule
        } else if let rule {
            let scheme = statusScheme
            changed.statusSchemes.append(
                StatusScheme(version: scheme.version + 1, words: scheme.words, rule: rule, band: scheme.band)
            )
        }
        return measures.values.filter { id == nil || $0.id == id }.sorted { $0.code < $1.code }.flatMap {
            measure -> [RatingFlip] in
            guard let after = changed.measures[measure.id] else { return [] }
            let last = standing(of: measure, asAt: day).period
            return [last, last?.yearBefore].compactMap(\.self).compactMap { period in
                guard let old = standing(of: measure, in: period, asAt: day)?.rating,
                    let new = changed.standing(of: after, in: period, asAt: day)?.rating, old != new
                else { return nil }
                return RatingFlip(measure: measure, period: period, before: old, after: new)
            }
        }
    }
}
