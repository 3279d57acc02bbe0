internal import Records

extension PostgreSQLStatement {
    /// The part of the statement that the tokens in `range` are; a type at its beginning is `leadingType` tokens long.
    func fragment(_ range: Range<Int>, leadingType: Int = 0) -> SQLFragment {
        var fragment = SQLFragment(spelling(range))
        var index = range.lowerBound
        fragment.names = names(in: range)
        index += leadingType
        while index < range.upperBound {
            if isSequenceName(index) {
                index += 1
            } else if isCast(index) {
                index = typeEnd(from: index + 2, before: range.upperBound)
            } else {
                switch tokens[index].kind {
                case .string, .number: fragment.holdsLiteral = true
                default: break
                }
                index += 1
            }
        }
        return fragment
    }

    /// The sequence from which the expression in `range` takes numbers: that of `nextval('…')`.
    func sequence(in range: Range<Int>) -> String? {
        range.first { isSequenceName($0) }.map { tokens[$0].text }
    }

    private func names(in range: Range<Int>) -> [String] {
        var names: [String] = []
        for index in range {
            switch tokens[index].kind {
            case .word, .name:
                if !names.contains(tokens[index].text) { names.append(tokens[index].text) }
            default: break
            }
        }
        return names
    }

    /// Whether the token at `index` is the string in `nextval('…'::regclass)`.
    private func isSequenceName(_ index: Int) -> Bool {
        guard index >= 2, case .string = tokens[index].kind, tokens[index - 1].text == "(" else { return false }
        return tokens[index - 2].text == "nextval"
    }

    private func isCast(_ index: Int) -> Bool {
        let colon = PostgreSQLToken.Kind.symbol(UInt8(ascii: ":"))
        return index + 1 < tokens.count && tokens[index].kind == colon && tokens[index + 1].kind == colon
    }

    /// Where the type ends that begins at `start`: names, dots, a length, brackets.
    private func typeEnd(from start: Int, before end: Int) -> Int {
        var index = start
        var hasLength = false
        while index < end {
            switch (tokens[index].kind, tokens[index].text) {
            case (.word, _), (.name, _), (_, "."): index += 1
            case (_, "(") where !hasLength, (_, "["):
                hasLength = true
                while index < end, tokens[index].text != ")", tokens[index].text != "]" { index += 1 }
                index = min(index + 1, end)
            default: return index
            }
        }
        return index
    }
}
