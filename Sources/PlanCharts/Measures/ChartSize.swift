/// Each chart is drawn twice, for wide screens and for phones: a scaled one would be too small to read.
enum ChartSize: String, CaseIterable {
    case wide, narrow

    var width: Double { self == .wide ? 720 : 288 }
    var plotHeight: Double { self == .wide ? 280 : 210 }

    /// As the style sheet sets it.
    var textSize: Double { self == .wide ? 14 : 13 }
    var lineHeight: Double { self == .wide ? 18 : 16 }

    /// How wide the labels beside the lines may become.
    var labelLimit: Double { self == .wide ? 170 : 84 }

    /// How wide a note above the plot may become.
    var noteLimit: Double { self == .wide ? 200 : 130 }
}
