import HashTreeCollections

/// Asks to end an appointment on a day; the last administrator's cannot end, or nobody could mend it.
package struct EndAppointment: Command {
    package let appointmentID: Appointment.ID
    package let until: Day

    package init(appointmentID: Appointment.ID, until: Day) {
        self.appointmentID = appointmentID
        self.until = until
    }

    package func demand(in _: Council) -> Demand { Demand(.managePeople) }

    package func ruling(in council: Council, context: CommandContext) -> Ruling {
        guard let appointment = council.appointments[appointmentID] else {
            return .refused("appointment", "appointment-unknown")
        }
        guard until >= appointment.from.before else {
            return .refused("until", "days-out-of-order", appointment.from.inWords)
        }
        guard appointment.until != until else { return .changes([]) }
        let change = Change.people(.appointmentEnded(.init(appointmentID: appointmentID, until: until)))
        let after = council.applying(change, at: council.position + 1)
        let next = max(until, context.moment.dayInLondon).after
        if council.hasAdministrator(on: context.moment.dayInLondon), !after.hasAdministrator(on: next) {
            return .refused("appointment", "last-administrator")
        }
        return .changes([change])
    }
}
