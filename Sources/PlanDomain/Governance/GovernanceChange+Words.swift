import HashTreeCollections

extension GovernanceChange {
    package func withoutFreeText(_ mark: String) -> GovernanceChange {
        switch self {
        case .rulesSet: self
        case .bodyRecorded(let body):
            .bodyRecorded(Body(key: body.key, name: body.name, kind: body.kind, remit: mark, source: mark))
        case .meetingRecorded(let meeting):
            .meetingRecorded(
                Meeting(
                    key: meeting.key,
                    body: meeting.body,
                    day: meeting.day,
                    source: mark,
                    bodyKey: meeting.bodyKey,
                    time: meeting.time,
                    place: meeting.place.map { _ in mark },
                    isPublic: meeting.isPublic,
                    isAnnual: meeting.isAnnual
                )
            )
        case .meetingMoved(let change):
            .meetingMoved(MeetingMoved(key: change.key, day: change.day, reason: mark))
        case .meetingCancelled(let change): .meetingCancelled(MeetingCancelled(key: change.key, reason: mark))
        case .noticePublished(let notice): .noticePublished(notice.replacingText(by: mark))
        case .decisionRecorded(let decision): .decisionRecorded(decision.replacingText(by: mark))
        case .decisionCorrected(let change):
            .decisionCorrected(
                DecisionCorrected(
                    decision: change.decision.replacingText(by: mark),
                    reason: mark,
                    day: change.day
                )
            )
        case .decisionPublished, .decisionImplemented: self
        case .decisionCalledIn(let change):
            .decisionCalledIn(
                DecisionCalledIn(
                    decisionID: change.decisionID,
                    callIn: CallIn(
                        day: change.callIn.day,
                        requesters: mark,
                        reason: mark,
                        bodyKey: change.callIn.bodyKey
                    )
                )
            )
        case .callInConcluded(let change):
            .callInConcluded(
                CallInConcluded(
                    decisionID: change.decisionID,
                    conclusion: CallIn.Conclusion(
                        outcome: change.conclusion.outcome,
                        day: change.conclusion.day,
                        note: mark
                    )
                )
            )
        case .preElectionPeriodRecorded(let period):
            .preElectionPeriodRecorded(
                PreElectionPeriod(id: period.id, election: mark, starts: period.starts, ends: period.ends)
            )
        }
    }

    package func summary(in council: Council) -> String {
        func decided(_ id: Decision.ID) -> String {
            council.decisions[id].map { "the decision of \($0.body) of \($0.day.inWords)" } ?? "a decision"
        }
        func meeting(_ key: String) -> String {
            council.meetings[key].map { "the meeting of \($0.body) of \($0.day.inWords)" } ?? "a meeting"
        }
        return switch self {
        case .rulesSet(let rules): "Set the rules of meetings and decisions (\(rules.nation.name))"
        case .bodyRecorded(let body): "Recorded \(body.name)"
        case .meetingRecorded(let meeting): "Recorded the meeting of \(meeting.body) on \(meeting.day.inWords)"
        case .meetingMoved(let change): "Moved \(meeting(change.key)) to \(change.day.inWords)"
        case .meetingCancelled(let change): "Cancelled \(meeting(change.key))"
        case .noticePublished(let notice):
            "Published the notice of key decision on \(council.items[notice.itemID]?.title ?? "an item")"
        case .decisionRecorded(let decision): "Recorded the decision of \(decision.body) of \(decision.day.inWords)"
        case .decisionCorrected(let change): "Put right \(decided(change.decision.id))"
        case .decisionPublished(let change): "Published \(decided(change.decisionID)) on \(change.day.inWords)"
        case .decisionCalledIn(let change): "Called in \(decided(change.decisionID))"
        case .callInConcluded(let change):
            "Concluded the call-in of \(decided(change.decisionID)): \(change.conclusion.outcome.name.lowercased())"
        case .decisionImplemented(let change): "Carried out \(decided(change.decisionID)) on \(change.day.inWords)"
        case .preElectionPeriodRecorded(let period):
            "Recorded the pre-election period for \(period.election), \(period.starts.inWords) to \(period.ends.inWords)"
        }
    }
}

extension Decision {
    fileprivate func replacingText(by mark: String) -> Decision {
        Decision(
            id: id,
            planID: planID,
            body: body,
            day: day,
            outcome: mark,
            reference: reference,
            source: mark,
            record: record?.replacingText(by: mark)
        )
    }
}

extension DecisionRecord {
    fileprivate func replacingText(by mark: String) -> DecisionRecord {
        DecisionRecord(
            slug: slug,
            bodyKey: bodyKey,
            meetingKey: meetingKey,
            itemID: itemID,
            isKey: isKey,
            reasons: mark,
            alternatives: mark,
            interests: mark,
            wards: mark,
            callInWaiver: callInWaiver.map { _ in CallInWaiver(reason: mark, agreedBy: mark) },
            exempt: exempt.map {
                ExemptPart(paragraph: $0.paragraph, publicInterest: mark, text: $0.text.map { _ in mark })
            }
        )
    }
}

extension KeyDecisionNotice {
    fileprivate func replacingText(by mark: String) -> KeyDecisionNotice {
        var notice = KeyDecisionNotice(
            itemID: itemID,
            matter: mark,
            decisionMaker: mark,
            members: mark,
            meetingKey: meetingKey,
            firstPublished: firstPublished,
            keyReasons: keyReasons,
            wards: mark,
            documents: mark,
            exemptParagraphs: exemptParagraphs,
            urgency: urgency.map {
                Urgency(way: $0.way, reason: mark, informed: mark, informedOn: $0.informedOn, agreedBy: mark)
            }
        )
        (notice.revised, notice.decisionDay) = (revised, decisionDay)
        return notice
    }
}

extension GovernanceChange {
    /// The plan that it is about, so that whoever may not see the draft does not hear of it (I35).
    func planID(in council: Council) -> Plan.ID? {
        func plan(_ id: Decision.ID) -> Plan.ID? { council.decisions[id]?.planID }
        return switch self {
        case .noticePublished(let notice): council.items[notice.itemID]?.planID
        case .decisionRecorded(let decision): decision.planID
        case .decisionCorrected(let change): change.decision.planID
        case .decisionPublished(let change): plan(change.decisionID)
        case .decisionCalledIn(let change): plan(change.decisionID)
        case .callInConcluded(let change): plan(change.decisionID)
        case .decisionImplemented(let change): plan(change.decisionID)
        case .rulesSet, .bodyRecorded, .meetingRecorded, .meetingMoved, .meetingCancelled, .preElectionPeriodRecorded:
            nil
        }
    }
}
