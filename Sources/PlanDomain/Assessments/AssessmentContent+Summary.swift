extension AssessmentContent {
    /// What it found, counted: "3 positive, 1 negative (medium severity at most)"; or that none was needed.
    package var foundInWords: String {
        if screening?.isNeeded == false { return "No full assessment is needed" }
        let counts = AssessmentFinding.Impact.allCases.compactMap { impact -> String? in
            let all = findings.filter { $0.impact == impact }
            guard !all.isEmpty else { return nil }
            let worst = all.compactMap(\.severity).max().map { " (\($0.name.lowercased()) severity at most)" } ?? ""
            return "\(all.count) \(impact.name.lowercased())\(worst)"
        }
        return counts.isEmpty ? "Nothing yet" : counts.joined(separator: ", ")
    }
}
