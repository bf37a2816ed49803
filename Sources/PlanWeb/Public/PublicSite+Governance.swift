import HTTPTypes
import PlanDomain
import PlanInterchange
import PlanUseCases

/// The addresses of meetings, decisions and roads: who may use them is everybody, since they are made of what is published.
extension PublicSite {
    mutating func addGovernance(_ released: ReleasedCouncil, _ origin: String) {
        let governance = released.governance
        let made = GovernanceSite(governance: governance, pages: SitePages(released: released, frame: frame))
        addPage(.meetings) { made.meetings() }
        addData(.meetings) { MeetingsData(governance).json }
        add(
            .calendar,
            Resource(contentType: MediaType.calendar) { made.calendar(origin: origin).text }
        )
        for meeting in governance.meetings {
            addPage(.meeting(meeting.key)) { made.meetingPage(meeting) }
            addData(.meeting(meeting.key)) { MeetingData(meeting, governance).json }
        }
        addPage(.decisions) { made.decisions() }
        addData(.decisions) { DecisionsData(governance).json }
        for decision in governance.decisions {
            addPage(.decision(decision.slug)) { made.decisionPage(decision) }
            addData(.decision(decision.slug)) { PublicDecisionData(decision).json }
        }
        addPage(.notices) { made.notices() }
        addData(.notices) { NoticesData(governance).json }
        for notice in governance.notices {
            addPage(.notice(notice.item.slug)) { made.noticePage(notice) }
            addData(.notice(notice.item.slug)) { NoticeData(notice).json }
        }
        addPage(.roads) { made.roads() }
        addData(.roads) { RoadsData(governance).json }
        for item in governance.items {
            addPage(.road(item.item.slug)) { made.roadPage(item) }
            addData(.road(item.item.slug)) { RoadData(item, governance).json }
            guard !item.comments.isEmpty else { continue }
            addPage(.scrutiny(item.item.slug)) { made.scrutinyPage(item) }
        }
        addPage(.scrutiny) { made.scrutinyWork() }
        addData(.scrutiny) { ScrutinyData(governance).json }
        add(.feed, Resource(contentType: MediaType.atom) { made.feed(origin: origin).text })
    }
}
