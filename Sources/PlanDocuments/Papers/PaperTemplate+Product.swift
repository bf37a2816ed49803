import Foundation
package import PlanDomain

extension PaperTemplate {
    /// The templates that come with the product, by key.
    package static let ofProduct: [PaperTemplate] = [PackageResources.council_plan_report_json].compactMap { bytes in
        // Read by a test: a template of ours that cannot be read would never be released.
        try? PaperTemplate(json: Data(bytes))
    }
}
