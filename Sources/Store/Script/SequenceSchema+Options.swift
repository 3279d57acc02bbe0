internal import Records

extension SequenceSchema {
    /// The words of its options, in upper case.
    private var words: [Substring] { options.uppercased().split { $0 == " " || $0 == "=" } }

    /// Whether each of its numbers is less than the one before.
    var goesDown: Bool {
        guard let place = words.firstIndex(of: "INCREMENT") else { return false }
        return words.dropFirst(place + 1).first { $0 != "BY" }?.hasPrefix("-") ?? false
    }

    /// Whether it begins again at its end.
    var isCycling: Bool {
        guard let place = words.firstIndex(of: "CYCLE") else { return false }
        return place == 0 || words[place - 1] != "NO"
    }
}
