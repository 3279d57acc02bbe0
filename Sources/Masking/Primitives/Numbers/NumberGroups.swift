/// Gives the group of a fixed size that a number falls into.
struct SizeMasker: ValueMasker {
    private let size: Int128
    private let origin: Int128
    private let decimals: Int

    /// Groups of `size`, one of which begins at `origin`.
    init(size: DecimalNumber, origin: DecimalNumber) {
        decimals = max(size.decimals, origin.decimals)
        self.size = size.units(decimals: decimals)
        self.origin = origin.units(decimals: decimals)
    }

    /// The size as it is written.
    var label: String { Self.text(size, decimals: decimals) }

    /// The most characters of a label for a number of at most `length`, whose exponent may stand for many digits.
    func longestResult(of length: Int) -> Int {
        let digits = max(length < 3 ? length + decimals : DecimalCut.mostDigits, "\(size)".utf8.count, decimals + 1)
        // A carry, a sign and a point for each of two numbers.
        return 2 * (digits + 3) + 1
    }

    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        guard let number = DecimalCut(value, decimals: decimals)?.floor else { return false }
        let beyond = Self.remainder(number - origin, size)
        let low = number - (beyond < 0 ? beyond + size : beyond)
        output.append(group: low, end: low + size, decimals: decimals)
        return true
    }

    /// 64 bits are divided several times faster.
    @inline(__always)
    private static func remainder(_ number: Int128, _ divisor: Int128) -> Int128 {
        if let small = Int64(exactly: number), let divisor = Int64(exactly: divisor) { return Int128(small % divisor) }
        return number % divisor
    }

    private static func text(_ units: Int128, decimals: Int) -> String {
        var text: [UInt8] = []
        text.append(units: units, decimals: decimals)
        return String(decoding: text, as: UTF8.self)
    }
}

/// Gives the group between two boundaries that a number falls into.
struct BoundaryMasker: ValueMasker {
    /// The labels, in ascending order: one more than there are boundaries.
    let labels: [[UInt8]]
    private let boundaries: [Int128]
    private let decimals: Int

    /// Groups each of which begins with one of `numbers`, which are ascending, and one below them.
    init(_ numbers: [DecimalNumber]) {
        let decimals = numbers.reduce(0) { max($0, $1.decimals) }
        let boundaries = numbers.map { $0.units(decimals: decimals) }
        var labels: [[UInt8]] = [[UInt8(ascii: "<")]]
        for (index, boundary) in boundaries.enumerated() {
            if index == 0 { labels[0].append(units: boundary, decimals: decimals) }
            var label: [UInt8] = []
            if index + 1 < boundaries.count {
                label.append(group: boundary, end: boundaries[index + 1], decimals: decimals)
            } else {
                label.append(units: boundary, decimals: decimals)
                label.append(UInt8(ascii: "+"))
            }
            labels.append(label)
        }
        self.labels = labels
        self.boundaries = boundaries
        self.decimals = decimals
    }

    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        guard let number = DecimalCut(value, decimals: decimals)?.floor else { return false }
        output.append(contentsOf: labels[boundaries.count(upTo: { $0 <= number })])
        return true
    }
}

extension [UInt8] {
    /// Appends the label of the numbers from `low` to, without it, `end`: whole ones are named by the last of them.
    mutating func append(group low: Int128, end: Int128, decimals: Int) {
        append(units: low, decimals: decimals)
        let high = decimals == 0 ? end - 1 : end
        if high == low { return }
        append(UInt8(ascii: "-"))
        append(units: high, decimals: decimals)
    }
}

extension Array {
    /// How many elements `belongs` holds for, which are the first ones.
    func count(upTo belongs: (Element) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if belongs(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
