import HashTreeCollections

/// Assessments as part of a council's canonical bytes.
struct AssessmentsDocument: Codable {
    let list: AssessmentList?
    let assessments: [Assessment]

    /// Oldest first within each assessment.
    let published: [AssessmentPublication]?

    /// Nil while a council has nothing of all this, so that older bytes stay the same.
    init?(_ council: Council) {
        list = council.ownAssessmentList
        assessments = council.assessments.values.sorted { $0.id < $1.id }
        published = council.publishedAssessments.sorted { $0.key < $1.key }.flatMap(\.value).unlessEmpty
        if list == nil, assessments.isEmpty { return nil }
    }

    func fill(_ council: inout Council) {
        council.ownAssessmentList = list
        for assessment in assessments { council.assessments[assessment.id] = assessment }
        for publication in published ?? [] {
            council.publishedAssessments[publication.content.id, default: []].append(publication)
        }
    }
}
