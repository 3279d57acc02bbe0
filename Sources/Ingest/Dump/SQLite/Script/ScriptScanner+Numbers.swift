internal import Records

extension ScriptScanner {
    /// A number: whole ones canonical, others with the shortest digits that give them back.
    @inline(__always)
    mutating func number(_ judge: inout RowJudge) -> Field {
        var begin = unsafe position
        let isNegative = unsafe base[begin] == UInt8(ascii: "-")
        var index = unsafe isNegative || base[begin] == UInt8(ascii: "+") ? begin &+ 1 : begin
        let digits = index
        while unsafe index < end, unsafe SQLiteLexer.isDigit(base[index]) { index &+= 1 }
        let isWhole =
            unsafe index >= end || base[index] == UInt8(ascii: ",") || base[index] == UInt8(ascii: ")")
            || SQLiteLexer.isBlank(base[index])
        guard isWhole, index > digits, index &- digits <= 18 else { return unsafe real(begin, &judge) }
        var first = digits
        while first < index &- 1, unsafe base[first] == UInt8(ascii: "0") { first &+= 1 }
        begin = first
        if isNegative, unsafe base[first] != UInt8(ascii: "0") {
            begin = first &- 1
            unsafe base[begin] = UInt8(ascii: "-")
        }
        unsafe tag(begin, .integer)
        unsafe position = index
        return Field(start: begin, length: index &- begin)
    }

    /// Writes a tag before the byte at `begin`.
    @inline(__always)
    private mutating func tag(_ begin: Int, _ storage: StorageClass) {
        if unsafe base[begin &- 1] == 0x0A { unsafe hiddenLines &+= 1 }
        unsafe base[begin &- 1] = storage.rawValue
    }

    /// A number that is not plainly a small whole one.
    @inline(never)
    private mutating func real(_ begin: Int, _ judge: inout RowJudge) -> Field {
        var index = begin
        while unsafe index < end, unsafe isPart(base[index], index, begin) { index += 1 }
        unsafe position = index
        if unsafe isShortest(begin, index) {
            unsafe tag(begin, .real)
            return Field(start: begin, length: index - begin)
        }
        let bytes = unsafe UnsafeBufferPointer(start: base + begin, count: index - begin)
        let text = unsafe String(decoding: bytes, as: UTF8.self)
        let range = 0..<(index - begin)
        if let whole = unsafe CanonicalInteger.parse(bytes.span, in: range) {
            return unsafe spill("\(whole)", .integer, &judge)
        }
        guard let number = RealText.number(text) else { return unsafe fail(.expression) }
        return unsafe spill(RealText.spelled(number), .real, &judge)
    }

    private mutating func spill(_ text: String, _ storage: StorageClass, _ judge: inout RowJudge) -> Field {
        judge.spill.append(storage.rawValue)
        let start = unsafe end + judge.spill.count
        judge.spill.append(contentsOf: text.utf8)
        return Field(start: start, length: text.utf8.count)
    }

    private func isPart(_ byte: UInt8, _ index: Int, _ begin: Int) -> Bool {
        if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
            return unsafe index == begin || base[index - 1] | 0x20 == UInt8(ascii: "e")
        }
        return byte == UInt8(ascii: ".") || SQLiteLexer.isWord(byte)
    }

    /// Whether a number is spelled with a point, as its shortest digits are: then it need not be read.
    ///
    /// Up to 15 digits every decimal number comes back from its floating-point one.
    private func isShortest(_ begin: Int, _ stop: Int) -> Bool {
        let first = unsafe base[begin] == UInt8(ascii: "-") ? begin + 1 : begin
        var point = first
        while point < stop, unsafe SQLiteLexer.isDigit(base[point]) { point += 1 }
        guard point > first, point + 1 < stop, unsafe base[point] == UInt8(ascii: "."), stop - first <= 16 else {
            return false
        }
        for index in (point + 1)..<stop where unsafe !SQLiteLexer.isDigit(base[index]) { return false }
        let hasZeros = unsafe point - first > 1 && base[first] == UInt8(ascii: "0")
        let endsInZero = unsafe stop - point > 2 && base[stop - 1] == UInt8(ascii: "0")
        // Below a thousandth there may be an exponent.
        let isSmall = unsafe base[first] == UInt8(ascii: "0") && base[point + 1] == UInt8(ascii: "0")
        return !hasZeros && !endsInZero && !isSmall
    }
}
