import HashTreeCollections

/// The groups and themes that a council's assessments go through: data, so that each council has its own.
///
/// Those that the law names are there by the council's nation and can be renamed, not retired. All others can be added,
/// renamed and retired; nothing is ever taken out, so a code is never given twice (I1).
package struct AssessmentList: Equatable, Codable, Sendable {
    /// Whose law it follows: that of the rules of meetings when it was set, or what was chosen since.
    package let nation: Nation

    /// In the order in which assessments go through them, those that are retired among them.
    package let entries: [Entry]

    package init(nation: Nation, entries: [Entry]) {
        self.nation = nation
        self.entries = entries
    }

    /// One group or theme.
    package struct Entry: Equatable, Codable, Sendable {
        package let code: AssessmentCode
        package let kind: AssessmentKind
        package let name: String

        /// Who or what is meant, in one sentence; may be empty.
        package let about: String
        package let origin: Origin

        /// The aims that a finding may be about; nil for groups and themes that are under no such duty.
        package let aims: [EqualityAim]?

        /// Whether findings may estimate emissions.
        package let asksForEmissions: Bool?

        /// Why it is no longer used; nil while it is.
        package let retired: String?

        package init(
            code: AssessmentCode,
            kind: AssessmentKind,
            name: String,
            about: String = "",
            origin: Origin,
            aims: [EqualityAim]? = nil,
            asksForEmissions: Bool? = nil,
            retired: String? = nil
        ) {
            self.code = code
            self.kind = kind
            self.name = name
            self.about = about
            self.origin = origin
            self.aims = aims
            self.asksForEmissions = asksForEmissions
            self.retired = retired
        }

        /// The same under other words.
        package func named(_ name: String, about: String) -> Entry {
            Entry(
                code: code,
                kind: kind,
                name: name,
                about: about,
                origin: origin,
                aims: aims,
                asksForEmissions: asksForEmissions,
                retired: retired
            )
        }

        /// The same, no longer used; nil takes it into use again.
        package func retired(because reason: String?) -> Entry {
            Entry(
                code: code,
                kind: kind,
                name: name,
                about: about,
                origin: origin,
                aims: aims,
                asksForEmissions: asksForEmissions,
                retired: reason
            )
        }
    }

    /// Why a group or theme is on the list.
    package enum Origin: String, CaseIterable, Codable, Sendable {
        /// The law of the council's nation names it.
        case law

        /// The council looks at it by its own choice.
        case council
    }

    package func entry(_ code: AssessmentCode) -> Entry? { entries.first { $0.code == code } }

    /// Those in use, in the list's order.
    package func entries(of kind: AssessmentKind) -> [Entry] {
        entries.filter { $0.kind == kind && $0.retired == nil }
    }

    /// Whether assessments of a kind can be made: there is a group or theme for it.
    ///
    /// So the socio-economic duty is offered where it is law, and to any council that takes it on by its own choice.
    package func offers(_ kind: AssessmentKind) -> Bool { !entries(of: kind).isEmpty }

    /// The list with the same entries, one of them changed or a new one at the end.
    package func with(_ entry: Entry) -> AssessmentList {
        var entries = entries
        if let place = entries.firstIndex(where: { $0.code == entry.code }) {
            entries[place] = entry
        } else {
            entries.append(entry)
        }
        return AssessmentList(nation: nation, entries: entries)
    }

    /// A code for a new name that no entry has had yet.
    package func freeCode(for name: String) -> AssessmentCode? {
        let start = String(name.slug.prefix(50))
        return (1...1000).lazy.compactMap { AssessmentCode($0 == 1 ? start : "\(start)-\($0)") }.first {
            self.entry($0) == nil
        }
    }
}

extension Council {
    /// The council's own list, or that of its nation while it has set none.
    package var assessmentList: AssessmentList { ownAssessmentList ?? .preset(governanceRules.nation) }
}
