internal import Store

/// What a vault holds, without anything that is sealed.
public struct VaultSummary: Sendable {
    /// The tokens of one mask.
    public struct Mask: Sendable, Equatable {
        /// The mask's label.
        public let label: String
        /// How many tokens there are.
        public let tokens: Int
        /// How many of them will expire.
        public let expiring: Int
        /// When the first of them does, in seconds since 1970; nil where none will.
        public let firstExpiry: Int?
        /// When the last of them does.
        public let lastExpiry: Int?
    }

    /// A version of the reveal key.
    public struct Key: Sendable, Equatable {
        /// The version.
        public let key: VaultKey
        /// How many tokens are sealed to it.
        public let tokens: Int
    }

    /// The masks, sorted by label.
    public let masks: [Mask]
    /// The versions of the reveal key, the newest last.
    public let keys: [Key]
    /// The audit's entries, the newest last.
    public let entries: [VaultEntry]
    /// Whether the audit is a whole chain.
    public let isTrailWhole: Bool

    /// Reads the vault at `path`; what is not committed yet is not in it.
    public init(of path: String) throws {
        let file = try VaultFile(opening: path)
        var masks: [Mask] = []
        let query = """
            SELECT m.label, count(t.token_id), count(t.expires), min(t.expires), max(t.expires) FROM bauta_mask AS m
            LEFT JOIN bauta_token AS t ON t.mask = m.mask GROUP BY m.mask ORDER BY m.label
            """
        try file.connection.rows(query) { row in
            masks.append(
                Mask(
                    label: row.text(0), tokens: row.integer(1), expiring: row.integer(2),
                    firstExpiry: row.optionalInteger(3), lastExpiry: row.optionalInteger(4)))
        }
        var tokens: [Int: Int] = [:]
        let counting = """
            SELECT s.version, count(*) FROM bauta_token AS t JOIN bauta_seal AS s ON s.seal = t.seal GROUP BY s.version
            """
        try file.connection.rows(counting) { row in tokens[row.integer(0)] = row.integer(1) }
        self.masks = masks
        keys = try file.versions().map { Key(key: $0, tokens: tokens[$0.version] ?? 0) }
        (entries, isTrailWhole) = try VaultTrail.entries(of: file.connection)
    }
}
