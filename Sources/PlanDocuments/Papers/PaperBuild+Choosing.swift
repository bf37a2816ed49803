import HashTreeCollections
package import PlanDomain

extension PaperBuild {
    /// Finds what a paper needs by the words of whoever asks for it, or says what is missing.
    ///
    /// `body` is a body's name in addresses, its name, or its kind: "cabinet", "Cabinet", "executive".
    package static func choosing(
        _ template: PaperTemplate,
        for body: String,
        in council: Council,
        period: PlanPeriod? = nil,
        item slug: String? = nil,
        recordHash: String,
        figures: (any PaperFigures)? = nil,
        isForMembersAlone: Bool = false
    ) throws(PaperFaults) -> PaperBuild {
        func missing(_ place: String, _ message: String) -> PaperFaults {
            PaperFaults(faults: [PaperFault(place: place, message: message)])
        }
        let chosen = council.plansByPeriod.first { plan in
            period.map { plan.period == $0 } ?? council.items.values.contains { $0.planID == plan.id }
        }
        guard let plan = chosen ?? (period == nil ? council.plansByPeriod.first : nil) else {
            throw missing("Plan", "The record has no such plan.")
        }
        guard let found = council.body(named: body) else {
            let known = council.bodies.keys.sorted().joined(separator: ", ")
            throw missing("Body", "The record has no body '\(body)'. It has: \(known.isEmpty ? "none" : known).")
        }
        let items = council.itemsByTitle.filter { $0.planID == plan.id && (slug == nil || $0.slug == slug) }
        guard items.count <= 1 else {
            let known = items.map(\.slug).joined(separator: ", ")
            throw missing("Item", "The plan has several items on their roads: name one of \(known).")
        }
        guard slug == nil || !items.isEmpty else { throw missing("Item", "The plan has no item '\(slug ?? "")'.") }
        let item = items.first
        let step = item?.currentStep { $0.bodyKey == found.key }
        // Off any road, a paper goes to the body's latest meeting.
        let latest =
            item == nil ? council.meetingsByDay.last { $0.bodyKey == found.key && $0.cancellation == nil } : nil
        guard let meeting = step?.meetingKey.flatMap({ council.meetings[$0] }) ?? latest, meeting.cancellation == nil
        else {
            throw missing("Meeting", "\(found.name) has no meeting for it: set the one that takes the paper.")
        }
        return PaperBuild(
            template: template,
            council: council,
            plan: plan,
            item: item,
            body: found,
            meeting: meeting,
            recordHash: recordHash,
            figures: figures,
            isForMembersAlone: isForMembersAlone
        )
    }
}

extension Council {
    /// A body by its name in addresses, its name, or its kind where only one is of it.
    package func body(named name: String) -> Body? {
        if let body = bodies[name.lowercased()] { return body }
        let all = bodies.values.sorted { $0.key < $1.key }
        if let body = all.first(where: { $0.name.lowercased() == name.lowercased() }) { return body }
        let word = name.lowercased() == "cabinet" ? Body.Kind.executive.rawValue : name.lowercased()
        let ofKind = all.filter { $0.kind.rawValue == word }
        return ofKind.count == 1 ? ofKind[0] : nil
    }
}
