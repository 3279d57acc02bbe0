/// A text with names in braces: `{first}.{n}@example.test`; a brace that is doubled stands for itself.
struct TemplateText: Sendable, Equatable {
    /// A stretch of it.
    enum Piece: Sendable, Equatable {
        /// What is written as it stands.
        case literal([UInt8])
        /// What a name stands for.
        case name(String)
    }

    /// Its pieces, in order; no literal is empty and no two follow each other.
    let pieces: [Piece]

    /// The pieces of `text`; nil where a brace is not closed or not opened, or nothing is between two.
    init?(_ text: String) {
        var pieces: [Piece] = []
        var literal: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") else {
                literal.append(byte)
                continue
            }
            if rest.first == byte {
                rest.removeFirst()
                literal.append(byte)
                continue
            }
            guard byte == UInt8(ascii: "{"), let end = rest.firstIndex(of: UInt8(ascii: "}")), end > rest.startIndex,
                !rest[..<end].contains(UInt8(ascii: "{"))
            else { return nil }
            if !literal.isEmpty { pieces.append(.literal(literal)) }
            literal = []
            pieces.append(.name(String(decoding: rest[..<end], as: UTF8.self)))
            rest = rest[(end + 1)...]
        }
        if !literal.isEmpty { pieces.append(.literal(literal)) }
        self.pieces = pieces
    }

    /// The names in it, each once, in order.
    var names: [String] {
        var names: [String] = []
        for case .name(let name) in pieces where !names.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
            names.append(name)
        }
        return names
    }
}
