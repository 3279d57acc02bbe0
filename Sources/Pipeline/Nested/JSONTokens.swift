internal import Records

/// Goes over JSON without faults, token by token: what a transcriber wrote and a splicer masked.
struct JSONTokens {
    private var position = 0

    /// The next token: a scalar with its quotes, or a mark of one byte; nothing behind the last one.
    mutating func next(_ json: Span<UInt8>) -> Range<Int> {
        while position < json.count, Self.isBlank(json[position]) { position += 1 }
        let start = position
        guard start < json.count else { return start..<start }
        position += 1
        switch json[start] {
        case UInt8(ascii: "\""):
            while position < json.count, json[position] != UInt8(ascii: "\"") {
                position += json[position] == UInt8(ascii: "\\") ? 2 : 1
            }
            position = min(position + 1, json.count)
        case let byte where Self.isMark(byte): break
        default:
            while position < json.count, !Self.isMark(json[position]), !Self.isBlank(json[position]) { position += 1 }
        }
        return start..<position
    }

    /// The next token that is a scalar, brackets and commas left out.
    mutating func nextScalar(_ json: Span<UInt8>) -> Range<Int> {
        while true {
            let token = next(json)
            guard let first = token.first, Self.isMark(json[first]) else { return token }
        }
    }

    /// Whether `token` is the mark `byte`.
    static func isMark(_ token: Range<Int>, _ byte: UInt8, of json: Span<UInt8>) -> Bool {
        token.count == 1 && json[token.lowerBound] == byte
    }

    /// Whether `token` is a null.
    static func isNull(_ token: Range<Int>, of json: Span<UInt8>) -> Bool {
        token.count == 4 && json[token.lowerBound] == UInt8(ascii: "n")
    }

    /// Whether `token` is a scalar.
    static func isScalar(_ token: Range<Int>, of json: Span<UInt8>) -> Bool {
        !token.isEmpty && !isMark(json[token.lowerBound])
    }

    /// Appends the text of a scalar: of a string what it says, else what it is spelled like.
    static func append(_ token: Range<Int>, of json: Span<UInt8>, to text: inout [UInt8]) -> Bool {
        guard json[token.lowerBound] == UInt8(ascii: "\"") else {
            for index in token { text.append(json[index]) }
            return true
        }
        var index = token.lowerBound + 1
        let end = token.upperBound - 1
        while index < end {
            let byte = json[index]
            index += 1
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            guard index < end else { return false }
            let letter = json[index]
            index += 1
            if letter != UInt8(ascii: "u") {
                text.append(JSONText.byte(ofEscape: letter))
            } else if !appendScalar(json, at: &index, to: &text) {
                return false
            }
        }
        return true
    }

    /// Appends the scalar whose four digits stand at `index`, or eight with a backslash between; false for a half.
    private static func appendScalar(_ json: Span<UInt8>, at index: inout Int, to text: inout [UInt8]) -> Bool {
        guard var code = unit(json, at: index) else { return false }
        index += 4
        if code & 0xFC00 == 0xD800 {
            guard index + 6 <= json.count, json[index] == UInt8(ascii: "\\"), json[index + 1] == UInt8(ascii: "u"),
                let low = unit(json, at: index + 2),
                low & 0xFC00 == 0xDC00
            else { return false }
            code = 0x10000 + (code & 0x3FF) << 10 + low & 0x3FF
            index += 6
        }
        guard let scalar = Unicode.Scalar(code) else { return false }
        text.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        return true
    }

    private static func unit(_ json: Span<UInt8>, at index: Int) -> UInt32? {
        guard index + 4 <= json.count else { return nil }
        var unit: UInt32 = 0
        for place in index..<index + 4 {
            guard let digit = HexText.value(of: json[place]) else { return nil }
            unit = unit << 4 | UInt32(digit)
        }
        return unit
    }

    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","),
            UInt8(ascii: ":"):
            true
        default: false
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
