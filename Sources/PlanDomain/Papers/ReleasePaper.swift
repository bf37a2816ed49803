import HashTreeCollections

/// Asks to make a paper public as it was built.
package struct ReleasePaper: Command {
    package let release: PaperRelease

    package init(_ release: PaperRelease) {
        self.release = release
    }

    package func demand(in _: Council) -> Demand { Demand(.releasePaper) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        // Built on an older state of the record, it might say what is no longer so.
        guard release.position == council.position else {
            return .changedMeanwhile(seen: release.position, current: council.position)
        }
        let issues = council.issues(with: release, today: context.moment.dayInLondon)
        return issues.isEmpty ? .changes([.paper(.released(release))]) : .refused(issues)
    }
}

extension Council {
    /// What stands against making a paper public.
    package func issues(with release: PaperRelease, today: Day) -> [Issue] {
        var issues: [Issue] = []
        let earlier = papers(slug: release.slug)
        if release.slug.wholeMatch(of: /[a-z0-9][a-z0-9-]{1,119}/) == nil {
            issues.append(Issue(field: "slug", code: "key-malformed", detail: release.slug))
        }
        if release.version != (earlier.last?.version ?? 0) + 1 || papers[release.id] != nil {
            issues.append(Issue(field: "version", code: "changed-meanwhile"))
        }
        if let first = earlier.first, first.meetingKey != release.meetingKey {
            issues.append(Issue(field: "slug", code: "paper-address-taken", detail: release.slug))
        }
        if plans[release.planID] == nil { issues.append(Issue(field: "plan", code: "plan-unknown")) }
        if bodies[release.bodyKey] == nil {
            issues.append(Issue(field: "body", code: "body-unknown", detail: release.bodyKey))
        } else if bodies[release.bodyKey]?.kind == .board {
            issues.append(Issue(field: "body", code: "paper-for-board"))
        }
        if let meeting = meetings[release.meetingKey] {
            if meeting.cancellation != nil {
                issues.append(Issue(field: "meeting", code: "meeting-cancelled", detail: meeting.key))
            }
        } else {
            issues.append(Issue(field: "meeting", code: "meeting-unknown", detail: release.meetingKey))
        }
        if let item = release.itemID.flatMap({ items[$0] }),
            let step = item.steps.first(where: { $0.bodyKey == release.bodyKey && $0.meetingKey == release.meetingKey })
        {
            issues += gateIssues(of: item, step: step)
        }
        // An accessible page exists for every other format (I31).
        if !release.files.contains(where: { $0.ending == "html" }) {
            issues.append(Issue(field: "files", code: "paper-without-page"))
        }
        if release.note.count > 1000 { issues.append(Issue(field: "note", code: "text-too-long", detail: "1000")) }
        if release.version > 1, release.note.trimmingSpaces.isEmpty {
            issues.append(Issue(field: "note", code: "paper-note-missing"))
        }
        if release.day > today {
            issues.append(Issue(field: "day", code: "day-in-the-future", detail: release.day.inWords))
        }
        return issues
    }
}

/// Asks to withdraw a version of a paper; its address gives the reason.
package struct WithdrawPaper: Command {
    package let paperID: PaperRelease.ID
    package let reason: String

    package init(_ paperID: PaperRelease.ID, reason: String) {
        self.paperID = paperID
        self.reason = reason
    }

    package func demand(in _: Council) -> Demand { Demand(.releasePaper) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let paper = council.papers[paperID] else { return .refused("paper", "paper-unknown") }
        guard paper.withdrawal == nil else { return .changes([]) }
        guard !reason.trimmingSpaces.isEmpty else { return .refused("reason", "reason-missing") }
        let withdrawal = PaperRelease.Withdrawal(reason: reason, day: context.moment.dayInLondon)
        return .changes([.paper(.withdrawn(.init(paperID: paperID, withdrawal: withdrawal)))])
    }
}
