import HashTreeCollections

/// What came to the record with the road: bodies, notices, items, recommendations and what scrutiny says, in a fixed order.
struct GovernanceDocument: Codable {
    let rules: GovernanceRules?
    let bodies: [Body]?
    let notices: [KeyDecisionNotice]?
    let earlierNotices: [[KeyDecisionNotice]]?
    let routes: [Route]?
    let items: [GovernanceItem]?
    let recommendations: [Recommendation]?
    let comments: [ScrutinyComment]?
    let outputs: [ScrutinyOutput]?
    let requests: [InformationRequest]?
    let paperTemplates: [PaperTemplate]?
    let papers: [PaperRelease]?

    /// Gives nil while there is nothing to write: councils without it keep the bytes that they had.
    init?(_ council: Council) {
        rules = council.governanceRules == .preset(.england) ? nil : council.governanceRules
        bodies = council.bodies.values.sorted { $0.key < $1.key }.unlessEmpty
        notices = council.notices.values.sorted { $0.itemID < $1.itemID }.unlessEmpty
        earlierNotices = council.earlierNotices.sorted { $0.key < $1.key }.map(\.value).unlessEmpty
        routes = council.routes.values.sorted { $0.key < $1.key }.unlessEmpty
        items = council.items.values.sorted { $0.id < $1.id }.unlessEmpty
        recommendations = council.recommendations.values.sorted { $0.id < $1.id }.unlessEmpty
        comments = council.scrutinyComments.values.sorted { $0.id < $1.id }.unlessEmpty
        outputs = council.scrutinyOutputs.values.sorted { $0.id < $1.id }.unlessEmpty
        requests = council.informationRequests.values.sorted { $0.id < $1.id }.unlessEmpty
        paperTemplates = council.paperTemplates.values.sorted { $0.key < $1.key }.unlessEmpty
        papers = council.papers.values.sorted { $0.id < $1.id }.unlessEmpty
        let isEmpty =
            rules == nil && bodies == nil && notices == nil && earlierNotices == nil && routes == nil && items == nil
            && recommendations == nil && comments == nil && outputs == nil && requests == nil && paperTemplates == nil
            && papers == nil
        if isEmpty { return nil }
    }

    func fill(_ council: inout Council) {
        if let rules { council.governanceRules = rules }
        for body in bodies ?? [] { council.bodies[body.key] = body }
        for notice in notices ?? [] { council.notices[notice.itemID] = notice }
        for earlier in earlierNotices ?? [] {
            if let item = earlier.first?.itemID { council.earlierNotices[item] = earlier }
        }
        for route in routes ?? [] { council.routes[route.key] = route }
        for item in items ?? [] { council.items[item.id] = item }
        for recommendation in recommendations ?? [] { council.recommendations[recommendation.id] = recommendation }
        for comment in comments ?? [] { council.scrutinyComments[comment.id] = comment }
        for output in outputs ?? [] { council.scrutinyOutputs[output.id] = output }
        for template in paperTemplates ?? [] { council.paperTemplates[template.key] = template }
        for paper in papers ?? [] { council.papers[paper.id] = paper }
        for request in requests ?? [] { council.informationRequests[request.id] = request }
    }
}
