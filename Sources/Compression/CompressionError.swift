/// Why bytes could not be compressed or inflated, the same with either back end.
public enum CompressionError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The bytes do not begin as the format does, or use a part of it that nobody uses.
    case notThisFormat
    /// The deflate data (RFC 1951) is damaged.
    case malformed
    /// The stream ends before its end.
    case truncated
    /// The checksum at the end of the stream is not that of its content.
    case wrongChecksum
    /// The content is longer or shorter than it is said to be.
    case wrongLength
    /// Something other than zero padding or another member follows the stream.
    case trailingBytes
    /// The content is more than `maxRatio` times as large as the stream.
    case ratioLimit(maxRatio: Int)
    /// The library underneath refused to work, with its own status.
    case backEnd(status: Int)

    /// What is wrong and what would be right, lower case, in one line.
    public var description: String {
        switch self {
        case .notThisFormat: "not a stream of the expected format; compress it again"
        case .malformed: "the compressed data is damaged; transfer or compress it again"
        case .truncated: "the compressed data ends too early; transfer or compress it again"
        case .wrongChecksum: "the checksum is not that of the content; transfer or compress it again"
        case .wrongLength: "the length is not that of the content; transfer or compress it again"
        case .trailingBytes: "bytes follow the compressed data; remove them or compress it again"
        case .ratioLimit(let maxRatio):
            "inflates to more than \(maxRatio) times its size; allow a higher ratio if the source can be trusted"
        case .backEnd(let status): "the compression library failed with status \(status); free memory and try again"
        }
    }
}
