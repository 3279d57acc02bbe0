/// The bytes of a rule set as text that a YAML parser may see: UTF-8, at most 1 MiB, no control characters.
struct YAMLText {
    /// The longest rule set, in bytes.
    static let maximumBytes = 1 << 20

    /// The text, without a byte order mark.
    let string: String
    /// The same as scalars, in which the scan walks.
    let scalars: [Unicode.Scalar]

    /// Checks `bytes`; a fault names the line and column in `file`.
    init(_ bytes: [UInt8], file: String) throws(RuleFault) {
        guard bytes.count <= Self.maximumBytes else {
            throw RuleFault(
                RulePlace(file: file, line: 1, column: 1), "the file is longer than 1 MiB",
                cure: "split it and use `extends`")
        }
        let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        guard let string = String(validating: content, as: UTF8.self) else {
            throw RuleFault(Self.firstInvalid(content, file), "a byte is not UTF-8", cure: "save the file as UTF-8")
        }
        self.string = string
        scalars = Array(string.unicodeScalars)
        if let (index, problem, cure) = Self.firstForbidden(scalars) {
            throw RuleFault(Self.place(of: index, in: scalars, file), problem, cure: cure)
        }
    }

    /// Where the first byte stands that is not UTF-8.
    private static func firstInvalid(_ bytes: [UInt8], _ file: String) -> RulePlace {
        var scalars: [Unicode.Scalar] = []
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) { scalars.append(scalar) }
        return place(of: scalars.count, in: scalars, file)
    }

    /// The first character that YAML forbids, or that YAML 1.1 and 1.2 read differently: line ends but LF, CR, CRLF.
    private static func firstForbidden(_ scalars: [Unicode.Scalar]) -> (index: Int, problem: String, cure: String)? {
        for (index, scalar) in scalars.enumerated() {
            switch scalar.value {
            case 0x20...0x7E, 0x09, 0x0A, 0x0D, 0xA0...0x2027, 0x202A...0xD7FF: continue
            case 0x85, 0x2028, 0x2029:
                return (index, "an unusual line separator", "end lines with a line feed")
            case 0xFEFF, 0xFFFE...0xFFFF:
                return (index, "a byte order mark or a noncharacter inside the text", "remove it")
            case 0xE000...: continue
            default:
                return (index, "a control character", "remove it, or write it as an escape in double quotes")
            }
        }
        return nil
    }

    /// The line and column of the scalar at `index`.
    private static func place(of index: Int, in scalars: [Unicode.Scalar], _ file: String) -> RulePlace {
        var line = 1
        var start = 0
        for position in 0..<index where endsLine(position, scalars) {
            line += 1
            start = position + 1
        }
        return RulePlace(file: file, line: line, column: index - start + 1)
    }

    /// Whether a line feed stands at `position`, or a carriage return that none follows.
    private static func endsLine(_ position: Int, _ scalars: [Unicode.Scalar]) -> Bool {
        switch scalars[position] {
        case "\n": true
        case "\r": position + 1 == scalars.count || scalars[position + 1] != "\n"
        default: false
        }
    }
}
