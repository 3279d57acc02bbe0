internal import Records

/// The finders of one dialect: what may end or change a field, or the count of lines.
protocol FieldFinder: ByteFinder {
    /// Finds what may end or change unquoted text.
    init(unquoted syntax: CSVSyntax)
    /// Finds what may end or change quoted text, and the line ends in it.
    init(quoted syntax: CSVSyntax)
}

extension PairFinder: FieldFinder {
    /// Whether two bytes are enough: no escape, and no line end of two bytes.
    ///
    /// In a file of CRLF a bare LF is text, but it is counted as a line.
    static func suffices(for syntax: CSVSyntax) -> Bool {
        syntax.escape == CSVSyntax.none && syntax.lineEnd != .crlf
    }

    init(unquoted syntax: CSVSyntax) { self.init(syntax.delimiter, syntax.lineByte) }

    init(quoted syntax: CSVSyntax) { self.init(UInt8(truncatingIfNeeded: syntax.quote), syntax.countedByte) }
}

extension QuadFinder: FieldFinder {
    init(unquoted syntax: CSVSyntax) {
        let hasEscape = syntax.escape != CSVSyntax.none
        let escape = hasEscape ? UInt8(truncatingIfNeeded: syntax.escape) : syntax.delimiter
        self.init(syntax.delimiter, syntax.lineByte, syntax.countedByte, escape)
    }

    init(quoted syntax: CSVSyntax) {
        let hasEscape = syntax.escape != CSVSyntax.none
        let escape = UInt8(truncatingIfNeeded: hasEscape ? syntax.escape : syntax.quote)
        self.init(UInt8(truncatingIfNeeded: syntax.quote), escape, syntax.countedByte, syntax.countedByte)
    }
}
