/// What a sub-key is for; a key for one purpose never serves another.
public enum KeyPurpose: String, Sendable, CaseIterable {
    /// Pseudonyms of a mask.
    case mask
    /// What belongs to one subject: the offset of its dates.
    case subject
    /// Bytes that leave memory for a while.
    case spill
    /// Fingerprints in the audit.
    case audit
    /// Fingerprints of sources.
    case source
    /// The name of the key itself.
    case keyID = "key-id"
}

/// What enters every sub-key of a rule set beside the key: nothing can be joined across it.
public struct KeyContext: Sendable, Equatable {
    /// The tenant; empty where there is none.
    public let tenant: String
    /// The epoch; empty where there is none.
    public let epoch: String

    /// The context of `tenant` in `epoch`.
    public init(tenant: String = "", epoch: String = "") {
        self.tenant = tenant
        self.epoch = epoch
    }
}
