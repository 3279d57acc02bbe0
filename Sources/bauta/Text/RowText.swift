internal import Records
internal import Store

/// Rows of a query as people and programs read them.
enum RowText {
    /// A cell of a table: nothing for null, hexadecimal digits for bytes, control characters escaped.
    static func cell(_ value: QueryValue) -> String {
        switch value {
        case .null: ""
        case .integer(let number): String(number)
        case .real(let number): String(number)
        case .text(let bytes): SafeText.escaped(String(decoding: bytes, as: UTF8.self))
        case .blob(let bytes): "x'" + HexText.string(bytes) + "'"
        }
    }

    /// Whether the value is a number or null.
    static func isNumber(_ value: QueryValue) -> Bool {
        switch value {
        case .null, .integer, .real: true
        case .text, .blob: false
        }
    }

    /// A row as a JSON object; bytes are hexadecimal text, numbers without a JSON spelling null.
    static func json(_ names: [String], _ row: [QueryValue]) -> String {
        var object = JSONObject()
        for (name, value) in zip(names, row) { object.add(name, json: json(value)) }
        return object.text
    }

    /// Appends a row as a line of CSV; bytes are hexadecimal digits.
    static func appendCSV(_ row: borrowing Statement, to output: inout [UInt8]) {
        for column in 0..<row.columns {
            if column > 0 { output.append(csv.delimiter) }
            if row.isText(column) {
                row.withBytes(column) { csv.append($0, to: &output) }
            } else {
                appendCSV(row.value(column), to: &output)
            }
        }
        output.append(UInt8(ascii: "\n"))
    }

    /// Appends the names of the columns as a line of CSV.
    static func appendCSV(header names: [String], to output: inout [UInt8]) {
        csv.appendHeader(names, to: &output)
    }

    private static let csv = CSVText()

    private static func json(_ value: QueryValue) -> String {
        switch value {
        case .null: "null"
        case .integer(let number): String(number)
        case .real(let number): number.isFinite ? String(number) : "null"
        case .text(let bytes): JSONText.quoted(String(decoding: bytes, as: UTF8.self))
        case .blob(let bytes): JSONText.quoted(HexText.string(bytes))
        }
    }

    private static func appendCSV(_ value: QueryValue, to output: inout [UInt8]) {
        switch value {
        case .null: break
        case .integer(let number): output.append(contentsOf: String(number).utf8)
        case .real(let number): output.append(contentsOf: String(number).utf8)
        case .text(let bytes): csv.append(bytes.span, to: &output)
        case .blob(let bytes): output.append(contentsOf: HexText.string(bytes).utf8)
        }
    }
}
