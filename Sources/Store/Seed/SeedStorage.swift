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
    func wouldAlter(_ text: some Collection<UInt8>) -> Bool {
        switch alteration {
        case .none: return false
        case .beginning:
            return text.first { !Self.isBlank($0) }.map("+-.0123456789".utf8.contains) ?? false
        case .number:
            guard let first = text.first(where: { !Self.isBlank($0) }), "+-.0123456789".utf8.contains(first) else {
                return false
            }
            let bytes = Array(text)
            if CanonicalInteger.isCanonical(bytes.span, in: 0..<bytes.count) { return false }
            return Self.isNumber(bytes[...])
        }
    }

    /// Whether `text` is a number to SQLite: a sign, digits, a fraction, an exponent, blanks around them.
    private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text.drop(while: isBlank)
        if let sign = rest.first, "+-".utf8.contains(sign) { rest = rest.dropFirst() }
        var digits = takeDigits(&rest)
        if rest.first == UInt8(ascii: ".") {
            rest = rest.dropFirst()
            digits += takeDigits(&rest)
        }
        guard digits > 0 else { return false }
        if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
            rest = rest.dropFirst()
            if let sign = rest.first, "+-".utf8.contains(sign) { rest = rest.dropFirst() }
            guard takeDigits(&rest) > 0 else { return false }
        }
        return rest.allSatisfy(isBlank)
    }

    private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> Int {
        let count = rest.prefix { (0x30...0x39).contains($0) }.count
        rest = rest.dropFirst(count)
        return count
    }

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
