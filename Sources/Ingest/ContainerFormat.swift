/// What the first bytes of a source say that it is: the content counts, not the name.
enum ContainerFormat: Equatable {
    /// Text, as far as the first bytes tell.
    case plain
    /// gzip (RFC 1952), which is inflated on the way.
    case gzip
    /// A container that is refused by name.
    case refused(String)

    /// How many bytes are looked at.
    static let magicBytes = 10

    private static let magic: [(name: String, bytes: [UInt8])] = [
        ("bzip2", Array("BZh".utf8)), ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
        ("zstd", [0x28, 0xB5, 0x2F, 0xFD]), ("zip", [0x50, 0x4B, 0x03, 0x04]), ("zip", [0x50, 0x4B, 0x05, 0x06]),
        ("lz4", [0x04, 0x22, 0x4D, 0x18]), ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    ]
    /// What follows `BZh` and the block size: the first block, or the end of a file of nothing.
    private static let bzip2Blocks: [[UInt8]] = [
        [0x31, 0x41, 0x59, 0x26, 0x53, 0x59], [0x17, 0x72, 0x45, 0x38, 0x50, 0x90],
    ]

    /// The format of a source that begins with `bytes`, of which the first `magicBytes` count.
    init(_ bytes: [UInt8]) {
        if bytes.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if let found = Self.magic.first(where: { bytes.starts(with: $0.bytes) }) {
            // A header may begin with the letters of bzip2's magic.
            let isText = found.name == "bzip2" && !Self.bzip2Blocks.contains(Array(bytes.dropFirst(4).prefix(6)))
            self = isText ? .plain : .refused(found.name)
        } else {
            self = .plain
        }
    }
}
