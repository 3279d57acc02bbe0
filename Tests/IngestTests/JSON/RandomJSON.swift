/// Random JSON records and rules over the same few keys, so that they meet.
struct RandomJSON {
    var numbers: SameNumbers

    private static let keys = [
        #""a""#, #""b""#, #""c""#, #""\u0061""#, #""odd-key!""#, #""""#, #""long-name-of-a-key""#,
        #""long-name-of-\u0061-key""#, #""\ud800""#,
    ]
    private static let scalars = [
        "null", "true", "false", "0", "-0", "1.0", "1e400", "9007199254740993", #""""#, #""text""#, #""\"\\\/\b""#,
        #""\u00e9é😀""#, #""\ud83d\ude00""#, #""\ud83d""#, #""\udE00x""#, #""\u0000""#,
        #""a longer string that takes several words""#,
    ]
    private static let steps = ["a", "b", "c", "*", "[*]", "['odd-key!']", "['']", "['long-name-of-a-key']"]

    init(seed: UInt64) { numbers = SameNumbers(seed: seed) }

    private mutating func pick(_ words: [String]) -> String { words.randomElement(using: &numbers) ?? "" }

    private mutating func blank() -> String { pick(["", "", "", " ", "\t", "\r "]) }

    /// The text of an object.
    mutating func record() -> String { blank() + object(depth: 4) + blank() }

    private mutating func object(depth: Int) -> String {
        let members = (0..<Int.random(in: 0...4, using: &numbers)).map { _ in
            blank() + pick(Self.keys) + blank() + ":" + value(depth: depth - 1)
        }
        return "{" + (members.isEmpty ? blank() : members.joined(separator: ",")) + "}"
    }

    private mutating func array(depth: Int) -> String {
        let elements = (0..<Int.random(in: 0...3, using: &numbers)).map { _ in value(depth: depth - 1) }
        return "[" + (elements.isEmpty ? blank() : elements.joined(separator: ",")) + "]"
    }

    private mutating func value(depth: Int) -> String {
        let kind = depth <= 0 ? 9 : Int.random(in: 0..<10, using: &numbers)
        return blank() + (kind < 4 ? object(depth: depth) : kind < 6 ? array(depth: depth) : pick(Self.scalars))
            + blank()
    }

    /// Up to four rules and, mostly, one for what they do not name.
    mutating func rules() -> [String] {
        var rules: [String] = []
        for _ in 0..<Int.random(in: 0...4, using: &numbers) {
            var path = ""
            for _ in 0..<Int.random(in: 1...3, using: &numbers) {
                let step = pick(Self.steps)
                path += path.isEmpty || step.hasPrefix("[") ? step : "." + step
            }
            if Int.random(in: 0..<5, using: &numbers) == 0 { path += ".**" }
            rules.append(pick(["", "", "", "- "]) + path + pick(["", " ~8"]))
        }
        let unlisted = pick(["**", "= ** ?9", "- **", "! **", ""])
        return rules + (unlisted.isEmpty ? [] : [unlisted])
    }

    /// `text` with a few bytes taken out, put in or changed; never with a line feed.
    mutating func mutated(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        let odd: [UInt8] =
            Array("{}[]:,\"\\/ \t\r0123456789.eE+-aunltrfs".utf8) + [0, 1, 0x1F, 0x7F, 0x80, 0xC3, 0xED, 0xFF]
        for _ in 0..<Int.random(in: 0...3, using: &numbers) {
            let position = Int.random(in: 0...bytes.count, using: &numbers)
            let byte = odd.randomElement(using: &numbers) ?? 0
            switch Int.random(in: 0..<3, using: &numbers) {
            case 0: bytes.insert(byte, at: position)
            case 1 where position < bytes.count: bytes[position] = byte
            case _ where position < bytes.count: bytes.remove(at: position)
            default: break
            }
        }
        return bytes
    }
}
