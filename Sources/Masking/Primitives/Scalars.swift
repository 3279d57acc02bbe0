// Unicode scalars in UTF-8 text. In other bytes every one that does not look like a continuation counts as one.
extension Span<UInt8> {
    /// Whether every byte is a scalar of its own.
    var isASCII: Bool {
        var all: UInt8 = 0
        for index in indices { all |= self[index] }
        return all < 0x80
    }

    /// Whether it is UTF-8 (RFC 3629).
    var isUTF8: Bool {
        var index = 0
        while index < count {
            let byte = self[index]
            index &+= 1
            if byte < 0x80 { continue }
            // How many bytes follow, and what the first of them may be: no longer form than needed, no surrogate.
            let (length, first): (Int, ClosedRange<UInt8>)
            switch byte {
            case 0xC2...0xDF: (length, first) = (1, 0x80...0xBF)
            case 0xE0: (length, first) = (2, 0xA0...0xBF)
            case 0xED: (length, first) = (2, 0x80...0x9F)
            case 0xE1...0xEF: (length, first) = (2, 0x80...0xBF)
            case 0xF0: (length, first) = (3, 0x90...0xBF)
            case 0xF1...0xF3: (length, first) = (3, 0x80...0xBF)
            case 0xF4: (length, first) = (3, 0x80...0x8F)
            default: return false
            }
            guard index + length <= count, first.contains(self[index]) else { return false }
            for next in index + 1..<index + length where ASCII.beginsScalar(self[next]) { return false }
            index &+= length
        }
        return true
    }

    /// The number of scalars.
    var scalarCount: Int {
        var scalars = 0
        for index in indices where ASCII.beginsScalar(self[index]) { scalars += 1 }
        return scalars
    }

    /// Where the scalar `number`, from 0, begins; the end where there are fewer.
    func offset(ofScalar number: Int) -> Int {
        var left = number
        for index in indices where ASCII.beginsScalar(self[index]) {
            if left == 0 { return index }
            left -= 1
        }
        return count
    }

    /// Where the last `number` scalars begin; the start where there are fewer.
    func offset(ofScalarFromEnd number: Int) -> Int {
        var left = number
        var index = count
        while left > 0, index > 0 {
            index -= 1
            if ASCII.beginsScalar(self[index]) { left -= 1 }
        }
        return index
    }
}
