import Ledger
import PlanDomain
import PlanUseCases
import PlanWeb
import SQLiteLedger

extension DataFolder {
    /// What signs the releases of a council with the key in this folder.
    func signer(_ office: Office, _ store: any LedgerStore) -> ReleaseSigner {
        ReleaseSigner(office: office, store: store, renderer: ReleaseDownloads(), keychain: keychain)
    }
}

extension DataOptions {
    /// Signs what has no signature that counts, and says so.
    func signReleases(_ writing: Writing) async throws {
        let signed = try await writing.folder.signer(writing.office, writing.store).signReleases()
        let council = writing.office.council
        for subject in signed { print("Signed the files of \(council.name(of: subject)).") }
    }
}
