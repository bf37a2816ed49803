import Ledger
import Markup
import PlanDomain
import PlanTestSupport
import PlanUseCases
import SQLiteLedger
import Synchronization
import Testing

@testable import PlanWeb

/// What is kept of pages is kept for those who see the same, and only while they do.
struct WrittenPartsTests {
    private func key(_ address: String = "/workspace/plans/2024-27", _ standings: [Standing] = []) throws
        -> WrittenParts.Key
    {
        WrittenParts.Key(address: address, position: 7, standings: standings, day: .sample("2024-02-01"))
    }

    @Test func `A part is written once while all stands as it stood`() async throws {
        let parts = WrittenParts()
        let state = WrittenParts.State(position: 7, directory: 1)
        for text in ["first", "second"] {
            #expect(try await parts.part(try key(), at: state) { .text(text) }.string == "first")
        }
        #expect(
            try await parts.part(try key("/workspace"), at: state) { .text("another page") }.string == "another page"
        )
    }

    @Test(arguments: [(8, 1), (7, 2), (9, 3)])
    func `A change to the record or to a name ends it`(position: Int, directory: Int) async throws {
        let parts = WrittenParts()
        _ = try await parts.part(try key(), at: .init(position: 7, directory: 1)) { .text("old") }
        let now = WrittenParts.State(position: position, directory: directory)
        #expect(try await parts.part(try key(), at: now) { .text("new") }.string == "new")
        // A request that began before the change sees what it saw, and ends nothing for those who came after.
        #expect(
            try await parts.part(try key(), at: .init(position: 7, directory: 1)) { .text("late") }.string == "late"
        )
        #expect(try await parts.part(try key(), at: now) { .text("again") }.string == "new")
    }

    @Test func `Whoever comes while a part is being written waits for it, and a failure is nobody's answer for long`()
        async throws
    {
        struct Broken: Error {}
        let parts = WrittenParts()
        let state = WrittenParts.State(position: 7, directory: 1)
        let key = try key()
        let count = Count()
        await #expect(throws: Broken.self) { try await parts.part(key, at: state) { throw Broken() } }
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await parts.part(key, at: state) {
                        count.value.wrappingAdd(1, ordering: .relaxed)
                        await Task.yield()
                        return .text("made")
                    }
                    .string
                }
            }
            for try await text in group { #expect(text == "made") }
        }
        #expect(count.value.load(ordering: .relaxed) == 1)
    }

    @Test func `What one may do keeps pages apart, and each form has the word of its own session`() async throws {
        let world = try await WorkspaceWorld()
        let people = [
            try await world.door.add("First Editor", .planEditor),
            try await world.door.add("Second Editor", .planEditor),
            try await world.door.add("Quiet Auditor", .auditor),
        ]
        let addresses = ["", "/history", "/ambitions/1", "/ambitions/1/history"].map { "/workspace/plans/2024-27\($0)" }
        try await world.test { client in
            var browsers: [Browser] = []
            for person in people { browsers.append(try await world.browser(of: person, client)) }
            for address in addresses {
                var pages: [String] = []
                var tokens: Set<String> = []
                for (person, browser) in zip(people, browsers) {
                    let first = try await browser.get(address)
                    let second = try await browser.get(address)
                    #expect(first.text == second.text, "Twice the same at \(address)")
                    #expect(first.text.contains("Signed in as \(person.name)"))
                    let token = try #require(first.field("form-token"))
                    tokens.insert(token)
                    pages.append(
                        first.text.replacing(token, with: "").replacing(person.name, with: "")
                    )
                }
                #expect(tokens.count == 3)
                #expect(pages[0] == pages[1], "Those who may do the same see the same at \(address)")
                if !address.hasSuffix("history") {
                    #expect(pages[0].contains("<button") && pages[0] != pages[2], "An auditor changes nothing")
                }
            }
        }
    }

    @Test func `A draft is shown to nobody else, and a new name at once`() async throws {
        let world = try await WorkspaceWorld()
        let writer = try await world.door.add("Early Name", .planEditor)
        let reader = try await world.door.add("Other Reader", .planEditor)
        let path = "/workspace/plans/2024-27/ambitions/1"
        try await world.test { client in
            let writing = try await world.browser(of: writer, client)
            let reading = try await world.browser(of: reader, client)
            let seen = try #require(try await writing.get(path).field("seen"))
            _ = try await writing.post(path + "/draft", [("title", "Unfinished words"), ("seen", seen)], from: path)
            #expect(try await writing.get(path).text.contains("Unfinished words"))
            #expect(try await !reading.get(path).text.contains("Unfinished words"))
            _ = try await writing.post(path, [("title", "New words"), ("seen", seen), ("reason", "Why")], from: path)
            #expect(try await reading.get(path + "/history").text.contains("Early Name"))
            var renamed = writer
            renamed.name = "Later Name"
            #expect(try await world.door.store.keep(renamed, of: .sample))
            try await world.door.desk.directory.reload()
            #expect(try await reading.get(path + "/history").text.contains("Later Name"))
        }
    }
}

private final class Count: Sendable {
    let value = Atomic<Int>(0)
}
