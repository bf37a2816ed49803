extension Document {
    /// In reading order.
    var drawings: [Drawing] {
        pieces.compactMap { if case .chart(let chart, _, _) = $0 { chart.drawing } else { nil } }
    }

    /// With those of the charts, in reading order.
    var tables: [Table] {
        pieces.compactMap { piece in
            switch piece {
            case .table(let table, _): table
            case .chart(let chart, _, _): chart.table
            default: nil
            }
        }
    }
}
