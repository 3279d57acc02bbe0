/// The lines of a UTF-8 file without its byte order mark and their line ends: a line feed, or before it a return.
struct TextLines: Sequence, IteratorProtocol {
    private var rest: ArraySlice<UInt8>

    /// The lines of `file`; refuses what is not UTF-8.
    init(_ file: [UInt8], method: String) throws(MaskingError) {
        guard String(validating: file, as: UTF8.self) != nil else {
            throw .unusable(method: method, problem: "its file is not UTF-8", cure: "convert it")
        }
        rest = file.starts(with: [0xEF, 0xBB, 0xBF]) ? file.dropFirst(3) : file[...]
    }

    /// The next line; none behind the last line end.
    mutating func next() -> ArraySlice<UInt8>? {
        if rest.isEmpty { return nil }
        let line = rest.prefix { $0 != UInt8(ascii: "\n") }
        rest = rest.dropFirst(line.count + 1)
        return line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    }
}
