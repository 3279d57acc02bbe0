/// A place in memory that bytes are put at, one after the other; never beyond its end.
///
/// It borrows the memory: it must not outlive it. What does not fit is left out, and `isFull` tells.
@safe struct ByteCursor {
    private let memory: UnsafeMutableBufferPointer<UInt8>
    /// How many bytes were put.
    private(set) var count = 0
    /// Whether something did not fit.
    private(set) var isFull = false

    /// A cursor at the beginning of `memory`.
    @unsafe init(_ memory: UnsafeMutableBufferPointer<UInt8>) {
        unsafe self.memory = unsafe memory
    }

    /// Puts one byte.
    @inline(__always)
    mutating func put(_ byte: UInt8) {
        guard unsafe count < memory.count else {
            isFull = true
            return
        }
        unsafe memory[count] = byte
        count &+= 1
    }

    /// Puts all bytes of `text`.
    @inline(__always)
    mutating func put(_ text: UnsafeBufferPointer<UInt8>) {
        guard let source = text.baseAddress, let target = unsafe memory.baseAddress else { return }
        guard unsafe text.count <= memory.count &- count else {
            isFull = true
            return
        }
        unsafe (target + count).update(from: source, count: text.count)
        count &+= text.count
    }

    /// Puts all bytes of a word of ours.
    @inline(__always)
    mutating func put(_ word: StaticString) {
        unsafe put(UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
    }

    /// Puts bytes that are held elsewhere.
    mutating func put(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBufferPointer { unsafe put($0) }
    }

    /// Puts `text` with each `quote` in it doubled.
    mutating func put(_ text: UnsafeBufferPointer<UInt8>, doubling quote: UInt8) {
        var start = 0
        for index in 0..<text.count where unsafe text[index] == quote {
            unsafe put(UnsafeBufferPointer(rebasing: text[start...index]))
            put(quote)
            start = index &+ 1
        }
        unsafe put(UnsafeBufferPointer(rebasing: text[start...]))
    }

    /// Puts `bytes` in place of `length` bytes at `start`; what stands behind them moves.
    mutating func replace(_ start: Int, length: Int, with bytes: [UInt8]) {
        let rest = start + length
        guard let base = unsafe memory.baseAddress, rest <= count else { return }
        guard unsafe count - length + bytes.count <= memory.count else {
            isFull = true
            return
        }
        unsafe (base + start + bytes.count).update(from: base + rest, count: count - rest)
        let end = count - length + bytes.count
        count = start
        put(bytes)
        count = end
    }
}
