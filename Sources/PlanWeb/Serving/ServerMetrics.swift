import Foundation
import HTTPTypes
import Hummingbird
package import Logging
package import ServiceLifecycle
import Synchronization

/// Counts what the server answers, for the operator's monitoring; never on the public port.
package final class ServerMetrics: Sendable {
    private let answers: [Atomic<UInt64>.Holder]
    private let council: String
    private let position: Int

    package init(council: String, position: Int) {
        self.council = council
        self.position = position
        answers = (0..<6).map { _ in .init() }
    }

    func count(_ status: HTTPResponse.Status) {
        answers[min(max(status.code / 100, 0), 5)].value.wrappingAdd(1, ordering: .relaxed)
    }

    /// The counts in Prometheus's text format.
    package var text: String {
        var lines = [
            "# HELP throughline_answers_total Answers by class of status.", "# TYPE throughline_answers_total counter",
        ]
        for (index, counter) in answers.enumerated() where index > 0 {
            lines.append("throughline_answers_total{class=\"\(index)xx\"} \(counter.value.load(ordering: .relaxed))")
        }
        lines += [
            "# HELP throughline_record_entries Entries in the council's record at start.",
            "# TYPE throughline_record_entries gauge", "throughline_record_entries{council=\"\(council)\"} \(position)",
        ]
        if let bytes = Self.residentBytes {
            lines += [
                "# HELP process_resident_memory_bytes Memory in use.", "# TYPE process_resident_memory_bytes gauge",
                "process_resident_memory_bytes \(bytes)",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A server of its own for whoever monitors; bind it to an address that the public cannot reach.
    package func service(host: String, port: Int, logger: Logger) -> some Service {
        let router = Router()
        router.get("metrics") { [self] _, _ in
            Response(
                status: .ok,
                headers: [.contentType: "text/plain; version=0.0.4"],
                body: .init(byteBuffer: .init(string: text))
            )
        }
        return Application(
            router: router,
            configuration: .init(address: .hostname(host, port: port), serverName: nil),
            logger: logger
        )
    }

    private static var residentBytes: Int? {
        guard let status = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8),
            let pages = status.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
        else { return nil }
        return pages * 4096
    }
}

extension Atomic where Value == UInt64 {
    /// An atomic cannot be copied into an array; this holds it in place.
    final class Holder: Sendable {
        let value = Atomic<UInt64>(0)
    }
}
