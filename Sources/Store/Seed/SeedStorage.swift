internal import Records

/// How a column of a seed stores texts: what they are turned into, and which of them its type would alter.
struct SeedStorage {
    /// What a text is turned into.
    private enum Conversion {
        case none
        /// `true` and `false` become 1 and 0.
        case words
        /// So do `t` and `f`.
        case letters
        /// Hexadecimal digits become bytes.
        case digits
        /// So do digits behind `\x`.
        case prefixedDigits
        /// Spelled real numbers become real numbers again, as an SQLite database had them.
        case reals
    }

    /// Which texts SQLite would make numbers of.
    private enum Alteration {
        case none
        /// Those that begin as a number.
        case beginning
        /// Those that are a number through and through, but for whole ones, which stay what they are.
        case number
    }

    private var conversion = Conversion.none
    private var alteration = Alteration.none

    /// Each text as it is.
    init() {}

    /// Texts of a column that the rules declare.
    ///
    /// A real number's text is meant to become a number; it keeps its value.
    init(of type: ValueType?) {
        switch type {
        case nil, .text, .real, .dynamic: break
        case .integer: alteration = .beginning
        case .boolean: (conversion, alteration) = (.words, .beginning)
        case .binary: conversion = .digits
        }
    }

    /// Texts of a column that a dump of `dialect` declares.
    init(of column: TableColumn, from dialect: SQLDialect?) {
        let type = SQLType(column.type)
        switch type.kind(of: column.valueType, from: dialect, in: .sqlite) {
        case .boolean: conversion = .letters
        case .binary: conversion = .digits
        case .prefixedBinary: conversion = .prefixedDigits
        case .text, .number, .bits, .any:
            if dialect == .sqlite, column.valueType == .real { conversion = .reals }
        }
        if ["INTEGER", "REAL", "NUMERIC"].contains(type.affinity), conversion == .none { alteration = .number }
    }

    /// Whether each text goes to SQLite as it is.
    var isPlain: Bool { conversion == .none && alteration == .none }

    /// What is stored for a text, where SQLite does not make it of itself; nil for the text as it is.
    func value(of text: some Sequence<UInt8>) -> QueryValue? {
        switch conversion {
        case .none: return nil
        case .words, .letters:
            let isShort = conversion == .letters
            if text.elementsEqual("true".utf8) || isShort && text.elementsEqual("t".utf8) { return .integer(1) }
            return text.elementsEqual("false".utf8) || isShort && text.elementsEqual("f".utf8) ? .integer(0) : nil
        case .digits: return HexText.bytes(String(decoding: Array(text), as: UTF8.self)).map(QueryValue.blob)
        case .reals: return Double(String(decoding: Array(text), as: UTF8.self)).map(QueryValue.real)
        case .prefixedDigits:
            let text = Array(text)
            guard text.starts(with: "\\x".utf8) else { return nil }
            return HexText.bytes(String(decoding: text.dropFirst(2), as: UTF8.self)).map(QueryValue.blob)
        }
    }

    /// Whether the column's type may make another value of a text: `0042` would become 42, `1.10` would become 1.1.
    func wouldAlter(_ text: Span<UInt8>) -> Bool {
        if alteration == .none { return false }
        let start = Self.skipBlanks(text, from: 0)
        guard start < text.count, Self.beginsNumber(text[start]) else { return false }
        if alteration == .beginning { return true }
        return !CanonicalInteger.isCanonical(text, in: 0..<text.count) && Self.isNumber(text, from: start)
    }

    /// Whether `text` is a number to SQLite from `start` on: a sign, digits, a fraction, an exponent, then blanks.
    private static func isNumber(_ text: Span<UInt8>, from start: Int) -> Bool {
        var index = skipSign(text, from: start)
        let whole = skipDigits(text, from: index)
        var digits = whole - index
        index = whole
        if index < text.count, text[index] == UInt8(ascii: ".") {
            let end = skipDigits(text, from: index + 1)
            digits += end - index - 1
            index = end
        }
        guard digits > 0 else { return false }
        if index < text.count, text[index] | 0x20 == UInt8(ascii: "e") {
            let exponent = skipSign(text, from: index + 1)
            index = skipDigits(text, from: exponent)
            guard index > exponent else { return false }
        }
        return skipBlanks(text, from: index) == text.count
    }

    private static func skipSign(_ text: Span<UInt8>, from start: Int) -> Int {
        guard start < text.count, text[start] == UInt8(ascii: "+") || text[start] == UInt8(ascii: "-") else {
            return start
        }
        return start + 1
    }

    private static func skipDigits(_ text: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < text.count, isDigit(text[index]) { index += 1 }
        return index
    }

    private static func skipBlanks(_ text: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < text.count, isBlank(text[index]) { index += 1 }
        return index
    }

    private static func beginsNumber(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// SQLite passes over the white space of ASCII.
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}

extension SQLType {
    /// What SQLite makes of values in a column of the type ("Datatypes In SQLite", 3.1).
    var affinity: String {
        if word.contains("int") { return "INTEGER" }
        if ["char", "clob", "text"].contains(where: word.contains) { return "TEXT" }
        if word.isEmpty || word.contains("blob") { return "BLOB" }
        return ["real", "floa", "doub"].contains(where: word.contains) ? "REAL" : "NUMERIC"
    }
}
