/// The chain of audit entries: each one's hash covers its event's bytes and the hash before it.
public enum HashChain {
    /// What stands before the first entry: 32 zero bytes.
    public static let genesis = [UInt8](repeating: 0, count: 32)

    /// The hash of an entry: SHA-256 of `previous` (32 bytes) and `event` (UTF-8).
    public static func hash(previous: [UInt8], event: [UInt8]) -> [UInt8] {
        Digest.sha256(previous + event)
    }
}
