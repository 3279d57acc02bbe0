/// What a method does with values that are easily forgotten: empty, long, with NUL, of any script, or numbers in JSON.
///
/// A null never reaches a method but where `on-null: mask` asks for it, as the empty value.
public struct ValueHandling: Sendable, Equatable {
    /// What becomes of a value.
    public enum Answer: Sendable, Equatable {
        /// It is masked like any other.
        case masked
        /// It is outside the method's grammar: `on-invalid` says what becomes of it.
        case invalid
        /// It depends on the parameters, in these words.
        case depends(String)

        /// The answer in words.
        public var words: String {
            switch self {
            case .masked: "masked like any other"
            case .invalid: "invalid"
            case .depends(let words): words
            }
        }
    }

    /// What is invalid; nil where nothing is.
    public var invalid: String?
    /// What becomes of an empty value where `on-empty: mask` asks for it.
    public var empty = Answer.masked
    /// What becomes of text that is not ASCII, and of what it counts as.
    public var unicode = Answer.masked
    /// What becomes of a NUL in a text.
    public var nul = Answer.masked
    /// What becomes of a value of one MiB.
    public var long = Answer.masked
    /// What a JSON number becomes.
    public var number = "a string"

    /// Of a method that masks whatever bytes there are.
    static let anything = ValueHandling()

    /// Of a method that knows only what a grammar of ASCII spells, all of which is `invalid` but that.
    static func grammar(invalid: String, number: String = "a string") -> ValueHandling {
        ValueHandling(
            invalid: invalid, empty: .invalid, unicode: .invalid, nul: .invalid, long: .invalid, number: number)
    }

    /// The answers, in the order in which a card tells them.
    public var facts: [(name: String, words: String)] {
        [
            ("null", "stays null; under `on-null: mask` masked as the empty value"),
            ("empty", "stays empty; under `on-empty: mask` \(empty.words)"),
            ("invalid", invalid ?? "nothing"),
            ("unicode", unicode.words),
            ("nul", nul.words),
            ("one-mebibyte", long.words),
            ("json-number", "becomes \(number)"),
        ]
    }
}
