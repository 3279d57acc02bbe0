/// Whole records of one source, cut out as bytes: what travels from the reader to a worker.
public struct Slice: Sendable {
    /// The bytes of the records, line ends included.
    public var bytes: [UInt8]
    /// The place of the slice in its dataset, from 0.
    public var sequence: Int
    /// Which of the dataset's sources it comes from, from 0.
    public var source: Int
    /// Which of the stretches of rows it belongs to, from 0: more than one only in a dump.
    public var section = 0
    /// The line of its first byte, from 1.
    public var line: Int
    /// The offset of its first byte in the source, inflated and as UTF-8.
    public var offset: Int

    /// What ends its records, where the reader knows.
    public var lineEnd: LineEnd?
    /// Where in the bytes its records are, in order, where the reader knows; nil where the bytes are nothing but
    /// records, which the tokenizer finds.
    public var records: [Field]?

    /// A slice of `bytes` that begins at `line` and `offset` of its source.
    public init(bytes: [UInt8], sequence: Int, source: Int, line: Int, offset: Int) {
        self.bytes = bytes
        self.sequence = sequence
        self.source = source
        self.line = line
        self.offset = offset
    }
}
