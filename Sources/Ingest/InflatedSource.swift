internal import Compression

/// The text of a source: its bytes as they are, or inflated if they are gzip.
struct InflatedSource: ~Copyable {
    private var source: ByteSource
    private let name: String
    private let readBytes: Int
    private var inflater: GzipInflater?
    /// Raw bytes that were read and not yet passed on.
    private var raw: [UInt8] = []
    private var rawPosition = 0
    private var isAtEnd = false

    /// Opens the source and looks at its first bytes.
    init(_ location: SourceLocation, limits: IngestLimits, watch: ReaderWatch) throws(IngestError) {
        var source = try ByteSource(location, watch: watch)
        var isAtEnd = false
        while raw.count < ContainerFormat.magicBytes, !isAtEnd {
            isAtEnd = try source.read(into: &raw, atMost: limits.readBytes) == 0
        }
        inflater = try Self.inflater(for: ContainerFormat(raw), name: location.name, maxRatio: limits.maxRatio)
        self.source = source
        self.isAtEnd = isAtEnd
        name = location.name
        readBytes = limits.readBytes
    }

    private static func inflater(
        for format: ContainerFormat, name: String, maxRatio: Int?
    ) throws(IngestError) -> GzipInflater? {
        switch format {
        case .plain: return nil
        case .refused(let format): throw .container(source: name, format: format)
        case .gzip:
            do throws(CompressionError) { return try GzipInflater(maxRatio: maxRatio) } catch {
                throw .compressed(source: name, error: error)
            }
        }
    }

    /// How many raw bytes were read.
    var bytesRead: Int { source.bytesRead }

    /// Appends at most `count` bytes of text to `text`; false if there are no more.
    mutating func read(into text: inout [UInt8], atMost count: Int) throws(IngestError) -> Bool {
        if inflater != nil { return try inflate(into: &text, atMost: count) }
        if rawPosition < raw.count {
            let taken = raw[rawPosition...].prefix(count)
            text.append(contentsOf: taken)
            rawPosition += taken.count
            if rawPosition == raw.count { raw = [] }
            return true
        }
        return try source.read(into: &text, atMost: min(count, readBytes)) > 0
    }

    /// Checks that the source did not change while it was read to its end.
    func finish() throws(IngestError) { try source.checkReadWhole() }

    private mutating func inflate(into text: inout [UInt8], atMost count: Int) throws(IngestError) -> Bool {
        let before = text.count
        while true {
            // Called without input, too: there may be output that had no room the last time.
            try inflateOnce(into: &text, atMost: count)
            if text.count > before { return true }
            if isAtEnd { break }
            if rawPosition == raw.count {
                raw.removeAll(keepingCapacity: true)
                rawPosition = 0
                isAtEnd = try source.read(into: &raw, atMost: readBytes) == 0
            }
        }
        do throws(CompressionError) { try inflater?.finish() } catch { throw .compressed(source: name, error: error) }
        return false
    }

    private mutating func inflateOnce(into text: inout [UInt8], atMost count: Int) throws(IngestError) {
        do throws(CompressionError) {
            let taken = try Self.inflate(raw, from: rawPosition, with: &inflater, into: &text, room: count)
            rawPosition += taken
        } catch {
            throw .compressed(source: name, error: error)
        }
    }

    /// Apart from `self`, whose bytes and whose inflater are used at once.
    private static func inflate(
        _ raw: [UInt8], from position: Int, with inflater: inout GzipInflater?, into text: inout [UInt8], room: Int
    ) throws(CompressionError) -> Int {
        try inflater?.inflate(raw.span.extracting(position..<raw.count), into: &text, room: room) ?? 0
    }
}
