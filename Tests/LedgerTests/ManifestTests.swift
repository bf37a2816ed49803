import Foundation
import Ledger
import PlanDomain
import PlanTestSupport
import Testing

/// Signed lists of files: every byte of list, signature and key counts.
struct ManifestTests {
    private let secret = SigningSecret.random()
    private let moment = Moment(millisecondsSinceEpoch: 1_708_765_200_000)

    private func manifest(_ files: [Manifest.File]? = nil) throws -> Manifest {
        Manifest(
            council: .init(key: .sample, name: "Anytown Council"),
            subject: .init(kind: "edition", plan: "2024-27", number: 1, day: .sample("2024-01-30"), position: 12),
            record: .init(Head(sequence: 13, hash: Digest(of: Data("head".utf8)))),
            key: try secret.verifying.id,
            signedAt: moment,
            files: files ?? [
                .init(path: "/b.json", mediaType: "application/json", content: Data("{}".utf8)),
                .init(path: "/a.html", mediaType: "text/html", content: Data("<p>".utf8)),
            ]
        )
    }

    private func key(from: Moment, retiredAt: Moment? = nil, revokedSince: Day? = nil) throws -> SigningKey {
        let verifying = try secret.verifying
        return SigningKey(
            id: verifying.id,
            publicKey: verifying.base64,
            from: from,
            retiredAt: retiredAt,
            revokedSince: revokedSince
        )
    }

    @Test func `A list reads back as it was written, files in the order of their paths`() throws {
        let manifest = try manifest()
        let bytes = try manifest.bytes()
        #expect(try Manifest(bytes: bytes) == manifest)
        #expect(manifest.files.map(\.path) == ["/a.html", "/b.json"])
        #expect(
            String(decoding: bytes, as: UTF8.self).hasPrefix(
                #"{"council":{"key":"anytown","name":"Anytown Council"},"files":[{"bytes":3,"#
            )
        )
        #expect(bytes.last == 10)
    }

    @Test(arguments: [
        "", "{}", "null", "[]", "{\"format\":\"throughline-manifest-1\"}", "not json", "\u{0}",
    ])
    func `What is no list is refused`(text: String) {
        #expect(throws: ManifestFault.self) { try Manifest(bytes: Data(text.utf8)) }
    }

    @Test func `The same facts written in another way are refused`() throws {
        let text = String(decoding: try manifest().bytes(), as: UTF8.self)
        let others = [
            text.replacing("\n", with: ""), text + " ", text.replacing("\"bytes\":3", with: "\"bytes\": 3"),
            text.replacing("{\"council\"", with: "{\"x\":1,\"council\""),
            text.replacing("manifest-1", with: "manifest-2"), text.replacing("/a.html", with: "/b.json"),
        ]
        for other in others { #expect(throws: ManifestFault.self) { try Manifest(bytes: Data(other.utf8)) } }
    }

    @Test func `A bit turned over anywhere in list, signature or key breaks the check`() throws {
        let bytes = try manifest().bytes()
        let signature = try secret.signature(of: bytes)
        let verifying = try secret.verifying
        #expect(verifying.verifies(signature, of: bytes))
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 1
            #expect(!verifying.verifies(signature, of: changed))
        }
        for place in signature.indices {
            var changed = signature
            changed[place] ^= 1
            #expect(!verifying.verifies(changed, of: bytes))
        }
        let raw = try #require(Data(base64Encoded: verifying.base64))
        for place in raw.indices {
            var changed = raw
            changed[place] ^= 1
            #expect(VerifyingKey(bytes: changed)?.verifies(signature, of: bytes) != true)
        }
        for wrong in [Data(), signature.dropLast(), signature + Data([0])] {
            #expect(!verifying.verifies(wrong, of: bytes))
        }
    }

    @Test func `A signature on something else never passes for one on a list`() throws {
        let bytes = try manifest().bytes()
        let signature = try secret.signature(of: bytes)
        #expect(VerifyingKey.signed(bytes).starts(with: Data("throughline-manifest-1\n{".utf8)))
        // What is signed is not the bare bytes.
        #expect(try secret.signature(of: Data()) != signature)
        #expect(try !secret.verifying.verifies(secret.signature(of: VerifyingKey.signed(bytes)), of: bytes))
    }

    @Test func `A key goes through PEM and its file unchanged, and nothing else passes for one`() throws {
        let verifying = try secret.verifying
        #expect(VerifyingKey(pem: verifying.pem) == verifying)
        #expect(VerifyingKey(base64: verifying.base64) == verifying)
        #expect(try SigningSecret(text: secret.text)?.verifying == verifying)
        for text in [
            "", "-----BEGIN PUBLIC KEY-----", verifying.pem.replacing("PUBLIC", with: "PRIVATE"), verifying.base64,
        ] {
            #expect(VerifyingKey(pem: text) == nil)
        }
        for text in ["", "throughline-signing-key-1\n", "throughline-signing-key-1\nAAAA\n", verifying.pem] {
            #expect(SigningSecret(text: text) == nil)
        }
    }

    @Test func `Whether a signature counts depends on when its key was in use`() throws {
        let manifest = try manifest()
        let bytes = try manifest.bytes()
        let signature = try secret.signature(of: bytes)
        func check(_ keys: [SigningKey], _ signature: Data? = nil) -> SignatureCheck {
            SignatureCheck(
                manifest,
                bytes: bytes,
                signature: signature ?? (try? secret.signature(of: bytes)) ?? Data(),
                keys: keys
            )
        }
        let later = Moment(millisecondsSinceEpoch: moment.millisecondsSinceEpoch + 1)
        #expect(check([try key(from: moment)]) == .good)
        #expect(check([try key(from: moment, retiredAt: later)]) == .good)
        #expect(check([try key(from: moment, retiredAt: moment)]) == .keyNotInUse)
        #expect(check([try key(from: later)]) == .keyNotInUse)
        let day = moment.dayInLondon
        #expect(check([try key(from: moment, revokedSince: day)]) == .keyRevoked(since: day))
        #expect(check([try key(from: moment, revokedSince: day.after)]) == .good)
        #expect(check([]) == .keyUnknown)
        #expect(check([try key(from: moment)], Data(signature.reversed())) == .wrong)
        let other = try SigningSecret.random().verifying
        let impostor = SigningKey(id: try secret.verifying.id, publicKey: other.base64, from: moment)
        #expect(check([impostor]) == .keyUnknown, "An id is worked out from the key, not believed.")
    }
}
