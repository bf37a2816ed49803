import HTTPTypes
import HashTreeCollections
import Ledger
import Markup
import PlanDomain
import PlanUseCases

/// Posts: their roles, and who holds them from when to when.
extension WorkspaceVisit {
    private func requiredPost() throws -> Post {
        guard let id = values["post"].flatMap({ Post.ID($0) }), let post = council.posts[id] else { throw Missing() }
        return post
    }

    func postFormPage(_ post: Post?, issues: [Issue] = []) -> Answer {
        page(
            post?.title ?? "Add a post",
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: [("Home", .workspace), ("People and posts", .people)],
            issues: issues
        ) {
            element(.h1) { post?.title ?? "Add a post" }
            postForm(post, issues)
        }
    }

    private func postForm(_ post: Post?, _ issues: [Issue]) -> HTML {
        let isTyped = !issues.isEmpty
        let roles = isTyped ? Set(form.all("roles")) : Set(post?.grants.map(\.role.rawValue) ?? [])
        let scope = isTyped ? form["scope"] : post?.grants.first?.scope.text ?? RoleScope.council.text
        return form(post.map { .post($0.id) } ?? .addPost) {
            FormField(
                name: "title",
                label: "Title of the post",
                hint: "As the council's structure has it: Head of Strategy.",
                value: isTyped ? form["title"] : post?.title ?? "",
                issues: issues,
                limit: 120,
                isRequired: true
            ).html
            FormField(
                name: "unit",
                label: "Directorate, service or body",
                value: isTyped ? form["unit"] : post?.unit ?? "",
                issues: issues,
                limit: 120
            ).html
            ChoiceField(
                name: "roles",
                legend: "Roles",
                choices: Role.allCases.map { .init(value: $0.rawValue, label: $0.name, hint: $0.meaning) },
                chosen: roles,
                issues: issues,
                isSingle: false
            ).html
            SelectField(
                name: "scope",
                label: "How far the roles reach",
                hint:
                    "A plan editor for one ambition writes that ambition and its priorities, and reads the whole plan.",
                choices: scopes,
                chosen: scope,
                issues: issues
            ).html
            FormField(
                name: "from",
                label: "First day of the post",
                value: isTyped ? form["from"] : (post?.from ?? today).iso,
                issues: issues,
                kind: .date,
                isRequired: true
            ).html
            FormField(
                name: "until",
                label: "Last day of the post",
                value: isTyped ? form["until"] : post?.until?.iso ?? "",
                issues: issues,
                kind: .date
            ).html
            button(post == nil ? "Add the post" : "Save the post")
        }
    }

    private var scopes: [(value: String, label: String)] {
        var found: [RoleScope] = [.council]
        for plan in council.plansByPeriod {
            found.append(.plan(plan.id))
            found += council.elementsInOrder(of: plan.id).filter { $0.kind != .priority }.map { .element($0.id) }
        }
        return found.map { ($0.text, council.words(for: $0)) }
    }

    /// The post that the form describes, or what is wrong with it.
    private func typedPost(_ id: Post.ID) -> (post: Post?, issues: [Issue]) {
        var issues: [Issue] = []
        guard let scope = RoleScope(text: form["scope"]) else {
            return (nil, [Issue(field: "scope", code: "scope-unknown")])
        }
        let roles = form.all("roles").compactMap(Role.init(rawValue:))
        let from = Day(iso: form["from"])
        if from == nil { issues.append(Issue(field: "from", code: "day-malformed", detail: form["from"])) }
        let until = Day(iso: form["until"])
        if until == nil, !form["until"].isEmpty {
            issues.append(Issue(field: "until", code: "day-malformed", detail: form["until"]))
        }
        guard issues.isEmpty, let from else { return (nil, issues) }
        let post = Post(
            id: id,
            title: form["title"].trimmingSpaces,
            unit: form["unit"].trimmingSpaces,
            grants: Role.allCases.filter(roles.contains).map { RoleGrant(role: $0, scope: scope) },
            from: from,
            until: until
        )
        return (post, [])
    }

    func addPost() async throws -> Answer {
        let id = workspace.identities.identity(for: Post.self)
        let typed = typedPost(id)
        guard let post = typed.post else { return postFormPage(nil, issues: typed.issues) }
        return try await perform(RecordPost(post), done: .post(id), saying: .added) { postFormPage(nil, issues: $0) }
    }

    func changePost() async throws -> Answer {
        let old = try requiredPost()
        let typed = typedPost(old.id)
        guard let post = typed.post else { return try postPage(issues: typed.issues) }
        return try await perform(RecordPost(post), done: .post(old.id)) { try postPage(issues: $0) }
    }

    func postPage(issues: [Issue] = []) throws -> Answer {
        let post = try requiredPost()
        let appointments = council.appointments.values.filter { $0.postID == post.id }
            .sorted { ($0.from, $0.id) < ($1.from, $1.id) }
        let mayManage = may(.managePeople, .council)
        return page(
            post.title,
            status: issues.isEmpty ? .ok : .unprocessableContent,
            trail: [("Home", .workspace), ("People and posts", .people)],
            issues: issues
        ) {
            element(.h1) { post.title }
            element(.p) {
                "\(post.unit.isEmpty ? "" : "\(post.unit). ")From \(post.from.inWords)\(post.until.map { " to \($0.inWords)" } ?? ", until further notice")."
            }
            element(.ul) {
                for grant in post.grants {
                    element(.li) {
                        "\(grant.role.name), for \(council.words(for: grant.scope).lowercasedFirst). \(grant.role.meaning)"
                    }
                }
            }
            element(.h2) { "Who holds it" }
            if appointments.isEmpty { element(.p) { "Nobody holds this post." } }
            element(.ul) {
                for appointment in appointments {
                    element(.li) {
                        "\(workspace.desk.directory.name(of: appointment.account)), from \(appointment.from.inWords)\(appointment.until.map { " to \($0.inWords)" } ?? "") "
                        if mayManage, appointment.until == nil {
                            buttonForm(
                                "End now",
                                Path.post(post.id).step("appointments").step(appointment.id.description).step("end")
                            )
                        }
                    }
                }
            }
            for delegation in council.delegations.values.filter({ $0.postID == post.id && $0.until >= shownDay })
                .sorted(by: { ($0.from, $0.id) < ($1.from, $1.id) })
            {
                element(.p) {
                    "\(workspace.desk.directory.name(of: delegation.to)) acts for \(workspace.desk.directory.name(of: delegation.by)), \(delegation.from.inWords) to \(delegation.until.inWords). "
                    if mayManage {
                        buttonForm(
                            "End the delegation now",
                            Path.account.step("delegations").step(delegation.id.description).step("end")
                        )
                    }
                }
            }
            if mayManage {
                element(.h2) { "Appoint somebody" }
                form(Path.post(post.id).step("appoint")) {
                    personSelect("account", "Person", except: nil, issues)
                    FormField(
                        name: "appointed",
                        label: "From",
                        value: form.has("appointed") ? form["appointed"] : today.iso,
                        issues: issues,
                        kind: .date,
                        isRequired: true
                    ).html
                    button("Appoint")
                }
                element(
                    .details,
                    issues.contains { ["title", "unit", "roles", "scope", "until", "from"].contains($0.field) }
                        ? .open : nil
                ) {
                    element(.summary) { "Change the post" }
                    postForm(post, issues)
                }
            }
        }
    }

    func appoint() async throws -> Answer {
        let post = try requiredPost()
        guard let account = Account.ID(form["account"]), workspace.desk.directory.account(account)?.isActive == true
        else { return try postPage(issues: [Issue(field: "account", code: "person-missing")]) }
        guard let from = Day(iso: form["appointed"]) else {
            return try postPage(issues: [Issue(field: "appointed", code: "day-malformed", detail: form["appointed"])])
        }
        let appointment = Appointment(
            id: workspace.identities.identity(for: Appointment.self),
            postID: post.id,
            account: account,
            from: from
        )
        return try await perform(AppointToPost(appointment), done: .post(post.id), saying: .appointed) {
            try postPage(issues: $0)
        }
    }

    func endAppointment() async throws -> Answer {
        let post = try requiredPost()
        guard let id = values["appointment"].flatMap({ Appointment.ID($0) }),
            council.appointments[id]?.postID == post.id
        else { throw Missing() }
        let command = EndAppointment(appointmentID: id, until: today.before)
        return try await perform(command, done: .post(post.id), saying: .ended) { try postPage(issues: $0) }
    }
}
