/// Values in the rows of PostgreSQL's `COPY`, as its server writes them.
enum CopySpelling: ValueSpelling {
    static func putNull(to output: inout ByteCursor) { output.put("\\N") }

    @inline(__always)
    static func put(_ text: SpelledValue, as kind: SQLKind, to output: inout ByteCursor) {
        switch kind {
        case .binary where unsafe text.digits() != nil:
            output.put("\\\\x")
            unsafe output.put(text.bytes)
        case .boolean:
            if let truth = text.truth { return output.put(UInt8(ascii: truth ? "t" : "f")) }
            putText(text, to: &output)
        default: putText(text, to: &output)
        }
    }

    /// The escapes of JSON are those of `COPY` but for `\"`, `\/` and `\u`; with one of these it is unescaped.
    static func put(json: UnsafeBufferPointer<UInt8>, as kind: SQLKind, to output: inout ByteCursor) -> Bool {
        guard kind == .text else { return false }
        let mark = output
        var start = 0
        var index = 0
        while index &+ 1 < json.count {
            guard unsafe json[index] == UInt8(ascii: "\\") else {
                index &+= 1
                continue
            }
            switch unsafe json[index &+ 1] {
            case UInt8(ascii: "u"):
                output = mark
                return false
            case UInt8(ascii: "\""), UInt8(ascii: "/"):
                unsafe output.put(UnsafeBufferPointer(rebasing: json[start..<index]))
                start = index &+ 1
            default: break
            }
            index &+= 2
        }
        unsafe output.put(UnsafeBufferPointer(rebasing: json[start...]))
        return true
    }

    @inline(__always)
    private static func putText(_ text: SpelledValue, to output: inout ByteCursor) {
        if text.isPlain { unsafe output.put(text.bytes) } else { putEscaped(text, to: &output) }
    }

    private static func putEscaped(_ text: SpelledValue, to output: inout ByteCursor) {
        var start = 0
        for index in unsafe 0..<text.bytes.count {
            guard let letter = unsafe escape(of: text.bytes[index]) else { continue }
            unsafe output.put(UnsafeBufferPointer(rebasing: text.bytes[start..<index]))
            output.put(UInt8(ascii: "\\"))
            output.put(letter)
            start = index &+ 1
        }
        unsafe output.put(UnsafeBufferPointer(rebasing: text.bytes[start...]))
    }

    /// The letter that stands for `byte` behind a backslash.
    @inline(__always)
    private static func escape(of byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "\\"): byte
        case 0x08: UInt8(ascii: "b")
        case 0x09: UInt8(ascii: "t")
        case 0x0A: UInt8(ascii: "n")
        case 0x0B: UInt8(ascii: "v")
        case 0x0C: UInt8(ascii: "f")
        case 0x0D: UInt8(ascii: "r")
        default: nil
        }
    }
}

/// Values in PostgreSQL's `INSERT`, as `pg_dump --inserts` writes them.
enum PostgreSQLSpelling: ValueSpelling {
    static func putNull(to output: inout ByteCursor) { output.put("NULL") }

    static func put(_ text: SpelledValue, as kind: SQLKind, to output: inout ByteCursor) {
        switch kind {
        // Truth values stand among numbers where a dump defines no columns.
        case .number where text.isNumeric || text.isWord("true") || text.isWord("false"):
            return unsafe output.put(text.bytes)
        case .boolean: if let truth = text.truth { return output.put(truth ? "true" : "false") }
        case .binary where unsafe text.digits() != nil:
            output.put("'\\x")
            unsafe output.put(text.bytes)
            return output.put(UInt8(ascii: "'"))
        case .bits: output.put(UInt8(ascii: "B"))
        default: break
        }
        output.put(UInt8(ascii: "'"))
        unsafe output.put(text.bytes, doubling: UInt8(ascii: "'"))
        output.put(UInt8(ascii: "'"))
    }
}
