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
        let members = zip(names, row).map { name, value in "\(JSONText.quoted(name)):\(json(value))" }
        return "{" + members.joined(separator: ",") + "}"
    }

    /// A row as a line of CSV (RFC 4180): null is nothing, the empty string a pair of quotes.
    static func csv(_ row: [QueryValue]) -> [UInt8] {
        var line: [UInt8] = []
        for (index, value) in row.enumerated() {
            if index > 0 { line.append(UInt8(ascii: ",")) }
            appendCSV(value, to: &line)
        }
        line.append(UInt8(ascii: "\n"))
        return line
    }

    private static func json(_ value: QueryValue) -> String {
        switch value {
        case .null: "null"
        case .integer(let number): String(number)
        case .real(let number): number.isFinite ? String(number) : "null"
        case .text(let bytes): JSONText.quoted(String(decoding: bytes, as: UTF8.self))
        case .blob(let bytes): JSONText.quoted(HexText.string(bytes))
        }
    }

    private static func appendCSV(_ value: QueryValue, to line: inout [UInt8]) {
        switch value {
        case .null: break
        case .integer(let number): line.append(contentsOf: String(number).utf8)
        case .real(let number): line.append(contentsOf: String(number).utf8)
        case .blob(let bytes): line.append(contentsOf: HexText.string(bytes).utf8)
        case .text(let bytes):
            let special: Set<UInt8> = [0x22, 0x2C, 0x0A, 0x0D]
            guard bytes.isEmpty || bytes.contains(where: special.contains) else {
                line.append(contentsOf: bytes)
                return
            }
            line.append(0x22)
            for byte in bytes {
                if byte == 0x22 { line.append(0x22) }
                line.append(byte)
            }
            line.append(0x22)
        }
    }
}
