/// The word that was probably meant.
public enum Suggestion {
    /// The word of `known` that is nearest to `word`, or nil where none is near: about one slip in three letters.
    public static func closest(to word: String, among known: some Sequence<String>) -> String? {
        let letters = Array(word.lowercased().unicodeScalars.prefix(64))
        let limit = max(1, letters.count / 3)
        return
            known
            .map { (word: $0, slips: slips(letters, Array($0.lowercased().unicodeScalars))) }
            .filter { $0.slips <= limit }
            .min { ($0.slips, $0.word) < ($1.slips, $1.word) }?
            .word
    }

    /// `did you mean 'x'?`, or the list of what is known.
    public static func cure(for word: String, among known: [String]) -> String {
        closest(to: word, among: known).map { "did you mean '\($0)'?" }
            ?? "known are \(known.joined(separator: ", "))"
    }

    /// The number of insertions, deletions, changes and swaps of neighbours between two words.
    ///
    /// Damerau's distance in its restricted form, row by row.
    private static func slips(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var before = [Int](repeating: 0, count: right.count + 1)
        var above = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let change = above[column] + (left[row] == right[column] ? 0 : 1)
                var best = min(change, above[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, before[column - 1] + 1)
                }
                current.append(best)
            }
            before = above
            above = current
        }
        return above[right.count]
    }
}
