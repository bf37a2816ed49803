/// The look of a paper in a file of its own, on the screen and in print.
enum PaperStyleSheet {
    /// Holds none of the signs that HTML escapes.
    static let text = screen + ChartColours.plain + narrow + print

    private static let screen = [
        "*{box-sizing:border-box}",
        "html{font-family:Arial,Helvetica,Liberation Sans,sans-serif;font-size:100%;line-height:1.5;color:#16211f;"
            + "background:#ffffff}",
        "body{margin:0;overflow-wrap:break-word}", "main{max-width:46rem;margin:0 auto;padding:1.5rem 1rem 4rem}",
        "h1{font-size:1.9rem;line-height:1.2;margin:.6em 0 .3em}",
        "h2{font-size:1.4rem;line-height:1.25;margin:1.8em 0 .5em}",
        "h3{font-size:1.15rem;margin:1.5em 0 .4em}", "h4,h5,h6{font-size:1rem;margin:1.4em 0 .4em}",
        "p,ul,ol,dl{margin:0 0 1em}", "a{color:#0b4f6c}",
        "a:focus-visible,[tabindex]:focus-visible{outline:3px solid #16211f;outline-offset:2px;background:#ffd23f}",
        ".paper-notice{padding:.6rem .9rem;border:2px solid #16211f;background:#fff4cf}",
        ".paper-subtitle{font-size:1.1rem;color:#4a5955}",
        ".paper-facts{border-top:1px solid #c9d4cf;border-bottom:1px solid #c9d4cf;padding:.7rem 0}",
        ".paper-facts div{display:flex;gap:.6rem}", ".paper-facts dt{font-weight:700;flex:0 0 8rem}",
        ".paper-facts dd{margin:0}", ".paper-numbered{padding-left:3rem;text-indent:-3rem}",
        ".paper-numbered .paper-number{display:inline-block;min-width:2.7rem;text-indent:0}",
        ".paper-recommendation{border-left:5px solid #0b4f6c;padding-left:3.8rem}",
        ".paper-inset{border-left:8px solid #c9d4cf;padding:.4rem 0 .4rem 1rem}",
        ".paper-note{font-size:.9rem;color:#4a5955}", ".paper-contents ul{list-style:none;padding:0}",
        ".paper-level-2{padding-left:1.5rem}", ".paper-level-3,.paper-level-4,.paper-level-5{padding-left:3rem}",
        ".paper-provenance{margin-top:3rem;border-top:1px solid #c9d4cf;padding-top:.8rem;font-size:.9rem;"
            + "overflow-wrap:anywhere}",
        ".table-frame{overflow-x:auto;margin:1.4rem 0 1rem}",
        "table{border-collapse:collapse;width:100%;font-size:.95rem}",
        "caption{text-align:left;font-weight:700;padding-bottom:.4rem}",
        "th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #c9d4cf}",
        "thead th{border-bottom:2px solid #16211f;vertical-align:bottom}", "tbody th{font-weight:400}",
        ".numeric{text-align:right;font-variant-numeric:tabular-nums}",
        ".chart{margin:1.6rem 0;break-inside:avoid}", "figcaption{font-weight:700}",
        ".chart-unit,.chart-notes{font-size:.9rem;color:#4a5955;margin:.3rem 0}",
        ".chart-picture svg{width:100%;height:auto;display:block}", ".chart-picture .chart-narrow{display:none}",
    ].joined()

    private static let narrow =
        "@media screen and (max-width:38rem){.chart-picture .chart-wide{display:none}"
        + ".chart-picture .chart-narrow{display:block;max-width:22rem}.chart-narrow text{font-size:13px}}"

    private static let print =
        "@page{size:A4;margin:2cm}@media print{html{font-size:12pt}main{max-width:none;padding:0}"
        + "h1,h2,h3,h4,h5,h6,caption,figcaption{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}"
        + ".table-frame{overflow:visible}.paper-break{break-after:page}.paper-new-page{break-before:page}a{color:inherit}}"
}
