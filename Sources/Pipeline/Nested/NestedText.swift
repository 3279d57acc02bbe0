internal import Masking
internal import Records

/// Text of a form that is masked as JSON: transcribed to JSON, and written back from it beside the original.
struct NestedText {
    private let form: NestedForm
    private var array: ArrayText
    private var hstore = HstoreText()
    private var php: PHPText

    /// Text of `form`, which may be `maxDepth` deep.
    init(_ form: NestedForm, maxDepth: Int) {
        self.form = form
        array = ArrayText(maxDepth: maxDepth)
        php = PHPText(maxDepth: maxDepth)
    }

    /// Appends what `value` says as JSON without blanks; false, and garbage appended, where it is not of the form.
    mutating func transcribe(_ value: Span<UInt8>, into json: inout [UInt8]) -> Bool {
        switch form {
        case .array: array.transcribe(value, into: &json)
        case .hstore: hstore.transcribe(value, into: &json)
        case .php: php.transcribe(value, into: &json)
        case .json: false
        }
    }

    /// Appends `value` with the values of `masked`, which is its JSON after masking.
    mutating func write(_ masked: Span<UInt8>, beside value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        switch form {
        case .array: array.write(masked, beside: value, into: &output)
        case .hstore: hstore.write(masked, into: &output)
        case .php: php.write(masked, beside: value, into: &output)
        case .json: false
        }
    }
}

extension [UInt8] {
    /// Appends the bytes in `range` of `bytes`.
    mutating func append(_ bytes: Span<UInt8>, in range: Range<Int>) {
        for index in range { append(bytes[index]) }
    }

    /// Appends the bytes in `range` of `bytes` as a JSON string; where `hasEscapes` a backslash takes the next byte.
    mutating func appendJSON(_ bytes: Span<UInt8>, in range: Range<Int>, hasEscapes: Bool) {
        append(UInt8(ascii: "\""))
        var index = range.lowerBound
        while index < range.upperBound {
            if hasEscapes, bytes[index] == UInt8(ascii: "\\") { index += 1 }
            guard index < range.upperBound else { break }
            JSONText.appendEscaped(bytes[index], to: &self)
            index += 1
        }
        append(UInt8(ascii: "\""))
    }

    /// Appends `text` in quotes as PostgreSQL writes them: a backslash before each quote and backslash.
    mutating func appendQuoted(_ text: [UInt8]) {
        append(UInt8(ascii: "\""))
        for byte in text {
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { append(UInt8(ascii: "\\")) }
            append(byte)
        }
        append(UInt8(ascii: "\""))
    }
}
