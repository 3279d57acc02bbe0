internal import ArgumentParser
internal import Records
internal import Store

/// The words of `--format`.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
    case csv
    case tsv
    case json
    case jsonl

    /// The format that a dataset has where nobody says another.
    init(of dataset: DatasetRecord) {
        self = dataset.isJSON ? .jsonl : dataset.format == "tsv" ? .tsv : .csv
    }
}

/// The records of a dataset as lines: of fields, or of JSON, which may make one array.
struct ExportText {
    private let names: [String]
    private let columns: Int
    private let isJSON: Bool
    /// Whether the lines of JSON are the elements of one array.
    private let isArray: Bool
    /// How fields are written; nil for lines of JSON.
    private let csv: CSVText?
    /// Whether no record was written.
    private var isEmpty = true
    /// A value that had to be unescaped.
    private var unescaped: [UInt8] = []

    /// The records of `dataset` in `format`.
    init(_ dataset: DatasetRecord, format: ExportFormat, isSpreadsheetSafe: Bool) {
        columns = dataset.columns.count
        isJSON = dataset.isJSON
        isArray = format == .json
        names = dataset.isJSON ? DatasetView.columnNames(of: dataset) : dataset.columns
        csv =
            switch format {
            case .csv: CSVText(isSpreadsheetSafe: isSpreadsheetSafe)
            case .tsv: CSVText(delimiter: UInt8(ascii: "\t"), isSpreadsheetSafe: isSpreadsheetSafe)
            case .json, .jsonl: nil
            }
    }

    /// Appends the header, where the format has one.
    func appendHeader(to output: inout [UInt8]) {
        csv?.appendHeader(names, to: &output)
        if isArray { output.append(UInt8(ascii: "[")) }
    }

    /// Appends what ends the text.
    func appendEnd(to output: inout [UInt8]) {
        if isArray { output.append(contentsOf: (isEmpty ? "]\n" : "\n]\n").utf8) }
    }

    /// Appends the records of a block, a line each, unless a field holds a line end.
    mutating func append(_ rows: BlockRows, to output: inout [UInt8]) {
        let plain = rows.plain
        for row in 0..<rows.count {
            if let csv {
                appendFields(rows, row, csv, to: &output)
                if isJSON {
                    if columns > 0 { output.append(csv.delimiter) }
                    csv.append(plain, rows.record(row), to: &output)
                }
                output.append(UInt8(ascii: "\n"))
            } else {
                appendJSON(plain, rows.record(row), to: &output)
            }
        }
    }

    private mutating func appendJSON(_ plain: [UInt8], _ record: Range<Int>, to output: inout [UInt8]) {
        if isArray { output.append(contentsOf: (isEmpty ? "\n" : ",\n").utf8) }
        isEmpty = false
        let begin = output.count
        output.append(contentsOf: plain[record])
        JSONLine.flatten(&output, from: begin)
        if !isArray { output.append(UInt8(ascii: "\n")) }
    }

    private mutating func appendFields(_ rows: BlockRows, _ row: Int, _ csv: CSVText, to output: inout [UInt8]) {
        for column in 0..<columns {
            if column > 0 { output.append(csv.delimiter) }
            let value = rows.value(row, column)
            switch value {
            case .missing, .null: break
            case .text(let range, isEscaped: false), .number(let range): csv.append(rows.plain, range, to: &output)
            case .text, .container, .boolean:
                unescaped.removeAll(keepingCapacity: true)
                rows.appendText(value, to: &unescaped)
                csv.append(unescaped.span, to: &output)
            }
        }
    }
}
