import PlanDomain

extension PaperBundle {
    /// The paper in every format that can be made here, with the plan's published assessments as its appendices.
    ///
    /// Without a typesetter there is no PDF of anything.
    package static func written(
        _ build: PaperBuild,
        _ document: Document,
        by typesetter: Typst?
    ) async throws(DocumentError) -> PaperBundle {
        func part(_ document: Document, slug: String? = nil, _ formats: [PaperFormat]) async throws(DocumentError)
            -> Part
        {
            var written: [(format: PaperFormat, bytes: [UInt8])] = []
            for format in formats where format != .pdf || typesetter != nil {
                written.append((format, try await format.bytes(of: document, by: typesetter)))
            }
            return Part(title: document.title, slug: slug, formats: written)
        }
        let paper = try await part(document, PaperFormat.allCases)
        // They are to be read, and to be printed.
        var appendices: [Part] = []
        for assessment in build.council.publishedAssessments(of: build.plan.id) {
            let appendix = assessment.document(council: build.council, recordHash: build.recordHash)
            appendices.append(try await part(appendix, slug: assessment.content.slug, [.html, .pdf]))
        }
        return PaperBundle(build, paper, appendices: appendices)
    }
}
