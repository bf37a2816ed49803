import Foundation
import Testing

/// Signing, exporting and checking as an operator and a reader do it.
struct ExportCommandTests {
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("export-\(UUID().uuidString)")
        .path
    private var data: [String] { ["--data", folder + "/data"] }
    private var site: String { folder + "/site" }

    private static let paper = "Anytown Council Plan 2024-27\n\nAmbition 1: Jobs\n- To build homes\n- To plant trees\n"

    private func run(_ arguments: [String]) throws -> Program.Result { try Program.run(arguments) }

    private func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }

    /// A council with one released edition.
    private func release(_ name: String = "Draft") throws -> Program.Result {
        try run(["edition", "release", "--name", name, "--stage", "draft", "--next-update", "In May."] + data)
    }

    private func make() throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try Data(Self.paper.utf8).write(to: URL(fileURLWithPath: folder + "/paper.txt"))
        #expect(try run(["plan", "import", folder + "/paper.txt"] + data).status == 0)
        let describe = [
            "council", "describe", "--name", "Anytown Council", "--short-name", "Anytown", "--contact", "Ask.",
        ]
        #expect(try run(describe + data).status == 0)
        let released = try release()
        #expect(released.status == 0, "\(released.error)")
        #expect(released.output.contains("Signed the files of edition 1 of 2024-27."))
    }

    private var edition: String { site + "/plan/2024-27/editions/1/council-plan-2024-27-edition-1.html" }
    private var list: String { site + "/manifests/edition-2024-27-1.json" }

    private func pem() throws -> String {
        let names = try FileManager.default.contentsOfDirectory(atPath: site + "/keys").filter { $0.hasSuffix(".pem") }
        return site + "/keys/" + (names.first ?? "none")
    }

    @Test func `A release is signed by itself, exported twice alike, and both the folder and a file verify`() throws {
        try make()
        let mode = try FileManager.default.attributesOfItem(atPath: folder + "/data/signing-key")[.posixPermissions]
        #expect(mode as? Int == 0o600)
        let first = try run(["export", "--to", site] + data)
        #expect(first.status == 0, "\(first.error)")
        #expect(try run(["export", "--to", folder + "/again"] + data).status == 0)
        let files = try FileManager.default.subpathsOfDirectory(atPath: site).sorted()
        #expect(try FileManager.default.subpathsOfDirectory(atPath: folder + "/again").sorted() == files)
        for file in files {
            #expect(
                FileManager.default.contents(atPath: site + "/" + file)
                    == FileManager.default.contents(atPath: folder + "/again/" + file),
                "\(file)"
            )
        }
        let whole = try run(["verify", "--site", site])
        #expect(whole.status == 0 && whole.output.contains("there are no others"), "\(whole.output)\(whole.error)")
        #expect(try run(["verify", "--site", site, "--key", pem()]).status == 0)
        let offline = try run(["verify", edition, "--manifest", list, "--key", pem()])
        #expect(offline.status == 0 && offline.output.contains("edition 1 of the plan 2024-27"), "\(offline.error)")
        #expect(try run(["verify", edition, "--manifest", list, "--key", site + "/api/v1/keys.json"]).status == 0)
        let known = try run(["verify", edition, "--json"] + data)
        #expect(known.status == 0)
        let report = try #require(try JSONSerialization.jsonObject(with: Data(known.output.utf8)) as? [String: Any])
        #expect(report["verified"] as? Bool == true && report["verdict"] as? String == "released")
        // A copy is replaced whole by the next.
        #expect(try run(["edition", "withdraw", "1", "--reason", "Wrong file."] + data).status == 0)
        #expect(try run(["export", "--to", site] + data).status == 0)
        #expect(try run(["verify", "--site", site]).status == 0)
        #expect(String(decoding: try bytes(edition), as: UTF8.self).contains("Wrong file."))
        let withdrawn = try run(
            ["verify", folder + "/again/plan/2024-27/editions/1/council-plan-2024-27-edition-1.html"] + data
        )
        #expect(withdrawn.output.contains("withdrew it since") && withdrawn.output.contains("Wrong file."))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == [
                "again", "data", "paper.txt", "site",
            ]
        )
    }

    @Test func `The demonstration's papers and figures are signed too, and each verifies offline`() throws {
        #expect(try run(["demo", "--no-serve"] + data).status == 0)
        #expect(try run(["export", "--to", site] + data).status == 0)
        let paper = site + "/papers/council-plan-2024-27-cabinet/1/council-plan-2024-27-cabinet.html"
        for (file, list, words) in [
            (paper, "paper-council-plan-2024-27-cabinet-1", "paper ‘council-plan-2024-27-cabinet’ 1"),
            (site + "/measures.csv", "figures-1", "figures 1"),
            (site + "/measures-for-excel.csv", "figures-1", "figures 1"),
        ] {
            let list = site + "/manifests/\(list).json"
            let offline = try run(["verify", file, "--manifest", list, "--key", pem()])
            #expect(offline.status == 0 && offline.output.contains(words), "\(offline.output)\(offline.error)")
            #expect(try run(["verify", file] + data).status == 0)
        }
        #expect(try run(["record", "verify"] + data).status == 0)
    }

    @Test func `A change anywhere in an exported folder shows`() throws {
        try make()
        #expect(try run(["export", "--to", site] + data).status == 0)
        func change(_ path: String, _ body: (inout Data) throws -> Void, _ words: String) throws {
            let url = URL(fileURLWithPath: path)
            let before = try Data(contentsOf: url)
            var after = before
            try body(&after)
            try after.write(to: url)
            let result = try run(["verify", "--site", site])
            #expect(result.status == 1, "\(path)")
            #expect(
                words.isEmpty || (result.output + result.error).contains(words),
                "\(path): \(result.output)\(result.error)"
            )
            try before.write(to: url)
        }
        try change(site + "/index.html", { $0[$0.count - 2] ^= 1 }, "index.html was changed.")
        try change(site + "/manifest.json", { $0[$0.count - 3] ^= 1 }, "")
        let hash = Data("\"sha256\":\"".utf8)
        try change(
            site + "/manifest.json",
            { list in
                let place = try #require(list.range(of: hash)).upperBound
                list[place] = list[place] == 97 ? 98 : 97
            },
            "proves nothing"
        )
        try change(site + "/manifest.sig", { $0[5] = $0[5] == 65 ? 66 : 65 }, "proves nothing")
        try change(
            site + "/api/v1/keys.json",
            { keys in
                let place = try #require(keys.range(of: Data("\"publicKey\":\"".utf8))).upperBound
                keys[place] = keys[place] == 65 ? 66 : 65
            },
            ""
        )
        let other = URL(fileURLWithPath: site + "/extra.html")
        try Data("x".utf8).write(to: other)
        #expect(try run(["verify", "--site", site]).output.contains("extra.html is not on the list."))
        #expect(try run(["export", "--to", site] + data).error.contains("holds 'extra.html', which no export wrote"))
        try FileManager.default.removeItem(at: other)
        try FileManager.default.removeItem(atPath: site + "/robots.txt")
        #expect(try run(["verify", "--site", site]).output.contains("robots.txt is missing."))
        try FileManager.default.removeItem(atPath: site + "/manifest.sig")
        #expect(try run(["verify", "--site", site]).output.contains("not signed"))
    }

    @Test func `A file that was changed, a list of another, a key of another: none verifies`() throws {
        try make()
        #expect(try run(["export", "--to", site] + data).status == 0)
        let changed = folder + "/changed.html"
        try (bytes(edition) + Data(" ".utf8)).write(to: URL(fileURLWithPath: changed))
        #expect(try run(["verify", changed, "--manifest", list, "--key", pem()]).status == 1)
        #expect(try run(["verify", changed] + data).output.contains("not one that Anytown Council released"))
        let stranger =
            "-----BEGIN PUBLIC KEY-----\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n-----END PUBLIC KEY-----\n"
        try Data(stranger.utf8).write(to: URL(fileURLWithPath: folder + "/stranger.pem"))
        let foreign = try run(["verify", edition, "--manifest", list, "--key", folder + "/stranger.pem"])
        #expect(foreign.status == 1 && foreign.output.contains("not one of the council's"))
        #expect(try run(["verify", "--site", site, "--key", folder + "/stranger.pem"]).status == 1)
        for wrong in [
            ["verify", edition, "--manifest", list], ["verify"], ["verify", edition, "--site", site],
            ["verify", folder + "/none", "--manifest", list, "--key", try pem()],
            ["verify", edition, "--manifest", edition, "--key", try pem()],
            ["verify", edition, "--manifest", list, "--key", edition],
        ] { #expect(try run(wrong).status != 0, "\(wrong)") }
    }

    @Test func `Keys are rotated and revoked, and what they signed goes on verifying or does not`() throws {
        try make()
        #expect(try run(["key", "rotate", "--reason", ""] + data).status == 1)
        #expect(try run(["key", "rotate", "--reason", "Two years"] + data).status == 0)
        #expect(try release("Second").output.contains("Signed the files of edition 2"))
        #expect(try run(["export", "--to", site] + data).status == 0)
        #expect(try run(["verify", edition] + data).status == 0)
        #expect(try run(["verify", edition, "--manifest", list, "--key", site + "/api/v1/keys.json"]).status == 0)
        let listed = try run(["key", "list", "--json"] + data)
        let keys = try #require(try JSONSerialization.jsonObject(with: Data(listed.output.utf8)) as? [[String: Any]])
        #expect(keys.count == 2 && keys[0]["reason"] as? String == "Two years")
        let first = try #require(keys[0]["id"] as? String)
        let revoked = try run(["key", "revoke", first, "--since", "2020-01-01", "--reason", "A disk was lost"] + data)
        #expect(revoked.status == 0 && revoked.output.contains("Signed the files of edition 1"), "\(revoked.error)")
        #expect(try run(["verify", edition] + data).status == 0, "Signed anew with the key in use.")
        let old = try run(["verify", edition, "--manifest", list, "--key", site + "/api/v1/keys.json"])
        #expect(old.status == 0, "An old list of keys knows nothing of it.")
        #expect(try run(["export", "--to", folder + "/new"] + data).status == 0)
        let late = try run(["verify", edition, "--manifest", list, "--key", folder + "/new/api/v1/keys.json"])
        #expect(late.status == 1 && late.output.contains("does not count from 1 January 2020 on"))
        #expect(try run(["key", "sign-releases"] + data).output.contains("Every release is signed."))
        #expect(try run(["record", "verify"] + data).status == 0)
        #expect(try run(["key", "make"] + data).status == 1)
    }

    @Test func `A backup verifies what was signed, and signs nothing without the private half`() throws {
        try make()
        #expect(try run(["export", "--to", site] + data).status == 0)
        #expect(try run(["backup", folder + "/copy.sqlite"] + data).status == 0)
        let other = ["--data", folder + "/other"]
        #expect(try run(["restore", folder + "/copy.sqlite"] + other).status == 0)
        #expect(!FileManager.default.fileExists(atPath: folder + "/other/signing-key"))
        #expect(try run(["verify", edition] + other).status == 0)
        let refused = try run(["export", "--to", folder + "/unsigned"] + other)
        #expect(refused.status == 1 && refused.error.contains("is not in the data folder"))
        #expect(!FileManager.default.fileExists(atPath: folder + "/unsigned"))
        #expect(try run(["export", "--to", folder + "/unsigned", "--unsigned"] + other).status == 0)
        #expect(try run(["verify", "--site", folder + "/unsigned"]).status == 1)
        #expect(try run(["key", "rotate", "--reason", "Restored elsewhere"] + other).status == 0)
        #expect(try run(["export", "--to", folder + "/signed"] + other).status == 0)
        #expect(try run(["verify", "--site", folder + "/signed"]).status == 0)
    }

    @Test func `A folder that holds something else is left alone, and a key that others can read is refused`() throws {
        try make()
        try FileManager.default.createDirectory(atPath: site, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: URL(fileURLWithPath: site + "/mine.txt"))
        let refused = try run(["export", "--to", site] + data)
        #expect(refused.status == 1 && refused.error.contains("no export wrote it"))
        #expect(try bytes(site + "/mine.txt") == Data("mine".utf8))
        #expect(try run(["export", "--to", site + "/mine.txt"] + data).error.contains("is a file"))
        #expect(try run(["export", "--to", folder + "/x", "--origin", "plan.example.org"] + data).status == 1)
        let key = folder + "/data/signing-key"
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
        #expect(try run(["export", "--to", folder + "/x"] + data).error.contains("can be read by others"))
        #expect(!FileManager.default.fileExists(atPath: folder + "/x"))
    }
}
