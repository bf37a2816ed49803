/// One thing that a person can put right before their request is accepted.
package struct Issue: Hashable, Sendable {
    /// The field it belongs to, as the command names it: "title", "reason", "number".
    package let field: String

    /// A permanent code such as "title-missing"; the sentence that a person reads is made outside the domain.
    package let code: String

    /// What the sentence needs to name, such as the number that is already taken.
    package let detail: String

    package init(field: String, code: String, detail: String = "") {
        self.field = field
        self.code = code
        self.detail = detail
    }
}
