internal import Records

/// Tokens one after the other.
struct FoundTokens: Sendable {
    /// The tokens' bytes.
    var bytes: [UInt8] = []
    /// Where each value's token lies; invalid for a value that has none.
    var places: [Field] = []
    /// How often tokens were added before.
    var generation = 0

    /// Adds what was appended to `bytes` from `start` as a token.
    mutating func end(from start: Int) { places.append(Field(start: start, length: bytes.count - start)) }
}

/// Values without a token, copied out of their batch.
struct NewValues: Sendable {
    var bytes: [UInt8] = []
    var places: [Range<Int>] = []
    var lookups: [UInt8] = []
    /// How often tokens had been added when these values were found to have none.
    var generation = 0
}
