internal import Records

/// What PHP's serialize() writes: `a:1:{s:5:"email";s:3:"a@b";}`.
///
/// Its JSON is what PHP's json_encode makes of it: arrays whose keys count from 0 are arrays, others and objects are
/// objects; what marks a property as private or protected is no part of its name.
struct PHPText {
    private var parser: PHPParser
    private var text: [UInt8] = []

    /// Values of at most `maxDepth` levels.
    init(maxDepth: Int) {
        parser = PHPParser(maxDepth: maxDepth)
    }

    private var parts: [PHPPart] { parser.parts }

    /// Appends the value as JSON; false where it is not what serialize() writes, or holds references.
    mutating func transcribe(_ value: Span<UInt8>, into json: inout [UInt8]) -> Bool {
        guard parser.read(value) else { return false }
        transcribe(0, of: value, into: &json)
        return true
    }

    /// Appends `value` with the scalars of `masked`, lengths counted anew.
    mutating func write(_ masked: Span<UInt8>, beside value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        var tokens = JSONTokens()
        return parser.read(value) && write(0, of: value, masked, &tokens, into: &output)
    }
}

// MARK: - To JSON

extension PHPText {
    private func transcribe(_ index: Int, of value: Span<UInt8>, into json: inout [UInt8]) {
        let part = parts[index]
        switch part.kind {
        case .null: json.append(contentsOf: "null".utf8)
        case .boolean: json.append(contentsOf: Self.word(of: part, in: value))
        case .integer, .real:
            if JSONNumber.isSpelled(value, in: part.text.range) {
                json.append(value, in: part.text.range)
            } else {
                json.appendJSON(value, in: part.text.range, hasEscapes: false)
            }
        case .text, .enumeration: json.appendJSON(value, in: part.text.range, hasEscapes: false)
        case .array, .object:
            let isList = part.kind == .array && part.isList
            json.append(UInt8(ascii: isList ? "[" : "{"))
            var member = index + 1
            while member < part.next {
                if member > index + 1 { json.append(UInt8(ascii: ",")) }
                if !isList {
                    let name = parts[member].text.range
                    let start = name.lowerBound + parts[member].prefix
                    json.appendJSON(value, in: start..<name.upperBound, hasEscapes: false)
                    json.append(UInt8(ascii: ":"))
                }
                transcribe(member + 1, of: value, into: &json)
                member = parts[member + 1].next
            }
            json.append(UInt8(ascii: isList ? "]" : "}"))
        }
    }

    /// What JSON calls a boolean.
    private static func word(of part: PHPPart, in value: Span<UInt8>) -> String.UTF8View {
        value[part.text.range.lowerBound] == UInt8(ascii: "1") ? "true".utf8 : "false".utf8
    }
}

// MARK: - And back

extension PHPText {
    private mutating func write(
        _ index: Int, of value: Span<UInt8>, _ masked: Span<UInt8>, _ tokens: inout JSONTokens,
        into output: inout [UInt8]
    ) -> Bool {
        let part = parts[index]
        let token = tokens.next(masked)
        let isObject = JSONTokens.isMark(token, UInt8(ascii: "{"), of: masked)
        guard isObject || JSONTokens.isMark(token, UInt8(ascii: "["), of: masked) else {
            return scalar(token, of: masked, beside: part, of: value, into: &output)
        }
        guard part.kind == .array || part.kind == .object else { return false }
        if part.kind == .object {
            output.append(contentsOf: "O:\(part.text.length):\"".utf8)
            output.append(value, in: part.text.range)
            output.append(contentsOf: "\":\(part.count):{".utf8)
        } else {
            output.append(contentsOf: "a:\(part.count):{".utf8)
        }
        var member = index + 1
        while member < part.next {
            if member > index + 1 { _ = tokens.next(masked) }
            if isObject {
                guard key(tokens.next(masked), of: masked, beside: parts[member], of: value, into: &output) else {
                    return false
                }
                _ = tokens.next(masked)
            } else {
                output.append(contentsOf: "i:".utf8)
                output.append(value, in: parts[member].text.range)
                output.append(UInt8(ascii: ";"))
            }
            guard write(member + 1, of: value, masked, &tokens, into: &output) else { return false }
            member = parts[member + 1].next
        }
        output.append(UInt8(ascii: "}"))
        let end = tokens.next(masked)
        return JSONTokens.isMark(end, UInt8(ascii: isObject ? "}" : "]"), of: masked)
    }

    /// Appends a masked scalar: of the original's type where it is spelled so, else a string.
    private mutating func scalar(
        _ token: Range<Int>, of masked: Span<UInt8>, beside part: PHPPart, of value: Span<UInt8>,
        into output: inout [UInt8]
    ) -> Bool {
        guard JSONTokens.isScalar(token, of: masked) else { return false }
        if JSONTokens.isNull(token, of: masked) {
            output.append(contentsOf: "N;".utf8)
            return true
        }
        text.removeAll(keepingCapacity: true)
        guard JSONTokens.append(token, of: masked, to: &text) else { return false }
        let all = 0..<text.count
        switch part.kind {
        case .boolean where text.elementsEqual("true".utf8): output.append(contentsOf: "b:1;".utf8)
        case .boolean where text.elementsEqual("false".utf8): output.append(contentsOf: "b:0;".utf8)
        case .integer where CanonicalInteger.isCanonical(text.span, in: all): number(UInt8(ascii: "i"), into: &output)
        case .integer where isText(of: part, in: value): number(UInt8(ascii: "i"), into: &output)
        case .real where JSONNumber.isSpelled(text.span, in: all): number(UInt8(ascii: "d"), into: &output)
        case .real where isText(of: part, in: value): number(UInt8(ascii: "d"), into: &output)
        case .enumeration where isText(of: part, in: value): string(UInt8(ascii: "E"), into: &output)
        default: string(UInt8(ascii: "s"), into: &output)
        }
        return true
    }

    /// Appends a key, its mark of a private or protected property kept.
    private mutating func key(
        _ token: Range<Int>, of masked: Span<UInt8>, beside part: PHPPart, of value: Span<UInt8>,
        into output: inout [UInt8]
    ) -> Bool {
        let name = part.text.range
        text.removeAll(keepingCapacity: true)
        text.append(value, in: name.lowerBound..<(name.lowerBound + part.prefix))
        guard JSONTokens.isScalar(token, of: masked), JSONTokens.append(token, of: masked, to: &text) else {
            return false
        }
        if part.kind == .integer, CanonicalInteger.isCanonical(text.span, in: 0..<text.count) {
            number(UInt8(ascii: "i"), into: &output)
        } else {
            string(UInt8(ascii: "s"), into: &output)
        }
        return true
    }

    /// Whether the text is what `part` says, too.
    private func isText(of part: PHPPart, in value: Span<UInt8>) -> Bool {
        let range = part.text.range
        guard range.count == text.count else { return false }
        for index in text.indices where text[index] != value[range.lowerBound + index] { return false }
        return true
    }

    private func number(_ type: UInt8, into output: inout [UInt8]) {
        output.append(type)
        output.append(UInt8(ascii: ":"))
        output.append(contentsOf: text)
        output.append(UInt8(ascii: ";"))
    }

    private func string(_ type: UInt8, into output: inout [UInt8]) {
        output.append(type)
        output.append(contentsOf: ":\(text.count):\"".utf8)
        output.append(contentsOf: text)
        output.append(contentsOf: "\";".utf8)
    }
}
