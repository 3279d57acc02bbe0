/// The place of values in JSON records: RFC 9535 without `$.`, as far as rules need it.
///
/// `user.email` is a key in a key, `items[*].sku` a key in every element, `labels.*` every key, `usage.**` a value with
/// all that is in it, and `['odd.name']` a key that is no plain name. A path may begin with `[*]`: JSON in a string may
/// be an array. Keys are compared by their Unicode scalars, as they are when escapes are resolved.
public struct JSONPath: Sendable, Hashable, CustomStringConvertible {
    /// One step down.
    public enum Step: Sendable, Hashable {
        /// The value of this key.
        case key(String)
        /// The value of any key.
        case anyKey
        /// Any element of an array.
        case anyElement
        /// The value itself and all values in it; only as the last step.
        case subtree
    }

    /// How narrow a path is: an exact one beats one with `*`, and that one with `**`.
    public enum Rank: Int, Sendable, Comparable {
        /// It ends with `**`.
        case subtree
        /// It has a `*` for a key.
        case wildcard
        /// It names every key; `[*]` is the one way into an array and no wildcard.
        case exact

        /// Whether `left` is the wider one.
        public static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
    }

    /// The steps from the record down, at least one.
    public let steps: [Step]

    /// All of a record: the path that `unlisted` stands for.
    public static let everything = JSONPath([.subtree])

    /// A path of `steps`, of which only the last may be a subtree.
    public init(_ steps: [Step]) {
        self.steps = steps
    }

    /// The path that `text` spells; throws what is wrong with it.
    public init(parsing text: String) throws(JSONPathFault) {
        var parser = JSONPathParser(text)
        steps = try parser.parse()
    }

    /// How narrow it is.
    public var rank: Rank {
        if steps.last == .subtree { return .subtree }
        return steps.contains(.anyKey) ? .wildcard : .exact
    }

    /// The keys from the record down, where there is no other step: what a view can show as a column.
    public var keys: [String]? {
        var keys: [String] = []
        for step in steps {
            guard case .key(let key) = step else { return nil }
            keys.append(key)
        }
        return keys
    }

    /// The path in its one spelling: plain names with dots, other keys in brackets.
    public var description: String {
        var text = ""
        for step in steps {
            switch step {
            case .key(let key) where Self.isPlain(key): text += (text.isEmpty ? "" : ".") + key
            case .key(let key): text += "['" + Self.quoted(key) + "']"
            case .anyKey: text += text.isEmpty ? "*" : ".*"
            case .anyElement: text += "[*]"
            case .subtree: text += text.isEmpty ? "**" : ".**"
            }
        }
        return text
    }

    /// Whether a key needs no brackets.
    static func isPlain(_ key: String) -> Bool {
        !key.isEmpty && !key.unicodeScalars.contains { JSONPathParser.special.contains($0) }
    }

    private static func quoted(_ key: String) -> String {
        var text = ""
        for scalar in key.unicodeScalars {
            if scalar == "'" || scalar == "\\" { text += "\\" }
            text.unicodeScalars.append(scalar)
        }
        return text
    }
}

/// Why a text is no path of JSON records.
public enum JSONPathFault: Error, Sendable, Equatable, CustomStringConvertible {
    /// There is nothing between two dots, or at an end.
    case emptyStep
    /// A bracket holds neither `*` nor a quoted key, or never closes.
    case brackets
    /// An element is chosen by its number or by a condition.
    case selector
    /// `**` is not the last step, or stands beside something.
    case subtreeNotLast

    /// What is wrong, and what would be right.
    public var description: String {
        switch self {
        case .emptyStep: "a step of the path is empty; write `user.email`, and an odd key as `['a.b']`"
        case .brackets: "a bracket of the path holds no `*` and no quoted key; write `items[*]` or `['a.b']`"
        case .selector: "the path chooses elements; a rule holds for all of them, as in `items[*]`"
        case .subtreeNotLast: "`**` stands only at the end of a path; write `usage.**`"
        }
    }
}

/// Reads the text of a path.
private struct JSONPathParser {
    /// What a plain name cannot hold.
    static let special: [Unicode.Scalar] = [".", "[", "]", "*", "'", "\"", "$"]

    private let scalars: [Unicode.Scalar]
    private var index = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    mutating func parse() throws(JSONPathFault) -> [JSONPath.Step] {
        if scalars.starts(with: ["$", "."]) { index = 2 } else if scalars.starts(with: ["$", "["]) { index = 1 }
        var steps = [try first()]
        while let scalar = next {
            guard steps.last != .subtree else { throw .subtreeNotLast }
            switch scalar {
            case ".":
                index += 1
                steps.append(try name())
            case "[": steps.append(try bracket())
            default: throw .emptyStep
            }
        }
        return steps
    }

    private mutating func first() throws(JSONPathFault) -> JSONPath.Step {
        next == "[" ? try bracket() : try name()
    }

    private mutating func name() throws(JSONPathFault) -> JSONPath.Step {
        let begin = index
        while let scalar = next, scalar != ".", scalar != "[" { index += 1 }
        let text = scalars[begin..<index]
        if text.isEmpty { throw .emptyStep }
        if text.elementsEqual(["*"]) { return .anyKey }
        if text.elementsEqual(["*", "*"]) { return .subtree }
        guard !text.contains(where: { Self.special.contains($0) }) else { throw .brackets }
        return .key(Self.string(text))
    }

    private mutating func bracket() throws(JSONPathFault) -> JSONPath.Step {
        index += 1
        guard let begin = next else { throw .brackets }
        index += 1
        switch begin {
        case "*":
            try close()
            return .anyElement
        case "'", "\"": return .key(try quoted(by: begin))
        case "0"..."9", "-", ":", "?", "@": throw .selector
        default: throw .brackets
        }
    }

    private mutating func quoted(by quote: Unicode.Scalar) throws(JSONPathFault) -> String {
        var key: [Unicode.Scalar] = []
        while let scalar = next, scalar != quote {
            index += 1
            if scalar == "\\", let escaped = next {
                index += 1
                key.append(escaped)
            } else {
                key.append(scalar)
            }
        }
        index += 1
        try close()
        return Self.string(key[...])
    }

    private mutating func close() throws(JSONPathFault) {
        guard next == "]" else { throw .brackets }
        index += 1
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
