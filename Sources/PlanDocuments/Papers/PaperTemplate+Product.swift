import Foundation
import HashTreeCollections
package import PlanDomain

extension PaperTemplate {
    /// The templates that come with the product, by key.
    package static let ofProduct: [PaperTemplate] = [PackageResources.council_plan_report_json].compactMap { bytes in
        // Read by a test: a template of ours that cannot be read would never be released.
        try? PaperTemplate(json: Data(bytes))
    }
}

extension Council {
    /// What its papers can be built from, by key: its own, and the product's where it has none of its own under the key.
    package var availablePaperTemplates: [PaperTemplate] {
        let own = paperTemplates.values
        let ofProduct = PaperTemplate.ofProduct.filter { paperTemplates[$0.key] == nil }
        return (own + ofProduct).sorted { $0.key < $1.key }
    }

    package func paperTemplate(_ key: String) -> PaperTemplate? { availablePaperTemplates.first { $0.key == key } }
}
