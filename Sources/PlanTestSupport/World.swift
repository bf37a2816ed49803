import Foundation
package import Ledger
package import PlanDomain
package import PlanUseCases
import Synchronization

/// A world in which time and identities are the same at every run.
package struct World: Sendable {
    package let identities: IdentitySource
    package let now: @Sendable () -> Moment

    /// Begins at 09:00 UTC on 5 January 2024; each look at the clock is a minute after the one before.
    package static var still: World {
        let minutes = Counter()
        let ids = Counter()
        return World(
            identities: IdentitySource {
                let number = ids.next()
                let bytes = withUnsafeBytes(of: UInt64(number).bigEndian) { Array($0) }
                return UUID(
                    uuid: (
                        0, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0, bytes[2], bytes[3], bytes[4], bytes[5], bytes[6], bytes[7]
                    )
                )
            },
            now: { Moment(millisecondsSinceEpoch: 1_704_445_200_000 + Int64(minutes.next()) * 60_000) }
        )
    }

    package func new<Entity>(_: Entity.Type = Entity.self) -> Identifier<Entity> {
        identities.identity(for: Entity.self)
    }

    private final class Counter: Sendable {
        private let value = Mutex(0)

        func next() -> Int {
            value.withLock { value in
                value += 1
                return value
            }
        }
    }
}

extension CouncilKey {
    package static let sample: CouncilKey = {
        guard let key = CouncilKey("anytown") else { preconditionFailure("'anytown' is a key.") }
        return key
    }()
}

extension CouncilProfile {
    package static let sample = CouncilProfile(
        name: "Anytown Council",
        shortName: "Anytown",
        formatsContact: "Ask the strategy team on 01632 960 000."
    )
}

extension PlanPeriod {
    package static func sample(_ text: String) -> PlanPeriod {
        guard let period = PlanPeriod(text) else { preconditionFailure("'\(text)' is no period.") }
        return period
    }
}

extension Day {
    package static func sample(_ text: String) -> Day {
        guard let day = Day(iso: text) else { preconditionFailure("'\(text)' is no day.") }
        return day
    }
}

/// A council with a small plan: a core with one priority, two ambitions with two and one, a theme and an enabler.
package struct SamplePlan: Sendable {
    package let world: World
    package let planID: Plan.ID
    package let core: PlanElement
    package let jobs: PlanElement
    package let skills: PlanElement
    package let invest: PlanElement
    package let theme: PlanElement
    package let elements: [PlanElement]

    package init(world: World = .still) {
        self.world = world
        let planID = world.new(Plan.self)
        self.planID = planID
        func element(
            _ kind: ElementKind,
            _ number: String,
            _ title: String,
            under parent: PlanElement? = nil,
            order: Int = 1
        )
            -> PlanElement
        {
            PlanElement(
                id: world.new(),
                planID: planID,
                kind: kind,
                parentID: parent?.id,
                number: number,
                order: order,
                wording: .init(title: title)
            )
        }
        core = element(.core, "C", "Good services every day")
        jobs = element(.ambition, "1", "Jobs and homes")
        skills = element(.ambition, "2", "Education, work and skills", order: 2)
        invest = element(.priority, "1.1", "To invest in the town centre", under: jobs)
        theme = element(.theme, "1", "Climate action")
        elements = [
            core, jobs, skills, invest, theme,
            element(.priority, "C.1", "To answer within two days", under: core),
            element(.priority, "1.2", "To build homes that people can afford", under: jobs, order: 2),
            element(.priority, "2.1", "To help adults back into work", under: skills),
            element(.enabler, "1", "Our workforce"),
        ]
    }

    package var plan: Plan {
        Plan(
            id: planID,
            period: .sample("2024-27"),
            description: PlanDescription(
                title: "Council Plan {plan.period}",
                introduction: "What {council.name} means to do.",
                nextSteps: "It goes to Cabinet on {meeting.cabinet.date}."
            )
        )
    }

    /// Everything that happened, in order.
    package var changes: [Change] {
        let cabinet = Meeting(
            key: "cabinet",
            body: "Cabinet",
            day: .sample("2024-01-30"),
            source: "https://example.org/m"
        )
        return [.council(.described(.sample)), .governance(.meetingRecorded(cabinet)), .plan(.started(plan))]
            + elements.map { .plan(.elementAdded($0)) }
    }

    package var council: Council {
        zip(1..., changes).reduce(into: Council(key: .sample)) { $0.apply($1.1, at: $1.0) }
    }

    /// The council's office on a store, with the sample recorded in it.
    package func office(on store: any LedgerStore) async throws -> Office {
        let entries = try EntryWriter(council: .sample).entries(
            for: changes,
            after: .empty,
            at: world.now(),
            by: Account.machineOperator,
            reason: "The sample"
        )
        _ = try await store.append(entries, to: .sample, after: .empty)
        return try await Office.open(.sample, in: store, now: world.now)
    }
}

extension CommandContext {
    /// As whoever runs the machine, who may do everything, on 5 January 2024.
    package init(reason: String? = nil, authority: Decision.ID? = nil) {
        self.init(
            actor: Account.machineOperator,
            moment: Moment(millisecondsSinceEpoch: 1_704_445_200_000),
            reason: reason,
            authority: authority
        )
    }
}
