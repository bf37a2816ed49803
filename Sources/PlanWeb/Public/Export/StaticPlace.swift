import Foundation

/// Where an address of the site stands in a folder of files, so that a plain web server finds it there.
enum StaticPlace {
    /// What cannot be a file.
    package struct Unfit: Error, CustomStringConvertible {
        let address: String

        package var description: String { "The address '\(address.prefix(200))' cannot be the name of a file." }
    }

    /// A page stands in a folder of its own as "index.html"; data of the API ends with ".json"; all else keeps its name.
    static func file(of address: String, _ contentType: String) throws(Unfit) -> String {
        let unfit = Unfit(address: address)
        let halves = address.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = halves.first.flatMap({ String($0).removingPercentEncoding }), path.hasPrefix("/") else {
            throw unfit
        }
        var steps = path.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if path == "/" { steps = [] }
        guard steps.allSatisfy(isName), path.utf8.count <= 2000 else { throw unfit }
        if halves.count > 1 {
            // A plain server does not look behind the question mark.
            guard halves[1] == "excel=1", let name = steps.popLast(), name.hasSuffix(".csv") else { throw unfit }
            steps.append(name.dropLast(4) + "-for-excel.csv")
        } else if contentType == MediaType.html, steps.last?.hasSuffix(".html") != true {
            steps.append("index.html")
        } else if path.hasPrefix("/api/v1/"), contentType == MediaType.json, let name = steps.popLast() {
            steps.append(name + ".json")
        }
        return steps.joined(separator: "/")
    }

    /// A name that is a name on every file system, and leads nowhere else.
    static func isName(_ step: String) -> Bool {
        !step.isEmpty && step != "." && step != ".." && step.utf8.count <= 200
            && !step.unicodeScalars.contains {
                $0.value < 32 || $0.value == 127 || "\\:*?\"<>|/".unicodeScalars.contains($0)
            }
    }
}
