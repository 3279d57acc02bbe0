internal import CScan
internal import Records

/// Finds where the rows of a `COPY` end, and where all of them do.
///
/// As `psql` reads it, `\.` ends the rows where it is alone on a line, whatever stands before that line.
struct CopyCutter {
    /// The end mark and its line end, once it was found.
    private(set) var mark: Range<Int>?
    /// No mark begins before this place.
    private(set) var searched = 0
    /// No row ends before this place that could be asked for.
    private var lineSearched = 0

    /// Looks for the end mark in `bytes`, which are those of the call before, and more behind them.
    mutating func look(in bytes: [UInt8], isWhole: Bool) {
        guard mark == nil else { return }
        var place = searched
        while place < bytes.count {
            if place > 0 { place = Self.lineBreak(before: Self.backslash, in: bytes, from: place - 1) + 1 }
            guard place < bytes.count else { break }
            switch Self.markLength(in: bytes, at: place, isWhole: isWhole) {
            case .some(0): place += 1
            case .some(let length):
                searched = place
                mark = place..<(place + length)
                return
            case nil:
                searched = place
                return
            }
        }
        searched = max(searched, isWhole ? bytes.count : bytes.count - 2, 0)
    }

    /// The end of the first row that ends at `target` or after it and before the mark; nil if it is not here yet.
    mutating func rowEnd(in bytes: [UInt8], atLeast target: Int) -> Int? {
        let limit = min(mark?.lowerBound ?? searched, bytes.count)
        var place = max(lineSearched, target - 1)
        while place < limit {
            place = Self.lineFeed(in: bytes, from: place, to: limit)
            guard place < limit else { break }
            if !Self.isEscaped(place, in: bytes) { return place + 1 }
            place += 1
        }
        lineSearched = limit
        return nil
    }

    /// Where the row begins that goes beyond `target`.
    func rowStart(in bytes: [UInt8], before target: Int) -> Int {
        var place = min(target, bytes.count) - 1
        while place >= 0 {
            if bytes[place] == 0x0A, !Self.isEscaped(place, in: bytes) { return place + 1 }
            place -= 1
        }
        return 0
    }

    /// The same search after the first `count` bytes were taken away.
    mutating func drop(_ count: Int) {
        mark = mark.map { $0.lowerBound - count..<$0.upperBound - count }
        searched = max(searched - count, 0)
        lineSearched = 0
    }

    private static let backslash = UInt8(ascii: "\\")

    /// How long the end mark at `place` is, line end included; 0 for none, nil if that is not known yet.
    private static func markLength(in bytes: [UInt8], at place: Int, isWhole: Bool) -> Int? {
        let rest = bytes[place...].prefix(4)
        for mark in ["\\.\n", "\\.\r\n"] where rest.starts(with: mark.utf8) { return mark.utf8.count }
        if isWhole { return rest.elementsEqual("\\.".utf8) || rest.elementsEqual("\\.\r".utf8) ? rest.count : 0 }
        return rest.count < 4 && "\\.\r".utf8.starts(with: rest) ? nil : 0
    }

    /// Whether the line feed at `place` is a part of a value: an odd number of backslashes is before it.
    private static func isEscaped(_ place: Int, in bytes: [UInt8]) -> Bool {
        var before = place
        while before > 0, bytes[before - 1] == backslash { before -= 1 }
        return (place - before) % 2 == 1
    }

    private static func lineFeed(in bytes: [UInt8], from start: Int, to end: Int) -> Int {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return end }
            return unsafe LineFeedFinder().nextFar(in: base, from: start, to: end)
        }
    }

    /// The place of the first line feed from `start` on before the beginning of an end mark, or of what may become one;
    /// else the last byte.
    private static func lineBreak(before first: UInt8, in bytes: [UInt8], from start: Int) -> Int {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return 0 }
            var place = start
            while place + 66 <= buffer.count {
                let found =
                    unsafe cscan_either64(base + place, 0x0A, 0x0A) & cscan_either64(base + (place + 1), first, first)
                    & cscan_either64(base + (place + 2), UInt8(ascii: "."), UInt8(ascii: "."))
                if found != 0 { return place + found.trailingZeroBitCount }
                place += 64
            }
            while place + 1 < buffer.count {
                if unsafe base[place] == 0x0A, unsafe base[place + 1] == first { return place }
                place += 1
            }
            return buffer.count - 1
        }
    }
}
