/// Encrypts or decrypts numbers with a check digit: the new one is the right one plus the error of the old one.
struct CheckedNumberMasker: ValueMasker {
    /// What a number of some length consists of: digits that stay, encrypted ones, a check digit or others that stay.
    struct Layout {
        var prefix = 0
        let encrypted: Int
        let check: CheckDigit
    }

    /// The most digits of any format.
    private static let longest = 19
    private static let ten = UInt8(ascii: "X")

    private var ff1: FF1
    private let direction: FF1.Direction
    private let format: FormatPreservingEncryption.Format
    /// What is added to the error of a check digit.
    private let shift: Int
    private var digits: [UInt8] = []

    /// A masker of `format`, where `ff1` is of radix 10; `shift` is what encryption adds to the error.
    init(ff1: FF1, direction: FF1.Direction, format: FormatPreservingEncryption.Format, shift: Int) {
        self.ff1 = ff1
        self.direction = direction
        self.format = format
        self.shift = direction == .encrypt ? shift : -shift
        digits.reserveCapacity(Self.longest)
    }

    mutating func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        guard collect(value), let layout = layout, permute(layout) else { return false }
        let start = output.count
        output.append(copying: value)
        var next = 0
        for index in start..<output.count where !Self.isSeparator(output[index]) {
            output[index] = digits[next] == 10 ? Self.ten : UInt8(ascii: "0") &+ digits[next]
            next += 1
        }
        return true
    }

    private static func isSeparator(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-") }

    /// Reads the digits of `value`; false where there is anything else but separators.
    private mutating func collect(_ value: Span<UInt8>) -> Bool {
        digits.removeAll(keepingCapacity: true)
        for index in value.indices {
            let byte = value[index]
            if Self.isSeparator(byte) { continue }
            guard digits.count < Self.longest else { return false }
            if ASCII.isDigit(byte) {
                digits.append(byte &- UInt8(ascii: "0"))
            } else {
                guard byte == Self.ten, format == .isbn, digits.count == 9 else { return false }
                digits.append(10)
            }
        }
        return true
    }

    /// The layout of the digits; nil where the format has none of their number or beginning.
    private var layout: Layout? {
        switch (format, digits.count) {
        case (.card, 12...19): return Layout(encrypted: digits.count - 1, check: .luhn)
        case (.imei, 15): return Layout(encrypted: 14, check: .luhn)
        case (.imei, 14), (.imei, 16): return Layout(encrypted: 14, check: .none)
        case (.isbn, 10): return Layout(encrypted: 9, check: .book)
        case (.isbn, 13):
            guard digits[0] == 9, digits[1] == 7, digits[2] >= 8, digits[9] < 10 else { return nil }
            return Layout(prefix: 3, encrypted: 9, check: .article)
        default: return nil
        }
    }

    private mutating func permute(_ layout: Layout) -> Bool {
        let body = layout.prefix..<(layout.prefix + layout.encrypted)
        let place = body.upperBound
        let modulus = layout.check.modulus
        var error = 0
        if layout.check != .none {
            error = Int(digits[place]) + 2 * modulus - layout.check.right(digits.span.extracting(0..<place)) + shift
        }
        var number: UInt64 = 0
        for index in body { number = number &* 10 &+ UInt64(digits[index]) }
        guard var rest = ff1.apply(direction, to: number, length: body.count) else { return false }
        for index in body.reversed() {
            digits[index] = UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
        if layout.check != .none {
            let right = layout.check.right(digits.span.extracting(0..<place))
            digits[place] = UInt8(truncatingIfNeeded: (right + error) % modulus)
        }
        return true
    }
}
