/// Fields as CSV (RFC 4180), written as bytes: quoted only where they must be, so that null and empty stay apart.
///
/// Null is nothing at all, the empty text a pair of quotes. Whoever writes a row puts the delimiter between its fields
/// and a line feed behind it. In a table of one column a null is therefore an empty line, which reads back as null.
public struct CSVText: Sendable {
    /// The byte between two fields.
    public let delimiter: UInt8
    /// The byte around a field that holds a delimiter, a quote or a line end.
    public let quote: UInt8
    /// Whether what a spreadsheet would take for a formula gets an apostrophe before it.
    public let isSpreadsheetSafe: Bool

    /// RFC 4180, or with another delimiter or quote.
    public init(
        delimiter: UInt8 = UInt8(ascii: ","), quote: UInt8 = UInt8(ascii: "\""), isSpreadsheetSafe: Bool = false
    ) {
        self.delimiter = delimiter
        self.quote = quote
        self.isSpreadsheetSafe = isSpreadsheetSafe
    }

    /// Appends a field of the text `bytes[range]`.
    @inlinable
    public func append(_ bytes: [UInt8], _ range: Range<Int>, to output: inout [UInt8]) {
        append(bytes.span.extracting(range), to: &output)
    }

    /// Appends a field of the text `bytes`, at once where none of them is special.
    @inlinable
    public func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
        if isSpreadsheetSafe || bytes.isEmpty || hasSpecial(bytes) {
            appendUnusual(bytes, to: &output)
        } else {
            Self.copy(bytes, to: &output)
        }
    }

    /// Appends a row of names: the header.
    public func appendHeader(_ names: [String], to output: inout [UInt8]) {
        for (index, name) in names.enumerated() {
            if index > 0 { output.append(delimiter) }
            append(Array(name.utf8).span, to: &output)
        }
        output.append(UInt8(ascii: "\n"))
    }

    /// Whether one of `bytes` must stand in quotes, eight bytes at a time.
    @inlinable
    func hasSpecial(_ bytes: Span<UInt8>) -> Bool {
        var index = 0
        while index &+ 8 <= bytes.count {
            let word = unsafe bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
            let found =
                Self.zeros(word, delimiter) | Self.zeros(word, quote) | Self.zeros(word, 0x0A) | Self.zeros(word, 0x0D)
            if found != 0 { return true }
            index &+= 8
        }
        while index < bytes.count {
            let byte = bytes[index]
            if byte == delimiter || byte == quote || byte == 0x0A || byte == 0x0D { return true }
            index &+= 1
        }
        return false
    }

    /// Not zero where one of the eight bytes of `word` is `byte` (Warren, "Hacker's Delight", 6-1).
    @inlinable
    static func zeros(_ word: UInt64, _ byte: UInt8) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let difference = word ^ (ones &* UInt64(byte))
        return (difference &- ones) & ~difference & (ones &* 0x80)
    }

    @inlinable
    static func copy(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
        unsafe bytes.withUnsafeBufferPointer { unsafe output.append(contentsOf: $0) }
    }

    /// Appends a field that is empty, must be quoted or may be a formula.
    @usableFromInline
    func appendUnusual(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
        let isQuoted = bytes.isEmpty || hasSpecial(bytes)
        if isQuoted { output.append(quote) }
        if isSpreadsheetSafe, Self.isFormula(bytes) { output.append(UInt8(ascii: "'")) }
        var start = 0
        if isQuoted {
            for index in bytes.indices where bytes[index] == quote {
                Self.copy(bytes.extracting(start..<(index + 1)), to: &output)
                output.append(quote)
                start = index + 1
            }
        }
        Self.copy(bytes.extracting(start..<bytes.count), to: &output)
        if isQuoted { output.append(quote) }
    }

    /// Whether a spreadsheet may take `bytes` for a formula: by their first byte (OWASP, "CSV Injection").
    ///
    /// A negative number stays one.
    private static func isFormula(_ bytes: Span<UInt8>) -> Bool {
        guard !bytes.isEmpty else { return false }
        switch bytes[0] {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "@"), 0x09, 0x0A, 0x0D: return true
        case UInt8(ascii: "-"): return !JSONNumber.isSpelled(bytes, in: bytes.indices, leadingZeros: true)
        default: return false
        }
    }
}
