import Courier
import Foundation
import PlanDomain

/// The documents that a provider publishes, kept so that a sign-in costs one question and not three.
actor OpenIDDocuments {
    private let configuration: OpenIDProvider.Configuration
    private let client: any WebAsking
    private var knownDiscovery: OpenIDDiscovery?
    private var known: (keys: OpenIDKeys, readAt: Moment)?

    /// A key that a provider withdrew must not be believed for long.
    private static let keptMilliseconds: Int64 = 3_600_000

    init(_ configuration: OpenIDProvider.Configuration, client: any WebAsking) {
        self.configuration = configuration
        self.client = client
    }

    func discovery() async throws -> OpenIDDiscovery {
        if let knownDiscovery { return knownDiscovery }
        return try await renewedDiscovery()
    }

    func keys(at now: Moment) async throws -> OpenIDKeys {
        if let known {
            let age = now.millisecondsSinceEpoch - known.readAt.millisecondsSinceEpoch
            if (0...Self.keptMilliseconds).contains(age) { return known.keys }
        }
        return try await renewedKeys(at: now)
    }

    /// Asks again for both documents: new keys may be at a new address.
    func renewedKeys(at now: Moment) async throws -> OpenIDKeys {
        let keys = try OpenIDKeys(try await document(renewedDiscovery().keysAddress))
        known = (keys, now)
        return keys
    }

    /// Asks the provider; whatever keeps its answer away becomes an `OpenIDFault`.
    static func asking(_ question: () async throws -> WebAnswer) async throws -> WebAnswer {
        do {
            return try await question()
        } catch let fault as CourierFault {
            throw OpenIDFault(.providerUnreachable, "The sign-in provider cannot be asked: \(fault.message)")
        }
    }

    private func renewedDiscovery() async throws -> OpenIDDiscovery {
        let issuer = configuration.issuer
        let address = (issuer.hasSuffix("/") ? String(issuer.dropLast()) : issuer) + "/.well-known/openid-configuration"
        let discovery = try OpenIDDiscovery(try await document(address), for: configuration)
        knownDiscovery = discovery
        return discovery
    }

    private func document(_ address: String) async throws -> Data {
        let client = client
        let answer = try await Self.asking { try await client.get(address) }
        guard answer.status == 200 else {
            throw OpenIDFault(
                .providerUnreachable,
                "The sign-in provider answered \(answer.status) in place of a document it must publish."
            )
        }
        return answer.body
    }
}
