/// The columns of rows in which numbers and truth values stand without quotes.
struct BareColumns {
    private var plain: Set<Int> = []
    private var texts: Set<Int> = []
    private var column = 0
    private var depth = 0
    private var isOver = false

    /// The columns that had such values and nothing in quotes.
    var bare: Set<Int> { plain.subtracting(texts) }

    /// Takes note of a sign between values; the end of the first statement ends all.
    mutating func take(symbol byte: UInt8) {
        switch byte {
        case UInt8(ascii: "("):
            depth += 1
            if depth == 1 { column = 0 }
        case UInt8(ascii: ")"): depth -= 1
        case UInt8(ascii: ",") where depth == 1: column += 1
        case UInt8(ascii: ";"): isOver = true
        default: break
        }
    }

    /// Takes note of a value, which stands without quotes or within.
    mutating func take(isBare: Bool) {
        guard !isOver, depth == 1 else { return }
        if isBare { plain.insert(column) } else { texts.insert(column) }
    }
}
