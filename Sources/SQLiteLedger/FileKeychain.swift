import Foundation
package import Ledger

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// The private half of the signing key in a file beside the record, which its owner alone can read.
///
/// It is no part of the record, so that copies of the record that go elsewhere cannot sign.
package struct FileKeychain: SigningKeychain {
    private let folder: URL

    private static let sizeLimit = 4096

    fileprivate init(_ folder: URL) {
        self.folder = folder
    }

    private var path: String { folder.appendingPathComponent("signing-key").path }
    private var nextPath: String { folder.appendingPathComponent("signing-key.next").path }

    package func secret() throws -> SigningSecret? { try read(path) }

    package func nextSecret() throws -> SigningSecret? { try read(nextPath) }

    package func keepNext(_ secret: SigningSecret) throws {
        let part = nextPath + ".part"
        unlink(part)
        let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw fault("cannot be written") }
        let bytes = Array(secret.text.utf8)
        let isWritten = write(descriptor, bytes, bytes.count) == bytes.count && fsync(descriptor) == 0
        close(descriptor)
        guard isWritten, rename(part, nextPath) == 0 else {
            unlink(part)
            throw fault("cannot be written")
        }
        syncFolder()
    }

    package func useNext() throws {
        guard rename(nextPath, path) == 0 else { throw fault("cannot be put in place") }
        syncFolder()
    }

    private func read(_ path: String) throws -> SigningSecret? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            if errno == ENOENT { return nil }
            throw fault("cannot be read")
        }
        defer { close(descriptor) }
        var facts = stat()
        guard fstat(descriptor, &facts) == 0 else { throw fault("cannot be read") }
        guard facts.st_mode & 0o077 == 0 else {
            throw fault("can be read by others on this machine: take it back with 'chmod 600', and rotate the key")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: false)
        guard let bytes = try? handle.read(upToCount: Self.sizeLimit),
            let text = String(validating: bytes, as: UTF8.self),
            let secret = SigningSecret(text: text)
        else { throw fault("holds no signing key: put the right one back, or rotate the key") }
        return secret
    }

    /// A new name in a folder is durable only once the folder itself is on the disk.
    private func syncFolder() {
        let descriptor = open(folder.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private func fault(_ words: String) -> RecordFault {
        RecordFault(.signingKey, "The file 'signing-key' in \(folder.path) \(words).")
    }
}

extension DataFolder {
    /// Where the private half of the council's signing key lies.
    package var keychain: FileKeychain { FileKeychain(url) }
}
