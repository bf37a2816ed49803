import Foundation

/// A `CurlHandle` on a queue of its own: libcurl blocks, and the cooperative pool must never wait for a distant server.
actor CurlLane {
    private let executor: QueueExecutor
    private var handle: CurlHandle?

    init(label: String) { executor = QueueExecutor(label: label) }

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    func exchange(
        sending body: Data = Data(),
        keepingAtMost limit: Int = 0,
        _ configure: @Sendable (CurlHandle) throws -> Void
    ) throws -> CurlExchange {
        let handle = try handle ?? CurlHandle()
        self.handle = handle
        return try handle.exchange(sending: body, keepingAtMost: limit, configure)
    }
}

/// A serial dispatch queue as an actor's executor; Dispatch on Linux has none.
private final class QueueExecutor: SerialExecutor {
    private let queue: DispatchQueue

    init(label: String) { queue = DispatchQueue(label: label) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
