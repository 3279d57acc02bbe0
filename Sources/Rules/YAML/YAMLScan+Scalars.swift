/// Walking over scalars, as libyaml does: quoted, plain over several lines, and block scalars.
extension YAMLScan {
    /// The scalar `offset` places on, nil behind the end.
    func scalar(_ offset: Int = 0) -> Unicode.Scalar? {
        index + offset < text.count ? text[index + offset] : nil
    }

    static func isBreak(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }

    /// Whether a blank, a line end or the end of the text stands `offset` places on.
    func isBlank(after offset: Int) -> Bool {
        guard let scalar = scalar(offset) else { return true }
        return scalar == " " || scalar == "\t" || Self.isBreak(scalar)
    }

    /// Whether `---` or `...` stands here.
    func isMarker(_ mark: Unicode.Scalar) -> Bool {
        scalar() == mark && scalar(1) == mark && scalar(2) == mark && isBlank(after: 3)
    }

    /// Steps over one scalar, or over CRLF as one line end.
    mutating func advance() {
        guard let current = scalar() else { return }
        index += 1
        column += 1
        guard Self.isBreak(current) else { return }
        if current == "\r", scalar() == "\n" { index += 1 }
        line += 1
        column = 0
    }

    mutating func skipQuoted(_ quote: Unicode.Scalar) {
        noteKey()
        advance()
        while let current = scalar() {
            advance()
            if current == "\\", quote == "\"" {
                advance()
            } else if current == quote {
                guard quote == "'", scalar() == "'" else { return }
                advance()
            }
        }
    }

    /// A plain scalar goes on over line ends as long as the lines are indented deeper than the block it is in.
    mutating func skipPlain() {
        noteKey()
        let start = index
        while !(column == 0 && (isMarker("-") || isMarker("."))), scalar() != "#" || index == start {
            while !isBlank(after: 0), !endsPlain() { advance() }
            guard scalar() != nil, isBlank(after: 0) else { break }
            var hasBreak = false
            while let current = scalar(), isBlank(after: 0) {
                hasBreak = hasBreak || Self.isBreak(current)
                advance()
            }
            if flowDepth == 0, column < indent + 1 { break }
        }
        if index == start { advance() }
    }

    private func endsPlain() -> Bool {
        guard let current = scalar() else { return true }
        if current == ":", isBlank(after: 1) { return true }
        guard flowDepth > 0 else { return false }
        return switch current {
        case ",", "[", "]", "{", "}": true
        default: false
        }
    }

    /// `|` or `>`: the lines below that are indented as deep as the first of them, or as the header says.
    mutating func skipBlockScalar() {
        advance()
        var depth = 0
        while let current = scalar(), !Self.isBreak(current) {
            if depth == 0, current != "0", let digit = Int(String(current)) {
                depth = max(0, indent) + digit
            }
            if current == "#" || current == " " {
                while let next = scalar(), !Self.isBreak(next) { advance() }
            } else {
                advance()
            }
        }
        advance()
        skipBlanks(upTo: &depth)
        while column == depth, scalar() != nil {
            while let current = scalar(), !Self.isBreak(current) { advance() }
            advance()
            skipBlanks(upTo: &depth)
        }
    }

    /// Skips empty lines and indentation; where `depth` is 0 it becomes that of the first line with text.
    private mutating func skipBlanks(upTo depth: inout Int) {
        var deepest = 0
        while let current = scalar() {
            if current == " ", depth == 0 || column < depth {
                advance()
                deepest = max(deepest, column)
            } else if Self.isBreak(current) {
                advance()
            } else {
                break
            }
        }
        if depth == 0 { depth = max(deepest, indent + 1, 1) }
    }
}
