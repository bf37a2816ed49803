/// The look of drawings on paper: every colour spelled out, in selectors that simple readers of SVG know.
enum ChartColours {
    /// Holds none of the signs that HTML and XML escape, so that it may stand in either.
    static let styleSheet = plain + halo

    /// The same without what validators of CSS do not know.
    static let plain = [
        "svg{font-family:Arial,Liberation Sans,Libertinus Serif,sans-serif}", "text{fill:#16211f;font-size:14px}",
        "path{fill:none}",
        ".chart-end{text-anchor:end}", ".chart-middle{text-anchor:middle}", ".chart-label-main{font-weight:700}",
        ".chart-grid{stroke:#c9d4cf;stroke-width:1}", ".chart-zero{stroke:#4a5955;stroke-width:1.2}",
        ".chart-tick{stroke:#4a5955;stroke-width:1.2}",
        ".chart-main{stroke:#0b4f6c;stroke-width:3.5;stroke-linejoin:round;stroke-linecap:round}",
        ".chart-forecast{stroke:#0b4f6c;stroke-width:2.5;stroke-dasharray:6 5}",
        ".chart-mark{fill:#0b4f6c;stroke:#ffffff;stroke-width:1}", ".chart-interval{stroke:#0b4f6c;stroke-width:1.25}",
        ".chart-mark-hollow{fill:#ffffff;stroke:#0b4f6c;stroke-width:2}",
        ".chart-other{stroke:#5f6e69;stroke-width:1.8;stroke-linejoin:round}", ".chart-other-2{stroke-dasharray:9 4}",
        ".chart-other-3{stroke-dasharray:2 3}", ".chart-other-4{stroke-dasharray:9 3 2 3}",
        ".chart-other-mark{fill:#5f6e69}", ".chart-leader{stroke:#5f6e69;stroke-width:.8}",
        ".chart-target{stroke:#16211f;stroke-width:1.6;stroke-dasharray:5 3}",
        ".chart-changed{fill:#16211f;stroke:#ffffff;stroke-width:1}", ".chart-band{fill:#edf2ef}",
        ".chart-break{stroke:#16211f;stroke-width:1.5;stroke-dasharray:1.5 4;stroke-linecap:round}",
        ".bar-name-own{font-weight:700}", ".bar-own{fill:#0b4f6c;stroke:#0b4f6c}",
        ".bar-other{fill:#c9d4cf;stroke:#5f6e69;stroke-width:.8}",
        ".bar-average{fill:#ffffff;stroke:#16211f;stroke-width:1.2;stroke-dasharray:3 2}",
        ".control-line{stroke:#5f6e69;stroke-width:1.5;stroke-linejoin:round}",
        ".control-centre{stroke:#16211f;stroke-width:1.5}", ".control-limit{stroke:#5f6e69;stroke-width:1.5}",
        ".control-trial{stroke-dasharray:7 4}", ".control-usual{fill:#5f6e69}",
        ".control-better{fill:#1d5c9e;stroke:#ffffff;stroke-width:1.2}",
        ".control-worse{fill:#b4470c;stroke:#ffffff;stroke-width:1.2}",
        ".control-neutral{fill:#6a4c93;stroke:#ffffff;stroke-width:1.2}",
        ".status-part{stroke:#ffffff;stroke-width:1}", ".status-part-green{fill:#00613a}",
        ".status-part-amber{fill:#f0b429}", ".status-part-red{fill:#b02318}",
        ".status-part-none{fill:#ffffff;stroke:#4a5955}", ".status-count{font-weight:700}",
        ".status-count-green{fill:#ffffff}", ".status-count-amber{fill:#16211f}", ".status-count-red{fill:#ffffff}",
    ].joined()

    /// Words that may lie on a line stand out from it.
    private static let halo = [".chart-note", ".bar-name"].map {
        $0 + "{stroke:#ffffff;stroke-width:4px;paint-order:stroke;stroke-linejoin:round}"
    }.joined()
}
