import Foundation
import PlanDocuments
import Testing

/// The typesetter itself, for the tests of what only it can tell.
enum RealTypst {
    static var typst: Typst? {
        if let python = ProcessInfo.processInfo.environment["THROUGHLINE_TEST_PYTHON"], !python.isEmpty {
            return try? Typst.found(at: python)
        }
        return try? Typst.found()
    }
}

extension Trait where Self == ConditionTrait {
    /// With Typst: must run where THROUGHLINE_TEST_PYTHON is set, and is visibly skipped where there is none.
    static var realTypst: Self {
        .enabled("Set THROUGHLINE_TEST_PYTHON to a python with typst, or put typst on PATH, to run this.") {
            RealTypst.typst != nil
        }
    }
}
