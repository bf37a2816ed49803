/// The periods that a council's meetings and decisions keep to: law with its nation's preset, and the constitution's choices.
package struct GovernanceRules: Equatable, Codable, Sendable {
    package var nation: Nation

    /// How long before a meeting its agenda and reports are public.
    ///
    /// England 5 (Local Government Act 1972, s.100B, as SI 2002/715 has it), Wales 3 (s.100B), Scotland 3 (Local
    /// Government (Scotland) Act 1973, s.50B), Northern Ireland 5 (Local Government Act (NI) 2014, Schedule 5).
    package var agenda: ClearDays

    /// How long before a key decision its notice is public; nil where there are no key decisions.
    ///
    /// England 28 clear days (SI 2012/2089, regulation 9).
    package var keyDecisionNotice: ClearDays?

    /// What is enough where the full notice is impracticable: the general exception (SI 2012/2089, regulation 10).
    package var generalException: ClearDays?

    /// How long a decision of the executive may be called in; nil where nothing can be.
    package var callIn: CallInPeriod?

    /// Days on which the council is closed besides weekends and bank holidays.
    package var closures: [WorkingCalendar.ClosureDay]

    package init(
        nation: Nation,
        agenda: ClearDays,
        keyDecisionNotice: ClearDays?,
        generalException: ClearDays?,
        callIn: CallInPeriod?,
        closures: [WorkingCalendar.ClosureDay] = []
    ) {
        self.nation = nation
        self.agenda = agenda
        self.keyDecisionNotice = keyDecisionNotice
        self.generalException = generalException
        self.callIn = callIn
        self.closures = closures
    }

    package var calendar: WorkingCalendar { WorkingCalendar(nation: nation, closures: closures) }

    /// Clear days leave out the day on which the period begins and the day on which it ends.
    package struct ClearDays: Equatable, Codable, Sendable {
        package var count: Int
        package var counting: DayCounting

        package init(_ count: Int, _ counting: DayCounting) {
            self.count = count
            self.counting = counting
        }

        package var words: String { counting.clearDays(count) }
    }

    /// Working days after a decision is published in which it can be called in; the law that gives the right is that of `Nation.callInLaw`.
    package struct CallInPeriod: Equatable, Codable, Sendable {
        package var workingDays: Int

        /// When a decision that nobody called in takes effect.
        package var takesEffect: TakesEffect

        package init(workingDays: Int, takesEffect: TakesEffect) {
            self.workingDays = workingDays
            self.takesEffect = takesEffect
        }

        package enum TakesEffect: String, CaseIterable, Codable, Sendable {
            /// On the last day of the period, as Stockport's records have it.
            case onLastDay = "on-last-day"
            /// On the working day after it.
            case dayAfter = "day-after"
        }
    }

    /// What the law of a nation says; the counting of agenda days in working days is what most constitutions choose.
    package static func preset(_ nation: Nation) -> GovernanceRules {
        let callIn = CallInPeriod(workingDays: 5, takesEffect: .onLastDay)
        switch nation {
        case .england:
            return GovernanceRules(
                nation: nation,
                agenda: ClearDays(5, .working),
                keyDecisionNotice: ClearDays(28, .calendar),
                generalException: ClearDays(5, .working),
                callIn: callIn
            )
        case .wales: return plain(nation, agenda: 3, callIn: callIn)
        // Scottish councils and most in Northern Ireland have committees and no executive.
        case .scotland: return plain(nation, agenda: 3, callIn: nil)
        case .northernIreland: return plain(nation, agenda: 5, callIn: callIn)
        }
    }

    private static func plain(_ nation: Nation, agenda: Int, callIn: CallInPeriod?) -> GovernanceRules {
        GovernanceRules(
            nation: nation,
            agenda: ClearDays(agenda, .working),
            keyDecisionNotice: nil,
            generalException: nil,
            callIn: callIn
        )
    }
}
