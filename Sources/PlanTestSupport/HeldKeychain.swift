package import Ledger
import Synchronization

/// A keychain in memory, whose keys a test may take away.
package final class HeldKeychain: SigningKeychain {
    private struct Keys {
        var now: SigningSecret?
        var next: SigningSecret?
    }

    private let keys = Mutex(Keys())

    package init() {}

    package func secret() throws -> SigningSecret? { keys.withLock { $0.now } }

    package func nextSecret() throws -> SigningSecret? { keys.withLock { $0.next } }

    package func keepNext(_ secret: SigningSecret) throws { keys.withLock { $0.next = secret } }

    package func useNext() throws {
        keys.withLock { keys in
            keys.now = keys.next
            keys.next = nil
        }
    }

    /// As when the file is lost, or a backup was restored on another machine.
    package func lose() { keys.withLock { $0 = Keys() } }

    /// As when the power went after the record named the next key and before the file was in place.
    package func goBack(to secret: SigningSecret?) {
        keys.withLock { keys in
            keys.next = keys.now
            keys.now = secret
        }
    }
}
