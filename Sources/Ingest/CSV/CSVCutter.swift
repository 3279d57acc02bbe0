internal import Records

/// Finds where records end, so that a source can be cut between two of them.
///
/// It agrees with `RecordScanner` on what a record is, but has no interest in fields: it hops from quote to quote, and
/// looks at line ends only where it may cut. Resumable at any byte: what was looked at is not looked at again.
struct CSVCutter {
    private enum State {
        case recordStart
        case plain
        case quoted
        case afterQuote
        case escaped
        case escapedInQuotes
        case afterReturn
        case comment
        case afterReturnInComment
    }

    private let syntax: CSVSyntax
    private let opening: PairFinder
    private let ending: QuadFinder
    private let quoted: PairFinder
    private var state = State.recordStart
    /// The first byte of the bytes to cut; it begins a record.
    private var begin: Int
    /// The next byte to look at.
    private(set) var position: Int
    /// The last byte that an escape took outside quotes.
    private var escapedAt = -1

    /// A cutter of bytes that begin a record at `begin`.
    init(_ syntax: CSVSyntax, begin: Int = 0) {
        self.syntax = syntax
        opening = syntax.openingFinder
        ending = syntax.allFinder
        quoted = syntax.quotedFinder
        self.begin = begin
        position = begin
    }

    /// Goes on with the record at `begin`, which the place is now that the bytes were moved.
    mutating func restart(at begin: Int) {
        self.begin = begin
        position = begin
        state = .recordStart
        escapedAt = -1
    }

    /// The end of the first record that ends at `target` or after it, line end included; nil if it is not here yet.
    ///
    /// `bytes` are those of the call before, and more behind them.
    mutating func end(in bytes: [UInt8], atLeast target: Int) -> Int? {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return nil }
            var run = self
            defer { self = run }
            while run.position < buffer.count {
                if unsafe run.step(base, count: buffer.count, target: target) { return run.position }
            }
            return nil
        }
    }

    /// Looks at one stretch of bytes; true if a record ends before `position`, at `target` or after it.
    @inline(__always)
    private mutating func step(_ base: UnsafePointer<UInt8>, count: Int, target: Int) -> Bool {
        switch state {
        case .recordStart:
            state = unsafe UInt16(base[position]) == syntax.comment ? .comment : .plain
        case .plain: return unsafe plain(base, count: count, target: target)
        case .quoted: unsafe hopThroughQuotes(base, count: count)
        case .afterQuote: unsafe closeQuote(base)
        case .escaped:
            escapedAt = position
            position += 1
            state = .plain
        case .escapedInQuotes:
            position += 1
            state = .quoted
        case .comment: return unsafe comment(base, count: count, target: target)
        case .afterReturn, .afterReturnInComment:
            if unsafe base[position] == 0x0A { return endRecord(target) }
            state = state == .afterReturn ? .plain : .comment
        }
        return false
    }

    /// Unquoted text: up to the next quote or escape, and from where cutting may begin on also the next line end.
    @inline(__always)
    private mutating func plain(_ base: UnsafePointer<UInt8>, count: Int, target: Int) -> Bool {
        // The first byte that can be a part of a line end which ends at the target.
        let watch = syntax.comment != CSVSyntax.none ? 0 : target - (syntax.lineEnd == .crlf ? 2 : 1)
        guard position >= watch else {
            let limit = min(count, watch)
            let found = hasOpening ? unsafe opening.nextFar(in: base, from: position, to: limit) : limit
            position = found
            if found < limit { unsafe open(base) }
            return false
        }
        position = unsafe ending.next(in: base, from: position, to: count)
        guard position < count else { return false }
        let byte = unsafe base[position]
        guard byte == syntax.lineByte else {
            unsafe open(base)
            return false
        }
        return lineByte(.afterReturn, target: target)
    }

    private var hasOpening: Bool { syntax.quote != CSVSyntax.none || syntax.escape != CSVSyntax.none }

    /// A quote or an escape in unquoted text.
    @inline(__always)
    private mutating func open(_ base: UnsafePointer<UInt8>) {
        if unsafe UInt16(base[position]) == syntax.escape {
            state = .escaped
        } else if unsafe opensField(base) {
            state = .quoted
        }
        position += 1
    }

    /// Whether the byte at `position` is the first of a field: only there a quote opens.
    @inline(__always)
    private func opensField(_ base: UnsafePointer<UInt8>) -> Bool {
        if position == begin { return true }
        guard escapedAt != position - 1 else { return false }
        let before = unsafe base[position - 1]
        if before == syntax.delimiter { return true }
        guard syntax.lineEnd == .crlf else { return before == syntax.lineByte }
        return unsafe before == 0x0A && position - 2 >= begin && base[position - 2] == 0x0D
            && escapedAt != position - 2
    }

    @inline(__always)
    private mutating func hopThroughQuotes(_ base: UnsafePointer<UInt8>, count: Int) {
        var place = unsafe quoted.next(in: base, from: position, to: count)
        // Where every field is quoted, the next one opens two bytes on.
        while place &+ 2 < count, unsafe UInt16(base[place]) == syntax.quote,
            unsafe base[place &+ 1] == syntax.delimiter, unsafe UInt16(base[place &+ 2]) == syntax.quote
        {
            place = unsafe quoted.next(in: base, from: place &+ 3, to: count)
        }
        position = place
        guard place < count else { return }
        state = unsafe UInt16(base[place]) == syntax.quote ? .afterQuote : .escapedInQuotes
        position += 1
    }

    /// After a quote in quotes: another one is text, anything else shows that the first closed.
    @inline(__always)
    private mutating func closeQuote(_ base: UnsafePointer<UInt8>) {
        if syntax.doubleQuote, unsafe UInt16(base[position]) == syntax.quote {
            position += 1
            state = .quoted
        } else {
            state = .plain
        }
    }

    private mutating func comment(_ base: UnsafePointer<UInt8>, count: Int, target: Int) -> Bool {
        let finder = PairFinder(syntax.lineByte, syntax.lineByte)
        position = unsafe finder.next(in: base, from: position, to: count)
        guard position < count else { return false }
        return lineByte(.afterReturnInComment, target: target)
    }

    /// The first byte of a line end, which may be all of it.
    @inline(__always)
    private mutating func lineByte(_ afterReturn: State, target: Int) -> Bool {
        guard syntax.lineEnd != .crlf else {
            position += 1
            state = afterReturn
            return false
        }
        return endRecord(target)
    }

    @inline(__always)
    private mutating func endRecord(_ target: Int) -> Bool {
        position += 1
        state = .recordStart
        return position >= target
    }
}
