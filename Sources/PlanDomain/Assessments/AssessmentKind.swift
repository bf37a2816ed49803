/// What an assessment looks at before a council decides.
package enum AssessmentKind: String, CaseIterable, Codable, Sendable {
    /// Whom a decision touches: the public sector equality duty (Equality Act 2010, section 149) and the council's own groups.
    case equality

    /// What a decision does to climate and surroundings; no general duty, the council's own practice.
    case environmental

    /// Inequality of outcome from socio-economic disadvantage (Equality Act 2010, section 1): in force in Scotland since
    /// 1 April 2018 and in Wales since 31 March 2021.
    case socioEconomic = "socio-economic"

    /// "Equality impact assessment".
    package var name: String {
        switch self {
        case .equality: "Equality impact assessment"
        case .environmental: "Environmental impact assessment"
        case .socioEconomic: "Socio-economic impact assessment"
        }
    }

    /// "EqIA", as officers say it.
    package var shortName: String {
        switch self {
        case .equality: "EqIA"
        case .environmental: "EnvIA"
        case .socioEconomic: "Socio-economic"
        }
    }

    /// What its findings are about: "group" or "theme".
    package var entryWord: (singular: String, plural: String) {
        self == .environmental ? ("theme", "themes") : ("group", "groups")
    }
}
