internal import Ingest
internal import Records

/// Writes the rows of a table as text in the dialect of their source: RFC 4180 with its delimiter, quote and null.
struct RowTextEncoder: BatchEncoder {
    private(set) var plain: [UInt8] = []
    private let text: CSVText
    private let null: [UInt8]

    /// An encoder for rows of sources in `dialect`; where it has no quote, the usual one is used.
    init(_ dialect: CSVDialect) {
        text = CSVText(dialect)
        null = dialect.null ?? []
    }

    mutating func encode(_ batch: RecordBatch, masked: MaskedValues, columns staged: [StagedColumn?]) {
        let columns = staged.compactMap(\.self)
        plain.removeAll(keepingCapacity: true)
        for record in 0..<batch.records {
            for index in columns.indices {
                if index > 0 { plain.append(text.delimiter) }
                let column = columns[index]
                let place = column.first + record * column.stride
                if column.isMasked {
                    append(masked.fields[place], of: masked.bytes, type: column.type)
                } else {
                    append(batch.fields[place], of: batch.bytes, type: column.type)
                }
            }
            plain.append(UInt8(ascii: "\n"))
        }
    }

    private mutating func append(_ field: Field, of bytes: [UInt8], type: ValueType) {
        if field.isNull {
            plain.append(contentsOf: null)
        } else if type == .binary {
            text.append(Array(HexText.string(bytes[field.range]).utf8).span, to: &plain)
        } else if !null.isEmpty, bytes[field.range].elementsEqual(null) {
            // In quotes the text of a null is a text.
            plain.append(text.quote)
            plain.append(contentsOf: null)
            plain.append(text.quote)
        } else {
            text.append(bytes, field.range, to: &plain)
        }
    }
}

extension CSVText {
    /// Text as sources of `dialect` are written, as far as RFC 4180 goes.
    init(_ dialect: CSVDialect) {
        self.init(delimiter: dialect.delimiter, quote: dialect.quote ?? UInt8(ascii: "\""))
    }
}
