import HashTreeCollections

extension Council {
    /// The council with nothing but one plan and what its texts refer to: what an edition keeps for later comparison.
    package func narrowed(to planID: Plan.ID) -> Council {
        var narrow = Council(key: key, position: position)
        narrow.profile = profile
        narrow.plans = plans.filter { $0.key == planID }
        narrow.elements = elements.filter { $0.value.planID == planID }
        narrow.addresses = addresses.filter { $0.key.planID == planID }
        narrow.meetings = meetings
        // What this plan says of the promises before it belongs to it; what a later plan says does not.
        narrow.successions = successions.filter { elements[$0.successor]?.planID == planID }
        narrow.endings = endings.filter { $0.value.planID == planID }
        for decision in plans[planID].map(decisions(on:)) ?? [] {
            narrow.decisions[decision.id] = decision.withoutExempt
        }
        return narrow
    }

    /// The council with nothing but its public measures and what was decided about them: what a release of figures keeps.
    ///
    /// A figure that was put right before anybody outside saw it leaves no trace here, nor does a target that nobody has
    /// approved (I29); counts that are too small are taken out (I30), as far as `shownBefore`, what earlier releases
    /// showed, leaves anything to hide.
    package func narrowedToPublicMeasures(shownBefore: [Council] = []) -> Council {
        var narrow = Council(key: key, position: position)
        narrow.profile = profile
        narrow.areas = areas
        narrow.comparators = comparators
        narrow.earlierComparators = earlierComparators
        narrow.comparatorEntries = comparatorEntries
        narrow.statusSchemes = statusSchemes
        narrow.unmeasured = unmeasured
        narrow.figureReleases = figureReleases
        for measure in publicMeasures {
            narrow.measures[measure.id] = measure
            narrow.measureCodes[measure.code] = measure.id
            narrow.figures[measure.id] = figures[measure.id]
            narrow.remarks[measure.id] = remarks[measure.id]
            let seen = releasedRevisions(of: measure.id)
            if !seen.isEmpty { narrow.revisions[measure.id] = seen }
            for definition in measure.definitions {
                for post in definition.posts { narrow.posts[post] = posts[post] }
            }
        }
        for (key, target) in targets where narrow.measures[key.measureID] != nil {
            var target = target
            target.versions.removeAll { $0.approved == nil }
            if !target.versions.isEmpty { narrow.targets[key] = target }
        }
        narrow.judgements = judgements.filter { narrow.measures[$0.key.measureID] != nil }
        for decision in decisions.values { narrow.decisions[decision.id] = decision.withoutExempt }
        _ = narrow.hideSmallNumbers(shownBefore: shownBefore)
        narrow.dropPartsWithoutFigures()
        return narrow
    }

    /// Small counts that nothing could hide any more: a release waits until somebody has dealt with them (I30).
    package func exposedSmallNumbers(shownBefore: [Council]) -> [Issue] {
        var all = self
        return all.hideSmallNumbers(shownBefore: shownBefore).map {
            Issue(field: "measures", code: "small-number-exposed", detail: "\($0.code), \($0.cell.period.label)")
        }
    }
}
