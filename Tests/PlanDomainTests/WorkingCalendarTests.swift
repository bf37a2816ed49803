import PlanDomain
import PlanTestSupport
import Testing

/// Working days, clear days and the deadlines that they make.
struct WorkingCalendarTests {
    private let england = GovernanceRules.preset(.england)

    @Test(arguments: [
        ("2024-01-01", "Monday"), ("2024-02-29", "Thursday"), ("1969-12-31", "Wednesday"), ("2000-01-01", "Saturday"),
        ("2026-11-22", "Sunday"),
    ])
    func `A day knows its weekday`(iso: String, name: String) {
        #expect(Day.sample(iso).weekday.name == name)
    }

    @Test(arguments: [
        // As GOV.UK lists them.
        (
            2024, Nation.england,
            "2024-01-01 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-08-26 2024-12-25 2024-12-26"
        ),
        (
            2022, .england,
            "2022-01-03 2022-04-15 2022-04-18 2022-05-02 2022-06-02 2022-06-03 2022-08-29 2022-09-19 2022-12-26 2022-12-27"
        ),
        (
            2020, .wales,
            "2020-01-01 2020-04-10 2020-04-13 2020-05-08 2020-05-25 2020-08-31 2020-12-25 2020-12-28"
        ),
        (
            2021, .scotland,
            "2021-01-01 2021-01-04 2021-04-02 2021-05-03 2021-05-31 2021-08-02 2021-11-30 2021-12-27 2021-12-28"
        ),
        (
            2022, .scotland,
            "2022-01-03 2022-01-04 2022-04-15 2022-05-02 2022-06-02 2022-06-03 2022-08-01 2022-09-19 2022-11-30 2022-12-26 2022-12-27"
        ),
        (
            2023, .scotland,
            "2023-01-02 2023-01-03 2023-04-07 2023-05-01 2023-05-08 2023-05-29 2023-08-07 2023-11-30 2023-12-25 2023-12-26"
        ),
        (
            2024, .northernIreland,
            "2024-01-01 2024-03-18 2024-03-29 2024-04-01 2024-05-06 2024-05-27 2024-07-12 2024-08-26 2024-12-25 2024-12-26"
        ),
    ])
    func `The bank holidays of a year and nation`(year: Int, nation: Nation, expected: String) {
        let days = BankHoliday.all(in: year, nation: nation).map(\.day.iso).joined(separator: " ")
        #expect(days == expected)
    }

    @Test(arguments: 1978...2100)
    func `Every bank holiday is a weekday and none falls on another`(year: Int) {
        for nation in Nation.allCases {
            let days = BankHoliday.all(in: year, nation: nation).map(\.day)
            #expect(days.allSatisfy { !$0.weekday.isWeekend })
            #expect(Set(days).count == days.count)
        }
    }

    @Test(arguments: [
        ("2024-01-30", "2024-01-22"), ("2024-02-22", "2024-02-14"), ("2024-06-10", "2024-05-31"),
        // Easter: Good Friday and Easter Monday lie between.
        ("2024-04-03", "2024-03-22"),
    ])
    func `I24: the agenda is public five clear working days before the meeting`(meeting: String, last: String) {
        #expect(england.agendaDeadline(for: .sample(meeting)).day == .sample(last))
    }

    @Test(arguments: [
        ("2024-09-19", "2024-09-26"), ("2024-06-27", "2024-07-04"), ("2013-02-05", "2013-02-12"),
        ("2016-04-28", "2016-05-06"),
    ])
    func `I25: a decision takes effect on the fifth working day after its publication`(
        published: String,
        effect: String
    ) throws {
        let deadlines = england.callInDeadlines(published: .sample(published))
        #expect(deadlines.map(\.day) == [.sample(effect), .sample(effect)])
        #expect(deadlines.allSatisfy { !$0.explanation.isEmpty && !$0.rule.isEmpty })
    }

    @Test func `I25: where the constitution says so, the day after the call-in`() {
        var rules = england
        rules.callIn = .init(workingDays: 5, takesEffect: .dayAfter)
        // The fifth working day is a Friday.
        #expect(
            rules.callInDeadlines(published: .sample("2024-06-07")).map(\.day.iso) == ["2024-06-14", "2024-06-17"]
        )
    }

    @Test func `I26: the plan's notice of 22 January 2024 leaves the general exception`() throws {
        let route = try #require(england.noticeRoute(notice: .sample("2024-01-22"), decision: .sample("2024-01-30")))
        #expect(route.way == .generalException)
        #expect(route.clearDays == 7)
        #expect(route.exceptionClearDays == 5)
        #expect(route.explanation.contains("7 clear days and 5 clear working days"))
    }

    @Test(arguments: [
        ("2024-01-01", NoticeRoute.Way.full), ("2024-01-02", .generalException), ("2024-01-22", .generalException),
        ("2024-01-23", .specialUrgency), ("2024-01-30", .specialUrgency),
    ])
    func `I26: the boundary between the ways`(notice: String, way: NoticeRoute.Way) {
        #expect(england.noticeRoute(notice: .sample(notice), decision: .sample("2024-01-30"))?.way == way)
    }

    @Test(arguments: Nation.allCases)
    func `Counting forward undoes counting back`(nation: Nation) {
        let calendar = WorkingCalendar(nation: nation)
        for offset in stride(from: 0, to: 800, by: 3) {
            let day = calendar.workingDay(onOrBefore: Day.sample("2023-01-01").adding(days: offset))
            for count in [0, 1, 3, 5, 10] {
                let last = calendar.lastDay(leaving: count, clearDaysBefore: day, counting: .working)
                #expect(calendar.clearDays(between: last, and: day, counting: .working) == count)
                #expect(calendar.firstDay(leaving: count, clearDaysAfter: last, counting: .working) == day)
            }
        }
    }

    @Test func `A closure day of the council is no working day, and the explanation names it`() {
        var rules = england
        rules.closures = [.init(day: .sample("2024-01-26"), name: "Staff day")]
        let deadline = rules.agendaDeadline(for: .sample("2024-01-30"))
        #expect(deadline.day == .sample("2024-01-19"))
        #expect(deadline.explanation.contains("26 January 2024 (Staff day)"))
    }

    @Test func `Wales asks three clear days, Scotland knows no call-in`() {
        #expect(GovernanceRules.preset(.wales).agendaDeadline(for: .sample("2024-01-30")).day == .sample("2024-01-24"))
        #expect(GovernanceRules.preset(.scotland).callInDeadlines(published: .sample("2024-01-30")).isEmpty)
        #expect(
            GovernanceRules.preset(.scotland).noticeRoute(
                notice: .sample("2024-01-01"),
                decision: .sample("2024-01-30")
            )
                == nil
        )
    }

    @Test(arguments: [("2024-03-31", "2023/24"), ("2024-04-01", "2024/25"), ("1999-05-01", "1999/00")])
    func `A financial year begins on 1 April`(day: String, label: String) {
        #expect(FinancialYear(containing: .sample(day)).label == label)
    }

    @Test func `A municipal year runs from one Annual Council to the next`() throws {
        var road = try SampleRoad()
        func annual(_ key: String, _ body: String, _ day: String) -> RecordMeeting {
            RecordMeeting(
                Meeting(key: key, body: "Council", day: .sample(day), source: "", bodyKey: body, isAnnual: true)
            )
        }
        #expect(road.codes(annual("a", "cabinet", "2024-05-21"), on: "2024-01-02") == ["annual-not-council"])
        try road.perform(annual("annual-24", "council", "2024-05-21"), on: "2024-01-02")
        #expect(road.council.municipalYear(containing: .sample("2024-05-20")) == nil)
        #expect(road.council.municipalYear(containing: .sample("2025-01-30"))?.ends == nil)
        try road.perform(annual("annual-25", "council", "2025-05-20"), on: "2024-01-02")
        let year = try #require(road.council.municipalYear(containing: .sample("2025-05-19")))
        #expect(year.label == "2024/25" && year.ends == .sample("2025-05-20"))
    }
}
