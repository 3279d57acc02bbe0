/// What stands for a match: text in which `\0` is the match and `\1` to `\9` its groups.
struct PatternText: Sendable {
    /// A piece of it.
    enum Part: Sendable, Equatable {
        /// Bytes as they stand.
        case text([UInt8])
        /// What a group matched; group 0 is the match.
        case group(Int)
    }

    /// The groups that a text can refer to.
    static let groups = 0...9

    /// The pieces, no two texts in a row.
    let parts: [Part]

    /// Reads `spelled`, where a backslash stands before a digit or before another one; nil where it does not.
    init?(_ spelled: String) {
        var parts: [Part] = []
        var text: [UInt8] = []
        var isEscaped = false
        for byte in spelled.utf8 {
            switch (isEscaped, byte) {
            case (false, UInt8(ascii: "\\")): isEscaped = true
            case (false, _): text.append(byte)
            case (true, UInt8(ascii: "\\")):
                text.append(byte)
                isEscaped = false
            case (true, UInt8(ascii: "0")...UInt8(ascii: "9")):
                if !text.isEmpty { parts.append(.text(text)) }
                text.removeAll()
                parts.append(.group(Int(byte - UInt8(ascii: "0"))))
                isEscaped = false
            default: return nil
            }
        }
        guard !isEscaped else { return nil }
        if !text.isEmpty { parts.append(.text(text)) }
        self.parts = parts
    }

    /// The groups that it refers to, sorted.
    var references: [Int] {
        let groups = parts.compactMap { part in
            if case .group(let group) = part { group } else { nil }
        }
        return Set(groups).sorted()
    }
}
