import Markup
import PlanDomain
import PlanUseCases

extension VerificationPages {
    /// For residents, journalists and auditors: by hand, with no need to trust this site.
    func howToCheck() -> Frame.Page {
        page(
            "How to check a download",
            "Three ways to find out whether a file is what \(released.council.name) released.",
            .howToCheck,
            trail: [.init(title: "Check a download", path: .verify)]
        ) {
            element(.h2) { "1. Let this site look at it" }
            element(.p) {
                "On "
                link("the page ‘Check a download’", to: .verify)
                " choose the file. It travels here, its hash is worked out, and nothing of it is kept."
            }
            element(.h2) { "2. Work out the hash yourself" }
            element(.p) { "Then the file never leaves your computer. In a terminal:" }
            element(.dl, .class("facts")) {
                command("Windows", "certutil -hashfile FILE SHA256")
                command("macOS", "shasum -a 256 FILE")
                command("Linux", "sha256sum FILE")
            }
            element(.p) {
                "Compare the number with "
                link("the files on the signed lists", to: .manifests)
                ", or open the address "
                element(.code) { "\(Path.verify.string)/" }
                " with the number behind it."
            }
            element(.h2) { "3. Check the signature, without trusting this site" }
            element(.p) {
                "Keep the list of the release, its signature, and the council's public key, best of all from a time before anybody had a reason to change them. With Throughline:"
            }
            element(.pre, .tabindex(0)) {
                element(.code) { "throughline verify FILE --manifest LIST.json --key KEY.pem" }
            }
            element(.p) { "With OpenSSL 3 alone:" }
            element(.pre, .tabindex(0)) {
                element(.code) {
                    "printf '\(Self.format)\\n' | cat - LIST.json > signed\nbase64 -d LIST.sig > signature\nopenssl pkeyutl -verify -pubin -inkey KEY.pem -rawin -in signed -sigfile signature"
                }
            }
            element(.p) { "The list names the hash of every file, in plain text." }
            element(.h2) { "What a check can and cannot say" }
            element(.ul) {
                element(.li) { "A file that is listed is what the council released, to the last byte." }
                element(.li) {
                    "A correction or a withdrawal comes later than the file. Only the live site knows of it."
                }
                element(.li) {
                    "Pages as you see them on the screen are not listed, since their header, notices and footer change. For keeping, take the whole edition as one page: every edition has it."
                }
                element(.li) {
                    "Whoever stole the council's key could sign and write any date on the list. When the council finds out it says on "
                    link("the page of its keys", to: .keys)
                    " from which day on the key does not count."
                }
            }
        }
    }

    private static let format = "throughline-manifest-1"

    private func command(_ system: String, _ text: String) -> HTML {
        element(.div) {
            element(.dt) { system }
            element(.dd) { element(.code) { text } }
        }
    }
}
