internal import CSQLite

/// Values as the `.dump` of SQLite's shell 3.40 writes them.
enum SQLiteSpelling: ValueSpelling {
    static func putNull(to output: inout ByteCursor) { output.put("NULL") }

    static func put(_ text: SpelledValue, as kind: SQLKind, to output: inout ByteCursor) {
        switch kind {
        case .any where text.isNumber, .number where text.isNumeric: putNumber(text, to: &output)
        case .boolean:
            guard let truth = text.truth else { return putText(text, to: &output) }
            output.put(UInt8(ascii: truth ? "1" : "0"))
        case .binary, .prefixedBinary:
            guard let digits = unsafe text.digits(behind: kind == .binary ? 0 : 2) else {
                return putText(text, to: &output)
            }
            output.put("X'")
            unsafe output.put(digits)
            output.put(UInt8(ascii: "'"))
        default: putText(text, to: &output)
        }
    }

    /// Puts a whole number as it is spelled, another one as the shell spells its real number.
    private static func putNumber(_ text: SpelledValue, to output: inout ByteCursor) {
        let isWhole = unsafe text.bytes.allSatisfy {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == 0x2D
        }
        guard !isWhole, let number = unsafe Double(String(decoding: text.bytes, as: UTF8.self)) else {
            return unsafe output.put(text.bytes)
        }
        if number.isInfinite { return output.put(number < 0 ? "-1e999" : "1e999") }
        output.put(Array(spelled(number).utf8))
    }

    /// A real number in twenty digits, by SQLite's own conversion; a whole one with `.0`.
    private static func spelled(_ number: Double) -> String {
        if let whole = Int64(exactly: number) { return "\(whole).0" }
        return unsafe withVaList([number]) { arguments in
            guard let text = unsafe sqlite3_vmprintf("%!.20g", arguments) else { return "\(number)" }
            defer { unsafe sqlite3_free(text) }
            return unsafe String(cString: text)
        }
    }

    /// Puts a text between quotes, line ends as a call of `char`: the shell keeps a row on one line.
    private static func putText(_ text: SpelledValue, to output: inout ByteCursor) {
        let hasFeed = unsafe !text.isPlain && text.bytes.contains(0x0A)
        let hasReturn = unsafe !text.isPlain && text.bytes.contains(0x0D)
        guard hasFeed || hasReturn else { return putQuoted(text, nil, to: &output) }
        let feed = mark("\\n", "\\012", text)
        let carriage = mark("\\r", "\\015", text)
        if hasFeed { output.put("replace(") }
        if hasReturn { output.put("replace(") }
        putQuoted(text, (feed, carriage), to: &output)
        if hasReturn {
            output.put(",'")
            output.put(carriage)
            output.put("',char(13))")
        }
        if hasFeed {
            output.put(",'")
            output.put(feed)
            output.put("',char(10))")
        }
    }

    /// What stands for a line end: `short`, `long` or that with a number, whichever the text does not hold.
    private static func mark(_ short: String, _ long: String, _ text: SpelledValue) -> [UInt8] {
        var mark = Array(short.utf8)
        var number = -1
        while unsafe holds(text.bytes, mark) {
            mark = Array((number < 0 ? long : "(\(long)\(number))").utf8)
            number += 1
        }
        return mark
    }

    private static func holds(_ text: UnsafeBufferPointer<UInt8>, _ mark: [UInt8]) -> Bool {
        guard text.count >= mark.count else { return false }
        for start in 0...(text.count - mark.count) where unsafe text[start] == mark[0] {
            if unsafe text[start..<(start + mark.count)].elementsEqual(mark) { return true }
        }
        return false
    }

    private static func putQuoted(
        _ text: SpelledValue, _ marks: (feed: [UInt8], carriage: [UInt8])?, to output: inout ByteCursor
    ) {
        output.put(UInt8(ascii: "'"))
        if let marks {
            for index in unsafe text.bytes.indices {
                switch unsafe text.bytes[index] {
                case 0x0A: output.put(marks.feed)
                case 0x0D: output.put(marks.carriage)
                case UInt8(ascii: "'"): output.put("''")
                default: unsafe output.put(text.bytes[index])
                }
            }
        } else {
            unsafe output.put(text.bytes, doubling: UInt8(ascii: "'"))
        }
        output.put(UInt8(ascii: "'"))
    }
}
