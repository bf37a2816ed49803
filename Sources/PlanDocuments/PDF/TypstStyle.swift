/// How pages look, and the functions that blocks are set by.
enum TypstStyle {
    /// Code between two parts of a word where a line may end: a space too small to see, which no copied text holds.
    ///
    /// One of no width at all would be left out.
    static let chance = ";h(0.001pt);"

    /// What Typst is told to end with where a paper is too long.
    static let tooManyPages = "too many pages for one paper"

    static func text(notice: String?) -> String {
        "#let notice = \(notice?.typstLiteral ?? "none")\n" + rules + functions
    }

    /// One without serifs, which people read more easily, where the machine has it; the others Typst brings itself.
    private static let rules = """
        #context if counter(page).final().first() > \(DocumentSize.pages) { panic("\(tooManyPages)") }
        #set text(font: ("Liberation Sans", "Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"), size: 12pt, hyphenate: false)
        #set par(leading: 0.68em, spacing: 1.05em)
        #set page(
          paper: "a4", margin: (x: 22mm, top: 22mm, bottom: 25mm),
          footer: context {
            set text(size: 9.5pt)
            if notice != none { strong(notice) }
            h(1fr)
            "Page " + str(counter(page).get().first()) + " of " + str(counter(page).final().first())
          },
        )
        #show title: set text(size: 24pt)
        #show title: set par(leading: 0.5em)
        #show heading: set text(fill: rgb("#0b3d52"))
        #show heading: set block(above: 1.7em, below: 0.9em, sticky: true)
        #show heading.where(level: 1): set text(size: 16pt)
        #show heading.where(level: 2): set text(size: 13.5pt)
        #show heading.where(level: 3): set text(size: 12pt)
        #show link: set text(fill: rgb("#0b4f6c"))
        #show link: underline
        #show outline: set block(above: 1.4em)
        #show outline.entry: it => { show underline: u => u.body; it }
        #show figure: set block(above: 1.5em, below: 1.5em)
        #show figure.where(kind: table): set block(breakable: true)
        #show figure.caption: it => block(width: 100%, sticky: true, align(left, strong(it.body)))
        #set figure(numbering: none, supplement: none, gap: 0.7em)
        #set figure.caption(position: top)
        #set list(indent: 0.4em, spacing: 0.8em)
        #set enum(indent: 0.4em, spacing: 0.8em)
        #set table(stroke: (x, y) => (bottom: if y == 0 { 1pt } else { 0.4pt + rgb("#9aa8a3") }), inset: (x: 5pt, y: 5pt))
        #set table.cell(breakable: false)

        """

    /// Numbers are followed by a real space as well: bookmarks and screen readers take no notice of distances.
    private static let functions = """
        #let numbered(number, body) = par(hanging-indent: 3.2em, { box(width: 2.95em, number); " "; body })
        #let recommendation(number, lead, body) = block(
          stroke: (left: 3pt + rgb("#0b4f6c")), inset: (left: 0.8em, y: 0.25em),
          par(hanging-indent: 2.4em, { box(width: 2.15em, strong(number)); " "; strong(lead); " "; body }),
        )
        #let inset(body) = block(width: 100%, stroke: (left: 5pt + rgb("#c9d4cf")), inset: (left: 1em, y: 0.5em), par(body))
        #let warning(words) = block(width: 100%, stroke: 1.2pt, fill: rgb("#fff4cf"), inset: 0.7em, par(strong(words)))
        #let subtitle(words) = text(size: 14pt, fill: rgb("#3c4a46"), par(words))
        #let facts(pairs) = if pairs.len() > 0 {
          block(width: 100%, stroke: (y: 0.6pt + rgb("#9aa8a3")), inset: (y: 0.8em), {
            set par(spacing: 0.6em)
            terms(separator: [: ], hanging-indent: 2em, spacing: 0.65em, ..pairs.map(p => terms.item(p.at(0), p.at(1))))
          })
        }
        #let sheet(caption, dense, shares, alignments, header, cells) = figure(kind: table, caption: caption, {
          set text(size: if dense { 9pt } else { 10.5pt })
          set par(leading: 0.55em)
          table(
            columns: shares, align: alignments,
            table.header(repeat: true, ..header.map(strong)), ..cells,
          )
        })
        #let note(body) = { set text(size: 10.5pt); par(body) }
        #let drawing(caption, unit, picture, alternative, height, notes) = {
          figure(kind: image, caption: caption, {
            if unit != none { align(left, text(size: 10.5pt, unit)) }
            image(bytes(picture), format: "svg", alt: alternative, width: 100%, height: height, fit: "contain")
          })
          if notes != none { text(size: 10.5pt, par(notes)) }
        }
        #let provenance(sentence) = block(
          above: 3em, width: 100%, stroke: (top: 0.6pt + rgb("#9aa8a3")), inset: (top: 0.8em), breakable: false,
          text(size: 10pt, par(sentence)),
        )

        """
}
