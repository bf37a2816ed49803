import HashTreeCollections

extension Council {
    /// The part of a plan that people name so: "1.2" or "C.1" for a priority, "ambition 1", "theme 2", "enabler 3", "core".
    package func element(named text: String, in planID: Plan.ID) -> PlanElement.ID? {
        let words = text.trimmingSpaces.split(separator: " ")
        let (kind, number): (ElementKind, String)
        switch words.count {
        case 1 where words[0].lowercased() == "core": (kind, number) = (.core, "C")
        case 1: (kind, number) = (.priority, String(words[0]))
        case 2:
            guard let named = ElementKind(rawValue: words[0].lowercased()) else { return nil }
            (kind, number) = (named, String(words[1]))
        default: return nil
        }
        return addresses[ElementAddress(planID: planID, kind: kind, number: number)]
    }
}
