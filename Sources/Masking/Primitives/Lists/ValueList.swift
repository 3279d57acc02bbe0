/// Values to pick from, each with its share.
struct ValueList: Sendable {
    /// How many values there may be.
    static let counts = 2...1_000_000
    /// What a value may weigh.
    static let weights = 1...1_000_000

    private var bytes: [UInt8] = []
    /// Where each value ends in `bytes`.
    private var ends: [Int] = []
    /// What each value weighs together with those before it; none where all weigh the same.
    private var sums: [UInt64] = []

    /// The most characters that a value has.
    private(set) var longest = 0

    /// The values of a rule, with their weights where it gives some.
    init(_ values: [String], weights: [Int]?, method: String) throws(MaskingError) {
        if let weights, weights.count != values.count {
            throw .unusable(
                method: method, problem: "there are \(values.count) values and \(weights.count) weights",
                cure: "give each value a weight")
        }
        var seen: Set<[UInt8]> = []
        for (index, value) in values.enumerated() {
            let text = Array(value.utf8)
            let fault = seen.insert(text).inserted ? Self.fault(in: text[...]) : "is there already"
            if let fault { throw Self.wrong("value \(index + 1)", fault, method) }
            add(text[...], weight: weights?[index])
        }
        try checkCount(method)
    }

    /// The values of a file: one a line, and behind it a tab and its weight where the others have one, too.
    init(file: [UInt8], method: String) throws(MaskingError) {
        var seen: Set<ArraySlice<UInt8>> = []
        var isWeighted = false
        for line in try TextLines(file, method: method) {
            let tab = line.firstIndex(of: UInt8(ascii: "\t"))
            if ends.isEmpty { isWeighted = tab != nil }
            let value = line[..<(tab ?? line.endIndex)]
            let text = tab.map { String(decoding: line[($0 + 1)...], as: UTF8.self) }
            let weight = text.flatMap(ParameterType.integer).flatMap { Self.weights.contains($0) ? $0 : nil }
            let fault: String? =
                if isWeighted != (tab != nil) {
                    "has a weight, or none, unlike the first"
                } else if isWeighted, weight == nil {
                    "has no weight from 1 to \(Self.weights.upperBound) behind its tab"
                } else {
                    seen.insert(value).inserted ? Self.fault(in: value) : "has a value that is there already"
                }
            if let fault { throw Self.wrong("line \(ends.count + 1)", fault, method) }
            if ends.count == Self.counts.upperBound { try checkCount(more: 1, method) }
            add(value, weight: weight)
        }
        try checkCount(method)
    }

    /// Appends the value that `number` picks, one of the 2^64 that are equally likely.
    ///
    /// The 128-bit product of the number and the sum of all weights is cut to its upper half: the place among the
    /// weights. A share is off by less than one of 2^64 numbers, whatever the list.
    func append(pickedBy number: UInt64, to output: inout [UInt8]) {
        let total = sums.last ?? UInt64(ends.count)
        let ticket = number.multipliedFullWidth(by: total).high
        let place = sums.isEmpty ? Int(ticket) : sums.count(upTo: { $0 <= ticket })
        let start = place == 0 ? 0 : ends[place - 1]
        output.append(copying: bytes.span.extracting(start..<ends[place]))
    }
}

extension ValueList {
    private mutating func add(_ value: ArraySlice<UInt8>, weight: Int?) {
        bytes.append(contentsOf: value)
        ends.append(bytes.count)
        longest = max(longest, value.count(where: ASCII.beginsScalar))
        if let weight { sums.append((sums.last ?? 0) + UInt64(weight)) }
    }

    private func checkCount(more: Int = 0, _ method: String) throws(MaskingError) {
        if !Self.counts.contains(ends.count + more) {
            throw .unusable(
                method: method, problem: "there are too \(ends.count < 2 ? "few" : "many") values to pick from",
                cure: "give \(Self.counts.lowerBound) to \(Self.counts.upperBound)")
        }
    }

    /// What makes a text no value.
    private static func fault(in value: ArraySlice<UInt8>) -> String? {
        if value.isEmpty { return "is empty" }
        return value.contains { [0x00, 0x0A, 0x0D].contains($0) } ? "holds a NUL or a line end" : nil
    }

    private static func wrong(_ place: String, _ fault: String, _ method: String) -> MaskingError {
        .unusable(method: method, problem: "\(place) \(fault)", cure: "correct or remove it")
    }
}
