/// A chart in the line of a paragraph: SVG for readers that know it, dots for all others, and its sentence.
struct WordPicture {
    let chart: Chart

    /// From 1, the same for no other picture.
    let number: Int

    /// The relationships to the two files.
    let picture: String
    let vector: String

    func write(to xml: inout XMLWriter) {
        let size = PictureSize(chart.drawing)
        let extent: KeyValuePairs<StaticString, String> = [
            "cx": String(size.width * Self.unit), "cy": String(size.height * Self.unit),
        ]
        let name = "Chart \(number)"
        xml.element("w:r") { xml in
            xml.element("w:drawing") { xml in
                xml.element("wp:inline", ["distT": "0", "distB": "0", "distL": "0", "distR": "0"]) { xml in
                    xml.element("wp:extent", extent)
                    xml.element("wp:docPr", ["id": String(number), "name": name, "descr": chart.alternative])
                    xml.element("a:graphic") { graphic(&$0, name, extent) }
                }
            }
        }
    }

    /// A tenth of a millimetre in the units of drawings, of which an inch has 914,400.
    private static let unit = 3_600

    private func graphic(_ xml: inout XMLWriter, _ name: String, _ extent: KeyValuePairs<StaticString, String>) {
        let space = "http://schemas.openxmlformats.org/drawingml/2006/picture"
        xml.element("a:graphicData", ["uri": space]) { xml in
            xml.element("pic:pic") { xml in
                xml.element("pic:nvPicPr") { xml in
                    xml.element("pic:cNvPr", ["id": String(number), "name": name, "descr": chart.alternative])
                    xml.element("pic:cNvPicPr")
                }
                xml.element("pic:blipFill") { xml in
                    xml.element("a:blip", ["r:embed": picture]) { blip(&$0) }
                    xml.element("a:stretch") { $0.element("a:fillRect") }
                }
                xml.element("pic:spPr") { xml in
                    xml.element("a:xfrm") { xml in
                        xml.element("a:off", ["x": "0", "y": "0"])
                        xml.element("a:ext", extent)
                    }
                    xml.element("a:prstGeom", ["prst": "rect"]) { $0.element("a:avLst") }
                }
            }
        }
    }

    private func blip(_ xml: inout XMLWriter) {
        xml.element("a:extLst") { xml in
            // The extension by which Word has known SVG since 2016.
            xml.element("a:ext", ["uri": "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"]) { xml in
                xml.element("asvg:svgBlip", ["r:embed": vector])
            }
        }
    }
}
