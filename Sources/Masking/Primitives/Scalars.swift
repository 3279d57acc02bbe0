// Unicode scalars in UTF-8 text. In other bytes every one that does not look like a continuation counts as one.
extension Span<UInt8> {
    /// Whether every byte is a scalar of its own.
    var isASCII: Bool {
        var all: UInt8 = 0
        for index in indices { all |= self[index] }
        return all < 0x80
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
