/// How much work a block's deflate is worth: the words of `--compression`.
public enum CompressionLevel: String, Sendable, CaseIterable {
    /// Quick, a few per cent larger: ISA-L level 1, or zlib level 1 without the ISAL trait.
    case fast
    /// Slower, smaller: ISA-L level 3, or zlib level 6 without the ISAL trait.
    case small
    /// Blocks are stored as they are.
    case none
}
