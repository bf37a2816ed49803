import PlanDomain
import PlanTestSupport
import Testing

struct CalendarTests {
    @Test(arguments: ["00:00", "9:30", "09:30", "23:59"])
    func `A time of the day is read as clocks show it`(text: String) throws {
        let day = Day.sample("2024-01-30")
        let parts = text.split(separator: ":").compactMap { Int($0) }
        #expect(day.moment(clock: text) == day.moment(hour: parts[0], minute: parts[1]))
    }

    @Test(arguments: [
        "", "24:00", "09:60", "0930", "9:3", "18:xx:30", "18::30", "18:30:00", "+18:05", "-1:00", "١٨:٣٠",
    ])
    func `What no clock shows is no time of the day`(text: String) {
        #expect(Day.sample("2024-01-30").moment(clock: text) == nil)
    }

    @Test(arguments: ["2024-02-30", "2023-02-29", "2024-13-01", "2024-1-1", "24-01-01", "", "2024-02-29x"])
    func `A day that does not exist or is written otherwise is refused`(text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test func `A day and its count of days lead to each other over four centuries`() {
        var last = -200_000
        while last < 200_000 {
            #expect(Day(daysSinceEpoch: last).daysSinceEpoch == last)
            last += 37
        }
        #expect(Day.sample("1970-01-01").daysSinceEpoch == 0)
        #expect(Day.sample("2024-02-29").inWords == "29 February 2024")
    }

    @Test(arguments: [
        ("2024-01-30T18:00:00.000Z", "30 January 2024 at 18:00"),
        ("2024-03-31T00:59:59.999Z", "31 March 2024 at 00:59"),
        ("2024-03-31T01:00:00.000Z", "31 March 2024 at 02:00"),
        ("2024-10-27T00:59:59.000Z", "27 October 2024 at 01:59"),
        ("2024-10-27T01:00:00.000Z", "27 October 2024 at 01:00"), ("2024-06-30T23:30:00.000Z", "1 July 2024 at 00:30"),
    ])
    func `A moment is shown on a clock in the United Kingdom`(utc: String, words: String) throws {
        let moment = try #require(Moment(iso: utc))
        #expect(moment.iso == utc)
        #expect(moment.inWords == words)
    }

    @Test(arguments: [
        ("2024-27", "2024-27"), ("2024-2027", "2024-27"), ("2024/25", "2024-25"), ("2024 – 2027", "2024-27"),
        ("2024 to 2027", "2024-27"), ("2023/4", "2023-24"), ("1999-02", "1999-02"), (" 2024-27 ", "2024-27"),
    ])
    func `A period is read as councils write it`(text: String, label: String) {
        #expect(PlanPeriod(text)?.label == label)
    }

    @Test(arguments: ["2024", "2027-24x", "2024-2024", "2024-2060", "the plan for 2024-27", "", "24-27"])
    func `What is no period of one to fifteen years is refused`(text: String) {
        #expect(PlanPeriod(text) == nil)
    }
}
