/// A dataset's name that may stand for many: `*` is any text, `?` one character.
struct DatasetGlob {
    private let pattern: [Unicode.Scalar]

    /// The glob spelled `text`.
    init(_ text: String) { pattern = Array(text.unicodeScalars) }

    /// Whether it can stand for more than itself.
    var isPattern: Bool { pattern.contains("*") || pattern.contains("?") }

    /// How many characters are no wildcard: the more, the closer.
    var literalLength: Int { pattern.filter { $0 != "*" && $0 != "?" }.count }

    /// Whether all of `name` matches.
    func matches(_ name: String) -> Bool {
        let text = Array(name.unicodeScalars)
        var position = 0
        var index = 0
        var retry: (position: Int, index: Int)?
        while position < text.count {
            if index < pattern.count, pattern[index] == "*" {
                index += 1
                retry = (position, index)
            } else if index < pattern.count, pattern[index] == "?" || pattern[index] == text[position] {
                position += 1
                index += 1
            } else if let last = retry {
                position = last.position + 1
                index = last.index
                retry = (position, index)
            } else {
                return false
            }
        }
        return pattern[index...].allSatisfy { $0 == "*" }
    }
}
