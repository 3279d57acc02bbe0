/// A function, an initializer or a computed property with a body.
struct FunctionShape: Sendable {
    let name: String
    /// The line of its first word, from 1.
    let line: Int
    let parameters: Int
    /// Lines from the opening brace's to the closing brace's.
    let bodyLines: Int
}

/// A type declared at the top of a file.
struct TypeShape: Sendable {
    let name: String
    let line: Int
}

extension SwiftCode {
    private static let functionWords: Set<String> = ["func", "init", "deinit", "subscript", "var"]
    private static let typeWords: Set<String> = ["struct", "class", "enum", "actor", "protocol"]
    /// What a signature may go on with on its next line.
    private static let continuations = ["->", "{", "throws", "async", "where", "rethrows", ")", "&", ","]

    /// Every function with a body, in order.
    var functions: [FunctionShape] {
        words.compactMap { word, place in
            guard Self.functionWords.contains(word), !isMember(place) else { return nil }
            return function(word, at: place)
        }
    }

    /// Types that no braces surround.
    var topLevelTypes: [TypeShape] {
        var depth = 0
        var counted = 0
        return words.compactMap { word, place in
            while counted < place {
                if bytes[counted] == UInt8(ascii: "{") { depth += 1 }
                if bytes[counted] == UInt8(ascii: "}") { depth -= 1 }
                counted += 1
            }
            guard depth == 0, Self.typeWords.contains(word) else { return nil }
            return TypeShape(name: identifier(after: place + word.utf8.count), line: line(of: place))
        }
    }

    /// All words of the code with their places.
    private var words: [(word: String, place: Int)] {
        var found: [(String, Int)] = []
        var place = 0
        while place < bytes.count {
            let word = bytes[place...].prefix(while: Self.isWordByte)
            if !word.isEmpty { found.append((String(decoding: word, as: UTF8.self), place)) }
            place += max(word.count, 1)
        }
        return found
    }

    private func function(_ word: String, at place: Int) -> FunctionShape? {
        var here = place + word.utf8.count
        var parameters = 0
        if word == "var" {
            guard let brace = propertyBrace(from: here) else { return nil }
            here = brace
        } else if word != "deinit" {
            guard let open = index(of: "(", from: here), let close = closing(of: open) else { return nil }
            parameters = count(from: open + 1, to: close)
            here = close + 1
        }
        guard let open = bodyBrace(from: here), let close = closing(of: open) else { return nil }
        let name = ["func", "var"].contains(word) ? identifier(after: place + word.utf8.count) : word
        return FunctionShape(
            name: name, line: line(of: place), parameters: parameters, bodyLines: line(of: close) - line(of: open) + 1)
    }

    /// The brace of `var name: Type {`; nothing for a stored property.
    private func propertyBrace(from place: Int) -> Int? {
        for here in place..<bytes.count {
            switch bytes[here] {
            case UInt8(ascii: "{"): return here
            case UInt8(ascii: "="), UInt8(ascii: "\n"), UInt8(ascii: "}"): return nil
            default: continue
            }
        }
        return nil
    }

    /// The brace that opens a body after a signature; nothing for a requirement of a protocol.
    private func bodyBrace(from place: Int) -> Int? {
        var here = place
        while here < bytes.count {
            switch bytes[here] {
            case UInt8(ascii: "{"): return here
            case UInt8(ascii: "}"): return nil
            case UInt8(ascii: "("): here = closing(of: here) ?? bytes.count
            case UInt8(ascii: "\n"):
                let next = bytes[here...].drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: " ") }
                guard Self.continuations.contains(where: { next.starts(with: $0.utf8) }) else { return nil }
            default: break
            }
            here += 1
        }
        return nil
    }

    /// The partner of the bracket at `open`.
    private func closing(of open: Int) -> Int? {
        let isBrace = bytes[open] == UInt8(ascii: "{")
        let (opener, closer) = isBrace ? (UInt8(ascii: "{"), UInt8(ascii: "}")) : (UInt8(ascii: "("), UInt8(ascii: ")"))
        var depth = 0
        for here in open..<bytes.count {
            if bytes[here] == opener { depth += 1 }
            if bytes[here] == closer { depth -= 1 }
            if depth == 0 { return here }
        }
        return nil
    }

    /// The number of parameters between a signature's parentheses.
    private func count(from start: Int, to end: Int) -> Int {
        var depth = 0
        var commas = 0
        var hasText = false
        for here in start..<end {
            switch bytes[here] {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
            case UInt8(ascii: ">") where bytes[here - 1] != UInt8(ascii: "-"): depth -= 1
            case UInt8(ascii: ",") where depth == 0:
                commas += 1
                hasText = false
                continue
            default: break
            }
            if bytes[here] > UInt8(ascii: " ") { hasText = true }
        }
        return commas + (hasText ? 1 : 0)
    }

    private func identifier(after place: Int) -> String {
        let rest = bytes[place...].drop { $0 == UInt8(ascii: " ") }
        return String(decoding: rest.prefix { Self.isWordByte($0) || $0 == UInt8(ascii: "`") }, as: UTF8.self)
    }

    private func index(of mark: Character, from place: Int) -> Int? {
        bytes[place...].firstIndex { $0 == mark.asciiValue }
    }

    /// Whether the word at `place` follows a dot: a call, not a declaration.
    private func isMember(_ place: Int) -> Bool { place > 0 && bytes[place - 1] == UInt8(ascii: ".") }

    private func line(of place: Int) -> Int { bytes[..<place].count { $0 == UInt8(ascii: "\n") } + 1 }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...: true
        default: false
        }
    }
}
