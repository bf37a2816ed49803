/// What each nation's councils begin with.
extension AssessmentList {
    package static func preset(_ nation: Nation) -> AssessmentList {
        AssessmentList(
            nation: nation,
            entries: (nation == .northernIreland ? sectionSeventyFive : protectedCharacteristics)
                + ownGroups(nation) + themes + (nation.hasSocioEconomicDuty ? socioEconomicGroups : [])
        )
    }

    /// The list after a council says that it is in another nation: what its law names comes, what only the other's named is
    /// retired, and what the council added stays.
    package func moved(to nation: Nation) -> AssessmentList {
        guard nation != self.nation else { return self }
        let preset = Self.preset(nation)
        let kept = entries.map { entry -> Entry in
            if let same = preset.entry(entry.code) {
                return same.origin == .law ? same.named(entry.name, about: entry.about) : entry
            }
            return entry.origin == .law
                ? entry.retired(because: "The law of \(nation.name) does not name it.") : entry
        }
        let known = Set(entries.map(\.code))
        return AssessmentList(nation: nation, entries: kept + preset.entries.filter { !known.contains($0.code) })
    }

    private static func code(_ text: String) -> AssessmentCode {
        guard let code = AssessmentCode(text) else { preconditionFailure("'\(text)' is a constant and no code.") }
        return code
    }

    /// Equality Act 2010, section 149(7); marriage and civil partnership is under the first aim alone.
    private static let protectedCharacteristics: [Entry] = [
        ("age", "Age", "People of particular ages and ranges of ages."),
        ("disability", "Disability", "People with an impairment of body or mind that lasts and weighs on daily life."),
        (
            "gender-reassignment", "Gender reassignment",
            "People who propose to undergo, are undergoing or have undergone a process to reassign their sex."
        ),
        (
            "marriage-and-civil-partnership", "Marriage and civil partnership",
            "Only the first aim of the duty: that nobody is discriminated against for being married or in a civil partnership."
        ),
        ("pregnancy-and-maternity", "Pregnancy and maternity", "People who are pregnant or have given birth."),
        ("race", "Race", "Colour, nationality, ethnic or national origin."),
        ("religion-or-belief", "Religion or belief", "People of any religion or philosophical belief, and of none."),
        ("sex", "Sex", "Women and men."),
        ("sexual-orientation", "Sexual orientation", "People attracted to the same sex, the opposite sex or both."),
    ]
    .map { text, name, about in
        Entry(
            code: code(text),
            kind: .equality,
            name: name,
            about: about,
            origin: .law,
            aims: text == "marriage-and-civil-partnership" ? [.eliminate] : EqualityAim.allCases
        )
    }

    /// Northern Ireland Act 1998, section 75: good relations are about the first three alone.
    private static let sectionSeventyFive: [Entry] = [
        ("religious-belief", "Religious belief", "People of different religious belief.", true),
        ("political-opinion", "Political opinion", "People of different political opinion.", true),
        ("racial-group", "Racial group", "People of different racial groups.", true),
        ("age", "Age", "People of different ages.", false),
        ("marital-status", "Marital status", "Married or not, in a civil partnership or not.", false),
        ("sexual-orientation", "Sexual orientation", "People of different sexual orientation.", false),
        ("sex", "Men and women generally", "Women and men.", false),
        ("disability", "Disability", "People with a disability and people without.", false),
        ("dependants", "Dependants", "People who care for dependants and people who do not.", false),
    ]
    .map { text, name, about, hasGoodRelations in
        Entry(
            code: code(text),
            kind: .equality,
            name: name,
            about: about,
            origin: .law,
            aims: hasGoodRelations ? [.advance, .foster] : [.advance]
        )
    }

    /// Groups that many councils look at besides; no law makes them protected characteristics.
    private static func ownGroups(_ nation: Nation) -> [Entry] {
        let groups = [
            ("care-experience", "Care experience", "People who are or were in the care of a council."),
            ("carers", "Carers", "People who look after somebody without being paid for it."),
            ("poverty", "Poverty", "People on a low income or in debt."),
            ("armed-forces", "Armed forces community", "People who serve or served, and their families."),
        ]
        let welsh = (
            "welsh-language", "Welsh language", "Chances to use Welsh, and treating it no less well than English."
        )
        return (groups + (nation == .wales ? [welsh] : [])).map { text, name, about in
            Entry(
                code: code(text),
                kind: .equality,
                name: name,
                about: about,
                origin: .council,
                aims: nation == .northernIreland ? [.advance] : EqualityAim.allCases
            )
        }
    }

    /// The council's own practice: no form is laid down for it.
    private static let themes: [Entry] = [
        ("greenhouse-gases", "Greenhouse gases", "Tonnes of carbon dioxide and the like, added or avoided."),
        ("energy", "Energy", "What heats, lights and drives buildings and machines."),
        ("travel", "Travel", "How people and goods get about."),
        ("materials", "Buying and materials", "What is bought, built with and thrown into production."),
        ("waste", "Waste", "What is thrown away, used again or recycled."),
        ("water", "Water", "Use, quality and running off."),
        ("air", "Air", "What people breathe."),
        ("nature", "Nature", "Plants, animals and green space."),
        ("adaptation", "Adaptation", "Standing up to heat, floods and storms."),
    ]
    .map { text, name, about in
        Entry(
            code: code(text),
            kind: .environmental,
            name: name,
            about: about,
            origin: .council,
            asksForEmissions: text == "greenhouse-gases" ? true : nil
        )
    }

    /// How disadvantage shows (Fairer Scotland Duty, guidance for public bodies).
    private static let socioEconomicGroups: [Entry] = [
        ("low-income", "Low income", "People who cannot pay for what most people have."),
        ("low-wealth", "Low or no wealth", "People without savings for what comes unexpectedly."),
        ("material-deprivation", "Material deprivation", "People without basic goods and services."),
        ("area-deprivation", "Area deprivation", "People in places with few chances."),
        (
            "socio-economic-background", "Socio-economic background",
            "What people's parents did, and what follows from it."
        ),
    ]
    .map { text, name, about in
        Entry(code: code(text), kind: .socioEconomic, name: name, about: about, origin: .council)
    }
}

extension Nation {
    /// Equality Act 2010, section 1: commenced by the Scottish and Welsh ministers, and nowhere else.
    package var hasSocioEconomicDuty: Bool { self == .wales || self == .scotland }
}
