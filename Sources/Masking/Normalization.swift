// The standard library composes right, but only by an interface for its siblings (Foundation uses it, too).
// Foundation's own mapping takes U+10041 for U+0041: seen with swift-corelibs-foundation 6.3.1.
@_spi(_Unicode) internal import Swift

/// A step that makes different spellings of one value equal before it is masked.
public enum Normalization: String, Sendable, CaseIterable {
    /// ASCII blanks at both ends go.
    case trim
    /// A–Z become a–z; no other letter changes.
    case lowercase
    /// Unicode's normalization form C (UAX 15); bytes that are not UTF-8 stay as they are.
    case nfc
    /// All but the ASCII digits go.
    case digits
    /// Runs of ASCII blanks become one space.
    case collapse
}

/// Applies normalizations in the order of a rule; it owns and reuses its buffers.
public struct Normalizer: Sendable {
    private let steps: [Normalization]
    private var current: [UInt8] = []
    private var next: [UInt8] = []

    /// The steps in the order in which they are applied.
    public init(_ steps: [Normalization]) {
        self.steps = steps
    }

    /// Appends the normalized `value` to `output`.
    public mutating func normalize(_ value: Span<UInt8>, into output: inout [UInt8]) {
        guard !steps.isEmpty else {
            output.append(copying: value)
            return
        }
        current.removeAll(keepingCapacity: true)
        current.append(copying: value)
        for step in steps {
            next.removeAll(keepingCapacity: true)
            apply(step)
            swap(&current, &next)
        }
        output.append(contentsOf: current)
    }

    private mutating func apply(_ step: Normalization) {
        switch step {
        case .trim: trim()
        case .lowercase: for byte in current { next.append(ASCII.lowercase(byte)) }
        case .nfc: compose()
        case .digits: for byte in current where ASCII.isDigit(byte) { next.append(byte) }
        case .collapse: collapse()
        }
    }

    private mutating func trim() {
        guard let first = current.firstIndex(where: { !ASCII.isBlank($0) }),
            let last = current.lastIndex(where: { !ASCII.isBlank($0) })
        else { return }
        next.append(contentsOf: current[first...last])
    }

    private mutating func collapse() {
        var wasBlank = false
        for byte in current {
            let isBlank = ASCII.isBlank(byte)
            if !isBlank {
                next.append(byte)
            } else if !wasBlank {
                next.append(UInt8(ascii: " "))
            }
            wasBlank = isBlank
        }
    }

    /// Text below U+0300 is composed already; only the rest pays for a `String`.
    private mutating func compose() {
        guard current.contains(where: { $0 >= 0xCC }), let text = String(validating: current, as: UTF8.self) else {
            next.append(contentsOf: current)
            return
        }
        for scalar in text._nfc { next.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter) }
    }
}
