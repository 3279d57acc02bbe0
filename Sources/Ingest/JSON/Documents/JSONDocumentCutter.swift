internal import Records

/// Finds the records of a JSON document, and checks what stands around and between them.
///
/// Resumable at any byte, and it holds no more than one record or key: a document of any size is read. What is in a
/// record is the tokenizer's part; here only its end is looked for. A slice begins with a record and ends with the
/// first one that ends at or behind the slice's size, or with the last one before that, where other text reaches it.
struct JSONDocumentCutter {
    /// What the reader has to do.
    enum Step: Equatable {
        /// To read more text.
        case more
        /// To leave the first bytes behind.
        case drop(Int)
        /// To make a slice of the first bytes, in which these are the records.
        case cut(Int, records: [Field])
    }

    /// What comes next outside of records.
    enum Expected {
        case value
        case firstElement
        case firstKey
        case key
        case colon
        case separator
        case nothing
    }

    /// An object or array around the records.
    struct Frame {
        let isObject: Bool
        /// Of an array where its elements are, of an object where it is itself.
        let reach: JSONRecordPath.Reach
    }

    /// A record, a key, or a scalar beside the records, whose end is looked for.
    struct Token {
        enum Kind {
            case container
            case string
            case bare
        }

        enum Purpose {
            case record
            case key
            case passed
        }

        let kind: Kind
        let purpose: Purpose
        var begin: Int
    }

    let path: JSONRecordPath
    let limits: IngestLimits
    let check: JSONTokenCheck
    /// The next byte to look at.
    var position = 0
    var expected = Expected.value
    /// Where the value that comes next is.
    var reach = 0
    var frames: [Frame] = []
    var open: Token?
    var finder = JSONEndFinder()
    var records: [Field] = []
    /// Whether the document has what the path names.
    var isFound = false

    /// A cutter before the first byte of a document whose records are at `records`.
    init(records: JSONPath?, limits: IngestLimits) throws(IngestError) {
        path = JSONRecordPath(records)
        check = try JSONTokenCheck()
        self.limits = limits
    }

    /// Looks on: `bytes` are those of the call before, less what was cut or dropped, and more behind them; nil at the
    /// end of the document.
    mutating func advance(in bytes: [UInt8], isAtEnd: Bool) throws(JSONDocumentFault) -> Step? {
        try unsafe bytes.withUnsafeBufferPointer { buffer throws(JSONDocumentFault) -> Step? in
            guard let base = buffer.baseAddress, buffer.count > 0 else { return try unsafe rest(buffer, isAtEnd) }
            while true {
                if let token = open {
                    guard let end = unsafe end(of: token, base, buffer.count, isAtEnd) else { break }
                    try unsafe close(token, UnsafeBufferPointer(rebasing: buffer[token.begin..<end]))
                    if token.purpose == .record, end >= limits.sliceBytes { return cut() }
                }
                unsafe skipBlanks(base, buffer.count)
                guard position < buffer.count else { break }
                if position >= limits.sliceBytes, !records.isEmpty { return cut() }
                let byte = unsafe base[position]
                if records.isEmpty, position > 0, beginsRecord(byte) { return drop(position) }
                try take(byte)
            }
            return try unsafe rest(buffer, isAtEnd)
        }
    }

    /// What is to do when all bytes were looked at.
    private mutating func rest(
        _ buffer: UnsafeBufferPointer<UInt8>, _ isAtEnd: Bool
    ) throws(JSONDocumentFault) -> Step? {
        guard !isAtEnd else { return try finish(at: buffer.count) }
        let begin = open?.begin ?? position
        if let open { try checkSize(of: open, buffer.count - begin) }
        return records.isEmpty && begin > 0 ? drop(begin) : .more
    }

    /// Checks that the document is whole and has what the path names.
    private mutating func finish(at end: Int) throws(JSONDocumentFault) -> Step? {
        guard open == nil, expected == .nothing else {
            throw JSONDocumentFault(reason: .json(.documentEnds), position: end)
        }
        guard isFound else {
            throw JSONDocumentFault(reason: .json(.recordsAbsent(path: path.spelling)), position: end)
        }
        return records.isEmpty ? nil : cut()
    }

    /// Ends a record, or another token, that is larger than it may be before memory does.
    func checkSize(of token: Token, _ size: Int) throws(JSONDocumentFault) {
        guard size > limits.maxRecord else { return }
        let isDocument = frames.isEmpty && token.purpose == .record
        throw JSONDocumentFault(
            reason: isDocument ? .documentTooLarge(limit: limits.maxRecord) : .recordTooLarge(limit: limits.maxRecord),
            position: token.begin)
    }

    private mutating func cut() -> Step {
        let found = records
        let end = found.last?.range.upperBound ?? 0
        records = []
        records.reserveCapacity(found.count)
        leave(end)
        return .cut(end, records: found)
    }

    private mutating func drop(_ count: Int) -> Step {
        leave(count)
        return .drop(count)
    }

    private mutating func leave(_ count: Int) {
        position -= count
        open?.begin -= count
    }

    @inline(__always)
    private mutating func skipBlanks(_ base: UnsafePointer<UInt8>, _ count: Int) {
        var next = position
        while next < count {
            let byte = unsafe base[next]
            guard byte <= 0x20, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
            next &+= 1
        }
        position = next
    }
}
