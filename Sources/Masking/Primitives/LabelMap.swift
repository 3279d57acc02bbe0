/// Values and ranges, each with a label: numbers by what they are worth, texts by their code points.
struct LabelMap: Sendable {
    /// The labels, in the order of the rule.
    let labels: [[UInt8]]
    private let numbers: [NumberRange]
    private let texts: [TextRange]
    private let decimals: Int

    /// Numbers in units of the map, from `low` to, without it, `end`.
    private struct NumberRange {
        let low: Int128
        let end: Int128
        /// Whether only `low` itself belongs.
        let isExact: Bool
        let label: Int
    }

    /// Texts from `low` up to all that begins with `high`.
    private struct TextRange {
        let low: [UInt8]
        /// Where there is none, only `low` itself belongs.
        let high: [UInt8]?
        let label: Int

        func holds(_ text: Span<UInt8>) -> Bool {
            guard let high else { return text.count == low.count && order(of: text, to: low) == 0 }
            let part = text.extracting(0..<min(text.count, high.count))
            return order(of: text, to: low) >= 0 && order(of: part, to: high) <= 0
        }
    }

    /// Reads what a rule of the method `descriptor` says; overlapping entries are refused.
    init(_ entries: [(key: String, label: String)], of descriptor: MethodDescriptor) throws(MaskingError) {
        let keys = entries.map { LabelKey($0.key) }
        let decimals = keys.reduce(0) { max($0, $1.decimals) }
        self.decimals = decimals
        labels = entries.map { Array($0.label.utf8) }
        numbers = keys.enumerated().compactMap { Self.numberRange($0.element, $0.offset, decimals) }
            .sorted { $0.low < $1.low }
        texts = keys.enumerated().compactMap { Self.textRange($0.element, $0.offset) }
            .sorted { $0.low.lexicographicallyPrecedes($1.low) }
        let isBackward =
            numbers.contains { $0.low >= $0.end }
            || texts.contains { range in range.high.map { $0.lexicographicallyPrecedes(range.low) } ?? false }
        if isBackward {
            throw .unusable(
                method: descriptor.name, problem: "a range of 'map' ends before it begins", cure: "swap its ends")
        }
        let overlaps =
            zip(numbers, numbers.dropFirst()).contains { $0.end > $1.low }
            || zip(texts, texts.dropFirst()).contains { $0.holds($1.low.span) }
        if overlaps {
            throw .unusable(
                method: descriptor.name, problem: "two entries of 'map' overlap", cure: "give each value one label")
        }
    }

    /// The place of the label for `value`: by what it is worth where it is a number, else by how it is spelled.
    func index(of value: Span<UInt8>) -> Int? {
        if !numbers.isEmpty, let cut = DecimalCut(value, decimals: decimals) {
            let number = cut.floor
            let place = numbers.count(upTo: { $0.low <= number })
            if place > 0 {
                let range = numbers[place - 1]
                let belongs = range.isExact ? number == range.low && cut.rest == .nothing : number < range.end
                if belongs { return range.label }
            }
        }
        let place = count(of: texts, upTo: value)
        return place > 0 && texts[place - 1].holds(value) ? texts[place - 1].label : nil
    }

    /// How many of `ranges` begin at or before `text`.
    private func count(of ranges: [TextRange], upTo text: Span<UInt8>) -> Int {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if order(of: text, to: ranges[middle].low) >= 0 { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func numberRange(_ key: LabelKey, _ label: Int, _ decimals: Int) -> NumberRange? {
        guard case .numbers(let low, let high, let isExact) = key else { return nil }
        // Further from zero than any number that a cut gives.
        let farthest = Int128.max / 8
        var end = farthest
        if let high {
            // A range holds all that begins like its end: 64.5 is in 18-64. What is below a number ends before it.
            let last = max(high.decimals, low?.decimals ?? 0)
            let unit: Int128 = low == nil ? 0 : isExact ? 1 : Int128(DecimalCut.power(decimals - last))
            end = high.units(decimals: decimals) + unit
        }
        return NumberRange(low: low?.units(decimals: decimals) ?? -farthest, end: end, isExact: isExact, label: label)
    }

    private static func textRange(_ key: LabelKey, _ label: Int) -> TextRange? {
        switch key {
        case .numbers: nil
        case .text(let text): TextRange(low: Array(text.utf8), high: nil, label: label)
        case .texts(let low, let high): TextRange(low: Array(low.utf8), high: Array(high.utf8), label: label)
        }
    }
}

/// −1, 0 or 1 as `text` stands before, at or behind `other` in the order of bytes, which is that of code points.
private func order(of text: Span<UInt8>, to other: [UInt8]) -> Int {
    for index in 0..<min(text.count, other.count) where text[index] != other[index] {
        return text[index] < other[index] ? -1 : 1
    }
    return text.count == other.count ? 0 : text.count < other.count ? -1 : 1
}
