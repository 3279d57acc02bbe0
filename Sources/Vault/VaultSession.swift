public import Masking
internal import Records
internal import Store
internal import Synchronization

/// A vault that a run holds open: it gives tokens to several workers at the same time, the same for the same value.
///
/// Nothing is kept before `commit`, and a run that ends without it leaves the vault as it was. A class, because the
/// workers share it.
public final class VaultSession: Sendable {
    private let state: Mutex<VaultState>

    /// Opens the vault at `path` for one run alone; what has expired is deleted with the first commit.
    public init(opening path: String, at moment: VaultMoment = .now()) throws {
        let table = try TokenTable(of: VaultFile(opening: path, locking: "EXCLUSIVE"), at: moment)
        state = Mutex(VaultState(table))
    }

    /// A vault that nobody sees and that is gone with the process: its tokens are drawn and nothing is kept.
    public init(at moment: VaultMoment = .now()) throws {
        state = try Mutex(VaultState(TokenTable(vanishingAt: moment)))
    }

    /// Where the vault at `path` really lies; throws where there is none that a run could use.
    @discardableResult
    public static func check(_ path: String) throws -> String { try VaultFile.checked(path) }

    /// Whether the vault at `path` lies in the folder of the file `store`, which need not be there yet, or below it.
    public static func isBeside(_ path: String, _ store: String) throws -> Bool { try RealPath.isBeside(path, store) }

    /// What gives the tokens of the mask `label`, which uses the vault as `use` says.
    public func tokens(of label: String, use: VaultUse) throws -> any TokenVault {
        let mask = try state.withLock { try $0.table.mask(label, form: use.form, days: use.days) }
        return MaskTokens(session: self, mask: mask)
    }

    /// Throws what has failed while tokens were given.
    public func check() throws {
        try state.withLock { state in
            if let failure = state.failure { throw failure }
        }
    }

    /// Keeps all tokens that were given, whatever becomes of the process; throws what has failed.
    public func commit() throws {
        try state.withLock { state in
            if let failure = state.failure { throw failure }
            try state.table.commit()
        }
    }

    /// Gives the tokens that are there; the places of values without one are in the answer.
    func find(_ lookups: [UInt8], of mask: TokenMask) -> FoundTokens { state.withLock { $0.find(lookups, of: mask) } }

    /// Gives a token to each of `values`, some of which may have got one by now.
    func add(_ values: NewValues, of mask: TokenMask) -> FoundTokens { state.withLock { $0.add(values, of: mask) } }
}

/// What the workers share under the session's lock.
private struct VaultState: ~Copyable {
    var table: TokenTable
    var failure: (any Error)?
    private var cache = TokenCache()
    private var generation = 0

    init(_ table: consuming TokenTable) {
        self.table = table
    }

    mutating func find(_ lookups: [UInt8], of mask: TokenMask) -> FoundTokens {
        var found = FoundTokens(generation: generation)
        for start in stride(from: 0, to: lookups.count, by: TokenLookup.length) {
            let begin = found.bytes.count
            do {
                let isThere = try failure == nil && append(lookups, start, of: mask, to: &found.bytes)
                if isThere { found.end(from: begin) } else { found.places.append(.invalid) }
            } catch {
                failure = error
                found.places.append(.invalid)
            }
        }
        return found
    }

    mutating func add(_ values: NewValues, of mask: TokenMask) -> FoundTokens {
        var found = FoundTokens()
        // Where nobody has added any since they were looked for, those that are added here are in the cache.
        let isLatest = values.generation == generation
        let clearings = cache.clearings
        generation += 1
        for (index, place) in values.places.enumerated() {
            let begin = found.bytes.count
            let start = index * TokenLookup.length
            do {
                if let failure { throw failure }
                let key = TokenCache.Key(mask: mask.number, values.lookups, at: start)
                let isKnown =
                    isLatest && cache.clearings == clearings
                    ? cache.append(key, to: &found.bytes)
                    : try append(values.lookups, start, of: mask, to: &found.bytes)
                if !isKnown {
                    let lookup = values.lookups[start..<start + TokenLookup.length]
                    try table.add(values.bytes[place], lookup: lookup, of: mask, to: &found.bytes)
                    cache.keep(found.bytes[begin...], of: key)
                }
                found.end(from: begin)
            } catch {
                failure = error
                found.bytes.removeSubrange(begin...)
                found.places.append(.invalid)
            }
        }
        return found
    }

    /// Appends the token that the value at `start` of `lookups` has; false where it has none.
    private mutating func append(
        _ lookups: [UInt8], _ start: Int, of mask: TokenMask, to output: inout [UInt8]
    ) throws -> Bool {
        let key = TokenCache.Key(mask: mask.number, lookups, at: start)
        if cache.append(key, to: &output) { return true }
        let begin = output.count
        guard try table.append(lookups[start..<start + TokenLookup.length], of: mask, to: &output) else { return false }
        cache.keep(output[begin...], of: key)
        return true
    }
}
