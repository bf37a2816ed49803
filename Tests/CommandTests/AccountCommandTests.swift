import Foundation
import Testing

/// Accounts on the server's console.
struct AccountCommandTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("account-\(UUID().uuidString)")
        .path
    private var data: [String] { ["--data", folder + "/data"] }

    private func describe() throws {
        let described = try Program.run(
            ["council", "describe", "--name", "Anytown Council", "--short-name", "Anytown", "--contact", "Ask us."]
                + data
        )
        #expect(described.status == 0, "\(described.error)")
    }

    private func add(_ email: String, _ more: [String] = []) throws -> Program.Result {
        try Program.run(["account", "add", "--name", "Sam Okafor", "--email", email] + more + data)
    }

    @Test func `An account is added, listed, reset and shut, and its posts go to who takes over`() throws {
        try describe()
        let added = try add("Sam@anytown.example", ["--role", "administrator", "--origin", "https://plan.example"])
        #expect(added.status == 0, "\(added.error)")
        #expect(added.output.contains("sam@anytown.example, administrator"))
        let link = try #require(added.output.firstMatch(of: /https:\/\/plan\.example\/password\/[A-Za-z0-9_-]{43}\n/))
        #expect(!link.0.isEmpty)
        #expect(try add("other@anytown.example").status == 0)
        let list = try Program.run(["account", "list"] + data)
        #expect(list.output.contains("sam@anytown.example  Sam Okafor  officer\n    Administrator"))
        #expect(list.output.contains("other@anytown.example  Sam Okafor  officer\n    no post"))
        let reset = try Program.run(["account", "reset", "SAM@anytown.example", "--codes"] + data)
        #expect(reset.status == 0 && reset.output.contains("/password/"))
        let last = try Program.run(["account", "disable", "sam@anytown.example"] + data)
        #expect(last.status == 1 && last.error.contains("Appoint another administrator first"))
        let shut = try Program.run(
            ["account", "disable", "sam@anytown.example", "--successor", "other@anytown.example"] + data
        )
        #expect(shut.status == 0, "\(shut.error)")
        let after = try Program.run(["account", "list"] + data)
        #expect(after.output.contains("sam@anytown.example  Sam Okafor  officer (shut)\n    no post"))
        #expect(after.output.contains("other@anytown.example  Sam Okafor  officer\n    Administrator"))
        #expect(try Program.run(["account", "reset", "sam@anytown.example"] + data).status == 1)
        #expect(try Program.run(["record", "verify"] + data).output.contains("sound"))
    }

    @Test func `What is wrong is one line that says what to do, and nothing is half made`() throws {
        #expect(try add("sam@anytown.example").error.contains("There is no record"))
        try describe()
        for (email, more, words) in [
            ("sam", [], "Enter an e-mail address"), ("sam@anytown.example", ["--role", "king"], "'king' is no role"),
            ("sam@anytown.example", ["--kind", "king"], "'king' is no kind"),
        ] as [(String, [String], String)] {
            let result = try add(email, more)
            #expect(result.status == 1 && result.error.contains(words), "\(result.error)")
            #expect(result.error.split(separator: "\n").count == 1)
        }
        #expect(try Program.run(["account", "list"] + data).output.contains("There is no account yet"))
        #expect(try add("sam@anytown.example").status == 0)
        #expect(try add("SAM@anytown.example").error.contains("There is an account with the address"))
        let unknown = try Program.run(["account", "disable", "nobody@anytown.example"] + data)
        #expect(unknown.status == 1 && unknown.error.contains("There is no account with the address"))
    }

    @Test func `Nobody can sign in over an open network`() throws {
        try describe()
        let open = try Program.run(["serve", "--port", "0", "--origin", "http://plan.example.gov.uk"] + data)
        #expect(open.status == 1 && open.error.contains("needs https"))
        let unnamed = try Program.run(["serve", "--port", "0", "--host", "0.0.0.0"] + data)
        #expect(unnamed.status == 1 && unnamed.error.contains("--origin https://"))
    }
}
