/// A floating-point number as text.
enum RealText {
    /// The shortest digits that give the number back, always with a point or an exponent; infinity is `Inf`.
    ///
    /// SQLite has no number that is none.
    static func spelled(_ number: Double) -> String {
        number.isInfinite ? number < 0 ? "-Inf" : "Inf" : number.description
    }

    /// The number that a literal of SQLite spells; nil where it spells none.
    static func number(_ text: String) -> Double? {
        let isDecimal = text.utf8.allSatisfy { byte in
            SQLiteLexer.isDigit(byte) || (0x2B...0x2E).contains(byte) || byte | 0x20 == UInt8(ascii: "e")
        }
        guard isDecimal else { return nil }
        if let number = Double(text) { return number }
        // A point may stand without digits before or behind it.
        var text = text.hasSuffix(".") ? text + "0" : text
        for sign in ["", "-", "+"] where text.hasPrefix(sign + ".") {
            text = sign + "0" + text.dropFirst(sign.count)
            break
        }
        for exponent in [".e", ".E"] {
            text = text.split(separator: exponent, omittingEmptySubsequences: false).joined(separator: ".0e")
        }
        return Double(text)
    }
}
