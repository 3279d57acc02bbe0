internal import Records

/// PostgreSQL's hstore as text: `"a"=>"1", "b"=>NULL`.
struct HstoreText {
    private var text: [UInt8] = []

    /// Appends the pairs as a JSON object of strings and nulls; false where `value` is no hstore.
    func transcribe(_ value: Span<UInt8>, into json: inout [UInt8]) -> Bool {
        json.append(UInt8(ascii: "{"))
        var position = PostgreSQLWord.skipBlanks(value, from: 0)
        var isFirst = true
        while isFirst ? position < value.count : true {
            if !isFirst { json.append(UInt8(ascii: ",")) }
            isFirst = false
            guard let end = pair(value, at: position, into: &json) else { return false }
            position = PostgreSQLWord.skipBlanks(value, from: end)
            if position == value.count { break }
            guard value[position] == UInt8(ascii: ",") else { return false }
            position = PostgreSQLWord.skipBlanks(value, from: position + 1)
        }
        json.append(UInt8(ascii: "}"))
        return true
    }

    /// Appends the pair at `position`, and gives where it ends.
    private func pair(_ value: Span<UInt8>, at position: Int, into json: inout [UInt8]) -> Int? {
        let stop = UInt8(ascii: ",")
        guard
            let key = PostgreSQLWord(
                value, at: position, stops: { $0 == stop || $0 == UInt8(ascii: "=") }, inner: false)
        else { return nil }
        json.appendJSON(value, in: key.text, hasEscapes: key.hasEscapes)
        json.append(UInt8(ascii: ":"))
        let arrow = PostgreSQLWord.skipBlanks(value, from: key.end)
        guard arrow + 1 < value.count, value[arrow] == UInt8(ascii: "="), value[arrow + 1] == UInt8(ascii: ">") else {
            return nil
        }
        let start = PostgreSQLWord.skipBlanks(value, from: arrow + 2)
        guard let word = PostgreSQLWord(value, at: start, stops: { $0 == stop }, inner: false) else { return nil }
        if word.isNull(value) {
            json.append(contentsOf: "null".utf8)
        } else {
            json.appendJSON(value, in: word.text, hasEscapes: word.hasEscapes)
        }
        return word.end
    }

    /// Appends the members of `masked` as pairs, as PostgreSQL writes them.
    mutating func write(_ masked: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        var tokens = JSONTokens()
        var token = tokens.next(masked)
        guard JSONTokens.isMark(token, UInt8(ascii: "{"), of: masked) else { return false }
        token = tokens.next(masked)
        var isFirst = true
        while !JSONTokens.isMark(token, UInt8(ascii: "}"), of: masked) {
            if JSONTokens.isMark(token, UInt8(ascii: ","), of: masked) { token = tokens.next(masked) }
            if !isFirst { output.append(contentsOf: ", ".utf8) }
            isFirst = false
            guard quote(token, of: masked, into: &output) else { return false }
            guard JSONTokens.isMark(tokens.next(masked), UInt8(ascii: ":"), of: masked) else { return false }
            output.append(contentsOf: "=>".utf8)
            let given = tokens.next(masked)
            if JSONTokens.isNull(given, of: masked) {
                output.append(contentsOf: "NULL".utf8)
            } else if !quote(given, of: masked, into: &output) {
                return false
            }
            token = tokens.next(masked)
        }
        return true
    }

    private mutating func quote(_ token: Range<Int>, of masked: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        text.removeAll(keepingCapacity: true)
        guard JSONTokens.isScalar(token, of: masked), JSONTokens.append(token, of: masked, to: &text) else {
            return false
        }
        output.appendQuoted(text)
        return true
    }
}
