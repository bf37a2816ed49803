import Foundation
import Synchronization

#if canImport(Glibc)
import Glibc
#endif

/// Hashes passwords one after another on a thread of its own that gives way to everybody else.
///
/// A hash is meant to be slow; a hundred sign-ins at once must not keep readers waiting. Whoever comes when the queue is
/// full is told to try again.
package final class PasswordHasher: Sendable {
    /// Raised when too many wait already.
    package struct Busy: Error {}

    private typealias Job = @Sendable () -> Void

    private let cost: PasswordHash.Cost
    private let limit: Int
    private let jobs = Mutex<[Job]>([])
    private let bell = DispatchSemaphore(value: 0)

    /// What unknown people's passwords are compared with, so that they take as long as known ones'.
    private let nobody: PasswordHash

    package init(cost: PasswordHash.Cost = .usual, limit: Int = 200) {
        self.cost = cost
        self.limit = limit
        nobody = .ofNobody(cost: cost)
        let thread = Thread { [weak self] in
            #if canImport(Glibc)
            // On Linux this is the thread's own priority, not the process's.
            setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, 10)
            #endif
            while let bell = self?.bell {
                bell.wait()
                guard let self else { return }
                self.jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }?()
            }
        }
        thread.name = "throughline.passwords"
        thread.start()
    }

    deinit {
        bell.signal()
    }

    package func hash(_ password: String) async throws -> PasswordHash {
        let cost = cost
        return try await run { try PasswordHash(hashing: password, cost: cost) }
    }

    /// Whether a password fits; without a hash to fit it takes the same time and never does.
    package func matches(_ password: String, _ hash: PasswordHash?) async throws -> Bool {
        let compared = hash ?? nobody
        let isRight = try await run { try compared.matches(password) }
        return isRight && hash != nil
    }

    func isWeak(_ hash: PasswordHash) -> Bool { hash.isWeaker(than: cost) }

    private func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            let isTaken = jobs.withLock { jobs in
                guard jobs.count < limit else { return false }
                jobs.append { continuation.resume(with: Result { try work() }) }
                return true
            }
            guard isTaken else { return continuation.resume(throwing: Busy()) }
            bell.signal()
        }
    }
}
