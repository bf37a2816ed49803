import Foundation
import Testing

/// The program as an operator runs it.
struct CommandLineTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("command-\(UUID().uuidString)")
        .path
    private var data: [String] { ["--data", folder + "/data"] }

    private static let paper = """
        Anytown Council Plan 2024-27

        Ambition 1: Jobs
        - To build homes
        - To plant trees
        """

    private func paper(_ text: String = paper, _ name: String = "paper.txt") throws -> String {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let path = folder + "/" + name
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test func `The demonstration is made, verifies, and is told in plain words`() throws {
        let made = try Program.run(["demo", "--no-serve"] + data)
        #expect(made.status == 0, "\(made.error)")
        let verified = try Program.run(["record", "verify"] + data)
        #expect(verified.status == 0)
        #expect(verified.output.contains("sound. 61 entries") || verified.output.contains("sound."))
        let log = try Program.run(["record", "log"] + data)
        #expect(log.output.contains("Added Ambition 1: Investment, regeneration and creating jobs"))
        #expect(log.output.contains("Why: Resolved by the Council"))
        let json = try Program.run(["record", "log", "--json"] + data)
        #expect(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) is [[String: Any]])
        let show = try Program.run(["show"] + data)
        #expect(show.output.contains("Council Plan 2024-27, adopted on 22 February 2024"))
        let built = try Program.run(["export", "--to", folder + "/site"] + data)
        #expect(built.status == 0, "\(built.error)")
        #expect(FileManager.default.fileExists(atPath: folder + "/site/plan/2024-27/priorities/1.2/index.html"))
    }

    @Test func `A paper is imported once, a second time changes nothing, and a changed paper asks first`() throws {
        let file = try paper()
        let dry = try Program.run(["plan", "import", file, "--dry-run", "--json"] + data)
        let read = try #require(try JSONSerialization.jsonObject(with: Data(dry.output.utf8)) as? [String: Any])
        #expect(
            read["counts"] as? [String: Int] == ["core": 0, "ambition": 1, "priority": 2, "theme": 0, "enabler": 0]
        )
        let elements = try #require(read["elements"] as? [[String: Any]])
        #expect(elements.allSatisfy { Set($0.keys) == ["kind", "number", "title", "parent", "line"] })
        #expect(elements.map { $0["parent"] as? String } == [nil, "1", "1"])
        #expect(!FileManager.default.fileExists(atPath: folder + "/data"))
        #expect(try Program.run(["plan", "import", file] + data).output.contains("ends at entry 4"))
        #expect(try Program.run(["plan", "import", file] + data).output.contains("Nothing to change"))
        let changed = try paper(Self.paper + "\n- To mend roads\n", "changed.txt")
        let asked = try Program.run(["plan", "import", changed] + data)
        #expect(
            asked.output.contains("Added Priority 1.3: To mend roads") && asked.output.contains("Nothing was saved")
        )
        #expect(try Program.run(["plan", "import", changed, "--apply"] + data).output.contains("ends at entry 5"))
    }

    @Test func `What breaks a rule is listed, and only what blocks a release ends with 1`() throws {
        _ = try Program.run(["plan", "import", try paper()] + data)
        let advised = try Program.run(["plan", "check"] + data)
        #expect(advised.status == 0, "\(advised.error)")
        #expect(advised.output.contains("2024-27, Priority 1.1: Priority without a lead (advice)"))
        #expect(advised.output.contains("To be mended by the strategy lead."))

        let broken = try paper(Self.paper + "\n- To mend {nothing.here}\n", "broken.txt")
        _ = try Program.run(["plan", "import", broken, "--apply"] + data)
        let blocked = try Program.run(["plan", "check", "--plan", "2024-27", "--json"] + data)
        #expect(blocked.status == 1)
        let report = try #require(try JSONSerialization.jsonObject(with: Data(blocked.output.utf8)) as? [String: Any])
        let plan = try #require((report["plans"] as? [[String: Any]])?.first)
        #expect(plan["plan"] as? String == "2024-27")
        #expect(plan["blocking"] as? Int == 1)
        let findings = try #require(plan["findings"] as? [[String: Any]])
        let keys: Set<String> = ["rule", "severity", "element", "field", "excerpt", "message", "mender"]
        #expect(findings.allSatisfy { Set($0.keys) == keys })
        let block = try #require(findings.first { $0["severity"] as? String == "block" })
        #expect(block["rule"] as? String == "reference-unknown")
        #expect(block["element"] as? String == "Priority 1.3")
        #expect(block["field"] as? String == "title")

        let unknown = try Program.run(["plan", "check", "--plan", "2030-33"] + data)
        #expect(unknown.status == 1 && unknown.error.contains("It has: 2024-27."))
    }

    @Test func `An edition is released, corrected and withdrawn from the command line`() throws {
        _ = try Program.run(["plan", "import", try paper()] + data)
        let early = try Program.run(
            ["edition", "release", "--name", "Draft", "--stage", "draft", "--next-update", "In May."] + data
        )
        #expect(early.status == 1 && early.error.contains("Describe the council first"))
        let described = try Program.run(
            ["council", "describe", "--name", "Anytown Council", "--short-name", "Anytown", "--contact", "Ask us."]
                + data
        )
        #expect(described.status == 0, "\(described.error)")
        let pale = try Program.run(
            [
                "council", "describe", "--name", "A", "--short-name", "A", "--contact", "B", "--colours",
                "eeeeee,0a5957,eaf3ef",
            ] + data
        )
        #expect(pale.status == 1 && pale.error.contains("contrast"))
        let release = ["edition", "release", "--name", "Draft", "--stage", "draft", "--next-update", "In May."]
        for (more, words) in [
            (["--purpose", "party"], "'party' is no purpose"), (["--at", "tomorrow"], "write it as 2024-02-22T18:30"),
            (["--at", "2024-02-22T24:00"], "write it as 2024-02-22T18:30"),
            (["--at", "2024-02-22T18:xx:30"], "write it as 2024-02-22T18:30"),
        ] {
            let refused = try Program.run(release + more + data)
            #expect(refused.status == 1 && refused.error.contains(words), "\(refused.error)")
        }
        #expect(try Program.run(release + data).output.contains("Released edition 1 of 2024-27"))
        let later = try Program.run(release + ["--purpose", "promotional", "--at", "2990-02-22T18:30"] + data)
        #expect(later.status == 0, "\(later.error)")
        #expect(later.output.contains("Set edition 2 of 2024-27") && later.output.contains("22 February 2990"))
        #expect(try Program.run(["edition", "list"] + data).output.contains("2. Draft, waits until"))
        #expect(try Program.run(["edition", "correct", "1", "--notice", "A date was wrong."] + data).status == 0)
        #expect(try Program.run(["edition", "withdraw", "1", "--reason", "Wrong file."] + data).status == 0)
        #expect(try Program.run(["edition", "list"] + data).output.contains("(withdrawn: Wrong file.)"))
        #expect(try Program.run(["record", "verify"] + data).status == 0)
    }

    @Test func `Words are redacted and the chain still holds`() throws {
        _ = try Program.run(["plan", "import", try paper()] + data)
        #expect(try Program.run(["record", "redact", "3", "--reason", "A name"] + data).status == 0)
        let verified = try Program.run(["record", "verify"] + data)
        #expect(verified.output.contains("5 entries, 1 redacted"))
        #expect(try Program.run(["record", "redact", "3", "--reason", "Again"] + data).status == 1)
        #expect(
            try Program.run(["record", "redact", "99", "--reason", "None"] + data).error.contains("has no entry 99")
        )
    }

    @Test func `A backup is restored elsewhere, and overwrites only when told`() throws {
        _ = try Program.run(["plan", "import", try paper()] + data)
        let file = folder + "/copy.sqlite"
        let backup = try Program.run(["backup", file] + data)
        #expect(backup.status == 0, "\(backup.error)")
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600, "Hashes of passwords are in it: nobody else may read it.")
        #expect(try Program.run(["backup", file] + data).error.contains("exists already"))
        let other = ["--data", folder + "/other"]
        #expect(try Program.run(["restore", file] + other).status == 0)
        #expect(
            try Program.run(["record", "verify"] + other).output == Program.run(["record", "verify"] + data).output
        )
        #expect(try Program.run(["restore", file] + other).error.contains("--overwrite"))
        #expect(try Program.run(["restore", file, "--overwrite"] + other).output.contains("is kept as"))
        let wrong = try paper("not a backup", "wrong.sqlite")
        #expect(try Program.run(["restore", wrong, "--overwrite"] + other).status == 1)
        #expect(try Program.run(["record", "verify"] + other).status == 0)
    }

    @Test(arguments: [
        ["record", "verify"], ["record", "log"], ["serve"], ["show"], ["plan", "check"], ["backup", "/tmp/never"],
        ["edition", "list"],
    ])
    func `Without a record each command says so in one line`(arguments: [String]) throws {
        let result = try Program.run(arguments + data)
        #expect(result.status == 1)
        #expect(result.error.contains("There is no record in"))
        #expect(result.error.split(separator: "\n").count == 1)
    }

    @Test(arguments: [
        ("empty.txt", ""), ("blank.md", " \n \n"), ("binary.txt", "a\u{0}b"), ("none.txt", "Nothing here."),
    ])
    func `A file that holds no plan is refused in one line and records nothing`(name: String, text: String) throws {
        let result = try Program.run(["plan", "import", try paper(text, name)] + data)
        #expect(result.status == 1)
        #expect(result.error.split(separator: "\n").count == 1)
        #expect(!FileManager.default.fileExists(atPath: folder + "/data"))
    }

    @Test func `While a writer holds the folder, commands that write are refused and those that read work`() throws {
        _ = try Program.run(["plan", "import", try paper()] + data)
        let writer = try Program.start("crash-writer", [folder + "/data"])
        _ = writer.nextLine()
        let refused = try Program.run(["record", "redact", "2", "--reason", "x"] + data)
        #expect(refused.status == 1 && refused.error.contains("Another Throughline is writing"))
        #expect(try Program.run(["record", "verify"] + data).status == 0)
        #expect(try Program.run(["backup", folder + "/beside.sqlite"] + data).status == 0)
        writer.kill()
    }
}
