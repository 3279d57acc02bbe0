internal import Records

extension InsertScanner {
    /// The value at `place`, which is then at the comma or parenthesis behind it.
    ///
    /// Where this throws, `place` is where the rest of the row can be lexed from.
    mutating func scanUnusual(from place: inout Int) throws(PostgreSQLStop) -> Field {
        var lexer = lexer(at: place)
        let token = try lexer.token()
        let start = token.range.lowerBound
        let field = try value(of: token, &lexer, &place)
        while true {
            try lexer.skipBlanks()
            guard let next = try lexer.peek(lexer.position) else { throw .fault(.neverCloses(.row), at: position) }
            if next == UInt8(ascii: ",") || next == UInt8(ascii: ")") { break }
            guard next == UInt8(ascii: ":"), try lexer.peek(lexer.position + 1) == next else {
                throw .fault(.expression, at: start)
            }
            lexer.position += 2
            try lexer.skipType()
        }
        place = lexer.position
        return field
    }

    private mutating func value(
        of token: PostgreSQLToken, _ lexer: inout PostgreSQLLexer, _ place: inout Int
    ) throws(PostgreSQLStop) -> Field {
        let range = token.range
        switch token.kind {
        case .string(let quoting):
            place = range.upperBound
            guard let value = unsafe PostgreSQLString.value(in: bytes, range, quoting, codePoints: allowsCodePoints)
            else { throw .fault(.badEscape, at: range.lowerBound) }
            if value.hasCodes { hasCodes = true }
            return value.field
        case .number where isNumber(range): return Field(start: range.lowerBound, length: range.count)
        case .symbol(let sign) where sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+"):
            let number = try lexer.token()
            guard number.kind == .number, isNumber(number.range), number.range.lowerBound == range.upperBound else {
                break
            }
            let first = sign == UInt8(ascii: "-") ? range.lowerBound : range.upperBound
            return Field(start: first, length: number.range.upperBound - first)
        case .word where lexer.isWord(token, "null"): return .null
        case .word where lexer.isWord(token, "true") || lexer.isWord(token, "false"):
            for index in range { unsafe bytes[index] |= 0x20 }
            return Field(start: range.lowerBound, length: range.count)
        default: break
        }
        throw .fault(.expression, at: range.lowerBound)
    }

    /// Whether the token in `range` is a decimal number: digits, a fraction, an exponent.
    private func isNumber(_ range: Range<Int>) -> Bool {
        var place = range.lowerBound
        func digits() -> Int {
            let start = place
            while place < range.upperBound, unsafe PostgreSQLLexer.isDigit(bytes[place]) { place += 1 }
            return place - start
        }
        var found = digits()
        if place < range.upperBound, unsafe bytes[place] == UInt8(ascii: ".") {
            place += 1
            found += digits()
        }
        guard found > 0 else { return false }
        if place < range.upperBound, unsafe bytes[place] | 0x20 == UInt8(ascii: "e") {
            place += 1
            if place < range.upperBound, unsafe [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(bytes[place]) {
                place += 1
            }
            guard digits() > 0 else { return false }
        }
        return place == range.upperBound
    }
}

extension PostgreSQLLexer {
    /// Goes over the name of a type: `timestamp(3) without time zone`, `public."Odd"[]`.
    fileprivate mutating func skipType() throws(PostgreSQLStop) {
        while true {
            let before = position
            let token = try token()
            switch token.kind {
            case .word, .name, .symbol(UInt8(ascii: ".")): break
            case .symbol(UInt8(ascii: "(")), .symbol(UInt8(ascii: "[")):
                let close = token.kind == .symbol(UInt8(ascii: "(")) ? UInt8(ascii: ")") : UInt8(ascii: "]")
                var inner = try self.token()
                while inner.kind == .number || inner.kind == .symbol(UInt8(ascii: ",")) { inner = try self.token() }
                guard inner.kind == .symbol(close) else { throw .fault(.expression, at: before) }
            default:
                position = before
                return
            }
        }
    }
}
