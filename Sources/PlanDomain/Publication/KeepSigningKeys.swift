import Foundation

/// Asks to record the first key with which the council signs.
package struct RecordSigningKey: Command {
    package let id: SigningKey.ID
    package let publicKey: String

    package init(id: SigningKey.ID, publicKey: String) {
        self.id = id
        self.publicKey = publicKey
    }

    package func demand(in _: Council) -> Demand { Demand(.keepSigningKeys) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        if let active = council.activeSigningKey {
            return active.id == id ? .changes([]) : .refused("key", "signing-key-active-already", active.id.text)
        }
        if let issue = council.issue(withNewKey: id, publicKey) { return .refused([issue]) }
        let key = SigningKey(id: id, publicKey: publicKey, from: context.moment)
        return .changes([.publication(.signing(.keyRecorded(key)))])
    }
}

/// Asks to put a new key in the place of the one in use, which goes on vouching for what it signed until now.
package struct RotateSigningKey: Command {
    package let id: SigningKey.ID
    package let publicKey: String
    package let reason: String

    package init(id: SigningKey.ID, publicKey: String, reason: String) {
        self.id = id
        self.publicKey = publicKey
        self.reason = reason
    }

    package func demand(in _: Council) -> Demand { Demand(.keepSigningKeys) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let active = council.activeSigningKey else { return .refused("key", "signing-key-missing") }
        var issues = Issue.ofReason(reason)
        if let issue = council.issue(withNewKey: id, publicKey) { issues.append(issue) }
        guard issues.isEmpty else { return .refused(issues) }
        // A clock that went back must not end a key before it began.
        let moment = max(context.moment, active.from)
        let retired = SigningChange.KeyRetired(key: active.id, at: moment, reason: reason)
        let key = SigningKey(id: id, publicKey: publicKey, from: moment)
        return .changes([.publication(.signing(.keyRetired(retired))), .publication(.signing(.keyRecorded(key)))])
    }
}

/// Asks to stop trusting a key that somebody else may have had, from a day on.
package struct RevokeSigningKey: Command {
    package let id: SigningKey.ID
    package let since: Day
    package let reason: String

    package init(id: SigningKey.ID, since: Day, reason: String) {
        self.id = id
        self.since = since
        self.reason = reason
    }

    package func demand(in _: Council) -> Demand { Demand(.keepSigningKeys) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let key = council.signingKey(id) else { return .refused("key", "signing-key-unknown", id.text) }
        var issues = Issue.ofReason(reason)
        if since > context.moment.dayInLondon { issues.append(Issue(field: "since", code: "revocation-in-future")) }
        // Trust that was lost once does not come back; an earlier day may come to light.
        if let revoked = key.revocation, revoked.since <= since {
            issues.append(Issue(field: "key", code: "signing-key-revoked", detail: revoked.since.inWords))
        }
        guard issues.isEmpty else { return .refused(issues) }
        let revocation = SigningKey.Revocation(since: since, at: context.moment, reason: reason)
        return .changes([.publication(.signing(.keyRevoked(.init(key: id, revocation: revocation))))])
    }
}

extension Issue {
    fileprivate static func ofReason(_ reason: String) -> [Issue] {
        if reason.trimmingSpaces.isEmpty { return [Issue(field: "reason", code: "reason-missing")] }
        if reason.count > 1000 { return [Issue(field: "reason", code: "text-too-long", detail: "1000")] }
        return []
    }
}

extension Council {
    fileprivate func issue(withNewKey id: SigningKey.ID, _ publicKey: String) -> Issue? {
        guard Data(base64Encoded: publicKey)?.count == 32 else {
            return Issue(field: "key", code: "signing-key-malformed")
        }
        guard signingKey(id) == nil else {
            return Issue(field: "key", code: "signing-key-known", detail: id.text)
        }
        return nil
    }
}
