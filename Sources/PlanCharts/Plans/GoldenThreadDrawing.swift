package import Markup

/// The golden thread as a picture: an ambition, the priorities under it, and the themes that cross them.
///
/// A picture for wide screens and another for phones, since a scaled one would be too small to read. Both are
/// illustrations of the table that stands beside them and carry its sentence for screen readers.
package struct GoldenThreadDrawing {
    /// One box of the picture.
    package struct Item: Equatable, Sendable {
        package let label: String
        package let title: String

        package init(label: String, title: String) {
            self.label = label
            self.title = title
        }
    }

    private let root: Item
    private let branches: [Item]
    private let crossings: [Item]
    private let sentence: String

    /// Keeps the ids of two pictures on one page apart.
    private let id: String

    package init(id: String, root: Item, branches: [Item], crossings: [Item], sentence: String) {
        self.id = id
        self.root = root
        self.branches = branches
        self.crossings = crossings
        self.sentence = sentence
    }

    package var html: HTML {
        element(.div, .class("thread")) {
            wide
            narrow
        }
    }

    // MARK: wide

    private static let wideWidth = 960
    private static let rootWidth = 250
    private static let branchX = 330
    private static let crossingWidth = 118

    private var wide: HTML {
        let crossingSpace = crossings.isEmpty ? 0 : crossings.count * (Self.crossingWidth + 10) + 10
        // Two less, or half of the frame's stroke would fall outside the picture.
        let branchWidth = Self.wideWidth - Self.branchX - crossingSpace - 2
        let texts = branches.map { Lines($0.title, width: branchWidth - 40, size: 17) }
        let heights = texts.map { 46 + $0.lines.count * 23 }
        let top = crossings.isEmpty ? 10 : 84
        var tops: [Int] = []
        var y = top
        for height in heights {
            tops.append(y)
            y += height + 12
        }
        let rootText = Lines(root.title, width: Self.rootWidth - 36, size: 20)
        let rootHeight = 60 + rootText.lines.count * 27
        let total = max(y, top + rootHeight + 12)
        let rootY = top + max(0, (total - 12 - top - rootHeight) / 2)
        return drawing(name: "wide", width: Self.wideWidth, height: total) {
            for (index, crossing) in crossings.enumerated() {
                let x = Self.wideWidth - crossingSpace + 10 + index * (Self.crossingWidth + 10)
                band(x: x, y: 8, width: Self.crossingWidth, height: total - 16, crossing)
            }
            for (top, height) in zip(tops, heights) {
                curve(from: (Self.rootWidth, rootY + rootHeight / 2), to: (Self.branchX, top + height / 2))
            }
            for (top, height) in zip(tops, heights) where !crossings.isEmpty {
                threads(at: top + height / 2, crossingSpace)
            }
            box(x: 0, y: rootY, width: Self.rootWidth, height: rootHeight, root, rootText, kind: "root")
            for (index, branch) in branches.enumerated() {
                box(
                    x: Self.branchX,
                    y: tops[index],
                    width: branchWidth,
                    height: heights[index],
                    branch,
                    texts[index],
                    kind: "branch"
                )
            }
        }
    }

    private func band(x: Int, y: Int, width: Int, height: Int, _ item: Item) -> HTML {
        let text = Lines(item.title, width: width - 12, size: 14)
        return element(.g, .class("thread-band")) {
            element(
                .rect,
                .geometry(.x, x),
                .geometry(.y, y),
                .geometry(.width, width),
                .geometry(.height, height),
                .geometry(.rx, 8)
            )
            for (index, line) in text.lines.enumerated() {
                element(.text, .class("thread-small"), .geometry(.x, x + 10), .geometry(.y, y + 22 + index * 17)) {
                    line
                }
            }
        }
    }

    /// A priority's line through each theme that crosses it, with a knot where they meet.
    @HTMLBuilder private func threads(at y: Int, _ crossingSpace: Int) -> HTML {
        let start = Self.wideWidth - crossingSpace
        let step = Self.crossingWidth + 10
        let centres = crossings.indices.map { start + 10 + $0 * step + Self.crossingWidth / 2 }
        element(.path, .class("thread-crossing"), .outline("M\(start) \(y) H\(centres.last ?? start)"))
        for centre in centres {
            element(.circle, .class("thread-dot"), .geometry(.cx, centre), .geometry(.cy, y), .geometry(.r, 7))
        }
    }

    private func curve(from start: (Int, Int), to end: (Int, Int)) -> HTML {
        let middle = (start.0 + end.0) / 2
        let outline = "M\(start.0) \(start.1) C\(middle) \(start.1) \(middle) \(end.1) \(end.0) \(end.1)"
        return element(.path, .class("thread-line"), .outline(outline))
    }

    // MARK: narrow

    private static let narrowWidth = 288

    private var narrow: HTML {
        let rootText = Lines(root.title, width: Self.narrowWidth - 38, size: 20)
        let rootHeight = 60 + rootText.lines.count * 27
        let texts = branches.map { Lines($0.title, width: Self.narrowWidth - 74, size: 17) }
        var y = rootHeight + 16
        var tops: [Int] = []
        for text in texts {
            tops.append(y)
            y += 46 + text.lines.count * 23 + 12
        }
        let crossingTops = crossings.indices.map { y + $0 * 56 }
        let height = y + crossings.count * 56
        return drawing(name: "narrow", width: Self.narrowWidth, height: height) {
            for top in tops {
                element(.path, .class("thread-line"), .outline("M16 \(rootHeight) V\(top + 30) H36"))
            }
            box(x: 0, y: 0, width: Self.narrowWidth, height: rootHeight, root, rootText, kind: "root")
            for (index, branch) in branches.enumerated() {
                box(
                    x: 36,
                    y: tops[index],
                    width: Self.narrowWidth - 38,
                    height: 46 + texts[index].lines.count * 23,
                    branch,
                    texts[index],
                    kind: "branch"
                )
            }
            for (index, crossing) in crossings.enumerated() {
                band(x: 0, y: crossingTops[index], width: Self.narrowWidth, height: 46, crossing)
            }
        }
    }

    // MARK: parts

    private func drawing(name: String, width: Int, height: Int, @HTMLBuilder content: () -> HTML) -> HTML {
        let titleID = "thread-\(id)-\(name)"
        return element(
            .svg,
            .class("thread-\(name)"),
            .viewBox(width: width, height: height),
            .role("img"),
            .aria("labelledby", titleID)
        ) {
            element(.svgTitle, .id(titleID)) { sentence }
            content()
        }
    }

    private func box(
        x: Int,
        y: Int,
        width: Int,
        height: Int,
        _ item: Item,
        _ text: Lines,
        kind: String
    ) -> HTML {
        let step = kind == "root" ? 27 : 23
        return element(.g, .class("thread-\(kind)")) {
            element(
                .rect,
                .geometry(.x, x),
                .geometry(.y, y),
                .geometry(.width, width),
                .geometry(.height, height),
                .geometry(.rx, 8)
            )
            element(.text, .class("thread-label"), .geometry(.x, x + 18), .geometry(.y, y + 27)) { item.label }
            for (index, line) in text.lines.enumerated() {
                element(
                    .text,
                    .class("thread-title"),
                    .geometry(.x, x + 18),
                    .geometry(.y, y + 27 + (index + 1) * step)
                ) { line }
            }
        }
    }

    /// A title broken into lines: SVG does not break them itself.
    private struct Lines {
        let lines: [String]

        /// A letter of our typefaces is a little over half as wide as it is high; wide enough guesses never spill.
        init(_ text: String, width: Int, size: Int) {
            let limit = max(8, width * 100 / (size * 56))
            var lines: [String] = []
            for word in text.split(separator: " ") {
                if let last = lines.last, last.count + 1 + word.count <= limit {
                    lines[lines.count - 1] = last + " " + word
                } else {
                    lines.append(String(word))
                }
            }
            self.lines = lines.isEmpty ? [""] : lines
        }
    }
}
