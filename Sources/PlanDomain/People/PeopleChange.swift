package import Foundation
import HashTreeCollections

/// What can happen to posts and to who holds them; people are named by the ids of their accounts alone.
package enum PeopleChange: Equatable, Sendable {
    case postRecorded(Post)
    case appointed(Appointment)
    case appointmentEnded(AppointmentEnded)
    case delegated(Delegation)
    case delegationEnded(DelegationEnded)

    package struct AppointmentEnded: Equatable, Codable, Sendable {
        package let appointmentID: Appointment.ID
        package let until: Day
    }

    package struct DelegationEnded: Equatable, Codable, Sendable {
        package let delegationID: Delegation.ID
        package let until: Day
    }
}

extension PeopleChange: ChangeFamily {
    package var kind: String {
        switch self {
        case .postRecorded: "people.post-recorded"
        case .appointed: "people.appointed"
        case .appointmentEnded: "people.appointment-ended"
        case .delegated: "people.delegated"
        case .delegationEnded: "people.delegation-ended"
        }
    }

    package var payload: any Encodable {
        switch self {
        case .postRecorded(let post): post
        case .appointed(let appointment): appointment
        case .appointmentEnded(let change): change
        case .delegated(let delegation): delegation
        case .delegationEnded(let change): change
        }
    }

    package init?(kind: String, payload: Data, decoder: JSONDecoder) throws {
        switch kind {
        case "people.post-recorded": self = .postRecorded(try decoder.decode(Post.self, from: payload))
        case "people.appointed": self = .appointed(try decoder.decode(Appointment.self, from: payload))
        case "people.appointment-ended":
            self = .appointmentEnded(try decoder.decode(AppointmentEnded.self, from: payload))
        case "people.delegated": self = .delegated(try decoder.decode(Delegation.self, from: payload))
        case "people.delegation-ended":
            self = .delegationEnded(try decoder.decode(DelegationEnded.self, from: payload))
        default: return nil
        }
    }

    package func apply(to council: inout Council, at _: Int) {
        switch self {
        case .postRecorded(let post): council.posts[post.id] = post
        case .appointed(let appointment): council.appointments[appointment.id] = appointment
        case .appointmentEnded(let change): council.appointments[change.appointmentID]?.until = change.until
        case .delegated(let delegation): council.delegations[delegation.id] = delegation
        case .delegationEnded(let change): council.delegations[change.delegationID]?.until = change.until
        }
    }

    package func withoutFreeText(_ mark: String) -> PeopleChange {
        guard case .postRecorded(let post) = self else { return self }
        return .postRecorded(
            Post(
                id: post.id,
                title: mark,
                unit: post.unit.isEmpty ? "" : mark,
                grants: post.grants,
                from: post.from,
                until: post.until
            )
        )
    }

    package func summary(in council: Council) -> String {
        func title(_ id: Post.ID?) -> String { id.flatMap { council.posts[$0]?.title } ?? "an unknown post" }
        return switch self {
        case .postRecorded(let post):
            council.posts[post.id] == nil ? "Recorded the post \(post.title)" : "Changed the post \(post.title)"
        case .appointed(let appointment):
            "Appointed a person to the post \(title(appointment.postID)) from \(appointment.from.inWords)"
        case .appointmentEnded(let change):
            "Ended an appointment to the post \(title(council.appointments[change.appointmentID]?.postID)) on \(change.until.inWords)"
        case .delegated(let delegation):
            "Delegated the post \(title(delegation.postID)) from \(delegation.from.inWords) to \(delegation.until.inWords)"
        case .delegationEnded(let change):
            "Ended a delegation of the post \(title(council.delegations[change.delegationID]?.postID)) on \(change.until.inWords)"
        }
    }

    /// The person whom a change is about, where it is about one.
    package func account(in council: Council) -> Account.ID? {
        switch self {
        case .postRecorded: nil
        case .appointed(let appointment): appointment.account
        case .appointmentEnded(let change): council.appointments[change.appointmentID]?.account
        case .delegated(let delegation): delegation.to
        case .delegationEnded(let change): council.delegations[change.delegationID]?.to
        }
    }
}
