import PlanTestSupport

@testable import PlanDomain

/// One of each change of governance, roads and papers that holds words.
enum GovernanceSamples {
    static func oneOfEach(text: String) -> [Change] {
        let sample = SamplePlan()
        let day = Day.sample("2024-02-22")
        let element = sample.jobs.id
        let wording = PlanElement.Wording(title: text)
        let record = DecisionRecord(
            slug: "2024-02-22-council",
            bodyKey: "council",
            reasons: text,
            alternatives: text,
            interests: text,
            wards: text,
            callInWaiver: .init(reason: text, agreedBy: text),
            exempt: [.init(paragraph: 3, publicInterest: text, text: text)]
        )
        let decision = Decision(
            id: sample.world.new(),
            planID: sample.planID,
            body: "Council",
            day: day,
            outcome: text,
            reference: "3",
            source: text,
            record: record
        )
        let itemID: GovernanceItem.ID = sample.world.new()
        let notice = KeyDecisionNotice(
            itemID: itemID,
            matter: text,
            decisionMaker: text,
            members: text,
            meetingKey: "cabinet",
            firstPublished: day,
            keyReasons: [.savings],
            wards: text,
            documents: text,
            urgency: .init(way: .specialUrgency, reason: text, informed: text, informedOn: day, agreedBy: text)
        )
        let paper = PaperRelease(
            id: sample.world.new(),
            slug: "the-plan-cabinet",
            version: 1,
            title: text,
            template: "t",
            planID: sample.planID,
            itemID: itemID,
            bodyKey: "cabinet",
            meetingKey: "cabinet",
            day: day,
            position: 3,
            files: [.init(ending: "html", mediaType: "text/html", hash: "", size: 1)],
            note: text
        )
        let template = PaperTemplate(
            key: "x",
            title: text,
            author: text,
            sections: [.init(heading: text, blocks: [.init(kind: .paragraph, text: text)])],
            backgroundPapers: [text],
            contact: text
        )
        return governance(text, decision, notice, day) + road(sample, text, itemID, element, wording, day) + [
            .paper(.templateRecorded(template)), .paper(.released(paper)),
            .paper(.withdrawn(.init(paperID: paper.id, withdrawal: .init(reason: text, day: day)))),
        ]
    }

    private static func governance(
        _ text: String,
        _ decision: Decision,
        _ notice: KeyDecisionNotice,
        _ day: Day
    ) -> [Change] {
        [
            .governance(.bodyRecorded(Body(key: "x", name: "X", kind: .board, remit: text, source: text))),
            .governance(
                .meetingRecorded(
                    Meeting(key: "x", body: "X", day: day, source: text, bodyKey: "x", time: "18:00", place: text)
                )
            ), .governance(.meetingMoved(.init(key: "x", day: day, reason: text))),
            .governance(.meetingCancelled(.init(key: "x", reason: text))), .governance(.noticePublished(notice)),
            .governance(.decisionRecorded(decision)),
            .governance(.decisionCorrected(.init(decision: decision, reason: text, day: day))),
            .governance(
                .decisionCalledIn(
                    .init(
                        decisionID: decision.id,
                        callIn: CallIn(day: day, requesters: text, reason: text, bodyKey: "x")
                    )
                )
            ),
            .governance(
                .callInConcluded(
                    .init(decisionID: decision.id, conclusion: .init(outcome: .upheld, day: day, note: text))
                )
            ),
        ]
    }

    private static func road(
        _ sample: SamplePlan,
        _ text: String,
        _ itemID: GovernanceItem.ID,
        _ element: PlanElement.ID,
        _ wording: PlanElement.Wording,
        _ day: Day
    ) -> [Change] {
        let commentID: ScrutinyComment.ID = sample.world.new()
        let outputID: ScrutinyOutput.ID = sample.world.new()
        let requestID: InformationRequest.ID = sample.world.new()
        let recommendationID: Recommendation.ID = sample.world.new()
        return [
            .road(.routeRecorded(Route(key: "x", name: text, steps: [.init(bodyKey: "x", part: .clear)]))),
            .road(
                .itemStarted(
                    GovernanceItem(
                        id: itemID,
                        slug: "x",
                        title: text,
                        planID: sample.planID,
                        isKeyDecision: true,
                        steps: [.init(bodyKey: "x", part: .clear)]
                    )
                )
            ), .road(.stepIssued(.init(itemID: itemID, step: 0, issue: .init(day: day, urgency: text)))),
            .road(
                .stepConcluded(
                    .init(
                        itemID: itemID,
                        step: 0,
                        outcome: .init(kind: .noted, day: day, reference: text, decision: nil, note: text)
                    )
                )
            ),
            .road(
                .recommendationMade(
                    Recommendation(
                        id: recommendationID,
                        itemID: itemID,
                        number: 1,
                        verb: .note,
                        text: text,
                        proposal: .init(elementID: element, before: wording, wording: wording)
                    )
                )
            ),
            .road(
                .recommendationDecided(
                    .init(
                        recommendationID: recommendationID,
                        outcome: .init(
                            bodyKey: "x",
                            kind: .amended,
                            decision: sample.world.new(),
                            amended: wording
                        )
                    )
                )
            ),
            .road(
                .commentMade(
                    ScrutinyComment(
                        id: commentID,
                        itemID: itemID,
                        number: 1,
                        bodyKey: "x",
                        meetingKey: "x",
                        text: text,
                        target: .init(elementID: element, sentence: text)
                    )
                )
            ),
            .road(
                .commentAnswered(
                    .init(
                        commentID: commentID,
                        response: .init(
                            answer: .accepted,
                            reasons: text,
                            day: day,
                            change: .init(elementID: element, field: .title, before: text, after: text)
                        )
                    )
                )
            ),
            .road(
                .outputRecorded(
                    ScrutinyOutput(
                        id: outputID,
                        kind: .goodPractice,
                        bodyKey: "x",
                        meetingKey: "x",
                        text: text
                    )
                )
            ), .road(.outputClosed(.init(outputID: outputID, closing: .init(day: day, outcome: text)))),
            .road(
                .requestMade(
                    InformationRequest(id: requestID, bodyKey: "x", question: text, askedAt: "x", dueMeetingKey: "y")
                )
            ),
            .road(
                .outputShown(.init(outputID: outputID, publicity: .takenOff(on: day, reason: text)))
            ), .road(.requestShown(.init(requestID: requestID, publicity: .takenOff(on: day, reason: text)))),
            .road(.requestAnswered(.init(requestID: requestID, answer: .init(day: day, text: text)))),
        ]
    }
}
