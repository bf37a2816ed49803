import HashTreeCollections

/// Asks to let a person hold a post from a day on.
package struct AppointToPost: Command {
    package let appointment: Appointment

    package init(_ appointment: Appointment) {
        self.appointment = appointment
    }

    package func demand(in _: Council) -> Demand { Demand(.managePeople) }

    package func ruling(in council: Council, context _: CommandContext) -> Ruling {
        guard council.posts[appointment.postID] != nil else { return .refused("post", "post-unknown") }
        if let until = appointment.until, until < appointment.from {
            return .refused("until", "days-out-of-order", appointment.from.inWords)
        }
        let holds = council.appointments.values.contains {
            $0.postID == appointment.postID && $0.account == appointment.account && $0.holds(on: appointment.from)
        }
        return holds ? .changes([]) : .changes([.people(.appointed(appointment))])
    }
}
