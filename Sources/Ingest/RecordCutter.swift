/// Finds where the records of a source end, whatever its layout: that is chosen once a call, not once a byte.
///
/// Resumable at any byte: what was looked at is not looked at again.
enum RecordCutter {
    case rows(CSVCutter)
    case lines(LineCutter)

    /// A cutter before the first byte of a source; nil where `JSONDocumentCutter` is the one.
    init?(_ layout: SourceLayout) {
        switch layout {
        case .rows(let dialect): self = .rows(CSVCutter(CSVSyntax(dialect)))
        case .jsonLines: self = .lines(LineCutter())
        case .json: return nil
        }
    }

    /// The end of the first record that ends at `target` or after it, line end included; nil if it is not here yet.
    ///
    /// `bytes` are those of the call before, and more behind them.
    mutating func end(in bytes: [UInt8], atLeast target: Int) -> Int? {
        switch self {
        case .rows(var cutter):
            defer { self = .rows(cutter) }
            return cutter.end(in: bytes, atLeast: target)
        case .lines(var cutter):
            defer { self = .lines(cutter) }
            return cutter.end(in: bytes, atLeast: target)
        }
    }

    /// The same cutter before bytes that begin a record.
    var restarted: RecordCutter {
        switch self {
        case .rows(var cutter):
            cutter.restart(at: 0)
            return .rows(cutter)
        case .lines: return .lines(LineCutter())
        }
    }
}
