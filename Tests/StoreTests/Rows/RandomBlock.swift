import TestSupport

/// A generator of made-up JSON, the same for the same seed.
struct RandomBlock: RandomNumberGenerator {
    private var numbers: SeededGenerator

    init(seed: UInt64) { numbers = SeededGenerator(seed: seed) }

    mutating func next() -> UInt64 { numbers.next() }

    private mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }

    private mutating func blank() -> String { below(8) == 0 ? ["\n", " ", "\t \r"][below(3)] : "" }

    private static let pieces = [
        "a", "email", "xyzxyzxyzxyzxyz", " ", "é", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\u0041", "\\ud83d\\ude00",
        "\\u00e9", "[", "}", ",", ":", "\\u0000",
    ]

    mutating func string() -> String {
        "\"" + (0..<below(6)).map { _ in Self.pieces[below(Self.pieces.count)] }.joined() + "\""
    }

    mutating func scalar() -> String {
        switch below(6) {
        case 0: ["null", "true", "false"][below(3)]
        case 1: ["0", "-0", "12", "-7.25", "1e5", "0.1E-2", "9223372036854775808"][below(7)]
        default: string()
        }
    }

    mutating func value(depth: Int) -> String {
        if depth == 0 || below(3) > 0 { return scalar() }
        return below(2) == 0 ? object(depth: depth - 1) : array((0..<below(4)).map { _ in value(depth: depth - 1) })
    }

    mutating func object(depth: Int) -> String {
        let members = (0..<below(5)).map { _ in
            let key = ["\"a\"", "\"b\"", "\"\\u0061\"", "\"c d\""][below(4)]
            return blank() + key + blank() + ":" + blank() + value(depth: depth) + blank()
        }
        return "{" + members.joined(separator: ",") + "}"
    }

    mutating func array(_ elements: [String]) -> String {
        let spaced = elements.map { blank() + $0 + blank() }
        return blank() + "[" + spaced.joined(separator: ",") + "]" + blank()
    }

    /// A block of records that are objects, or arrays of `columns` scalars.
    mutating func block(columns: Int?) -> String {
        let records = (0..<below(5)).map { _ in
            columns.map { columns in array((0..<columns).map { _ in scalar() }) } ?? object(depth: 3)
        }
        return array(records)
    }

    /// `text`, which is ASCII, with a byte changed, left out, doubled or cut off.
    mutating func broken(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        let place = below(bytes.count)
        switch below(4) {
        case 0: bytes[place] = UInt8(below(128))
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(bytes[below(bytes.count)], at: place)
        default: bytes.removeLast(place)
        }
        return bytes
    }
}
