internal import Masking
internal import Store

/// A mask's share of a vault.
struct TokenMask: Sendable {
    /// Its number in the vault.
    let number: Int
    /// Its label, as in the audit.
    let label: String
    /// What its tokens look like.
    let form: TokenForm
    /// When its new tokens expire, in seconds since 1970; nil where they stay.
    let expires: Int?
}

/// The tokens of a vault in one open transaction: finds them, draws new ones, seals what they stand for.
struct TokenTable: ~Copyable {
    private let connection: SQLiteConnection
    private let find: Statement
    private let taken: Statement
    private let insert: Statement
    private let path: String
    /// To what originals are sealed; nil in a vault that vanishes.
    private let sealing: Sealing?
    private let moment: VaultMoment
    private var seal: (number: Int, seal: ValueSeal)?
    private var next: Int
    private var generator = SystemRandomNumberGenerator()
    /// Whether something was added since the last commit.
    private(set) var isChanged = false

    /// The newest version of a vault's key.
    private struct Sealing {
        let key: VaultKey
        let context: [UInt8]
    }

    private static let finding = "SELECT token FROM bauta_token WHERE mask = ? AND lookup = ?"
    private static let looking = "SELECT 1 FROM bauta_token WHERE mask = ? AND token = ?"
    private static let inserting = "INSERT INTO bauta_token VALUES(?, ?, ?, ?, ?, ?, ?)"
    /// How often a number is drawn that may be taken.
    private static let attempts = 2000

    /// The tokens of `file`; those that have expired at `moment` are deleted with what they stand for.
    init(of file: consuming VaultFile, at moment: VaultMoment) throws {
        guard let key = try file.versions().last else { throw VaultError.noPublicKey(path: file.path) }
        let context = ValueSeal.context(vault: file.uuid, version: key.version)
        let path = file.path
        let connection = file.take()
        try connection.execute("BEGIN IMMEDIATE", for: "begin")
        try connection.run(
            "DELETE FROM bauta_token WHERE expires <= ?", [.integer(moment.seconds)], for: "delete expired tokens")
        let next = try (connection.integer("SELECT max(token_id) FROM bauta_token") ?? 0) + 1
        try self.init(connection, path: path, next: next, at: moment, sealing: Sealing(key: key, context: context))
    }

    /// The tokens of a vault that vanishes with the process: nothing is sealed.
    init(vanishingAt moment: VaultMoment) throws {
        let connection = try SQLiteConnection(vanishing: "PRAGMA cache_size=-65536; \(VaultSchema.tokens)")
        try connection.execute("BEGIN", for: "begin")
        let path = connection.path
        try self.init(connection, path: path, next: 1, at: moment, sealing: nil)
    }

    private init(
        _ connection: consuming SQLiteConnection, path: String, next: Int, at moment: VaultMoment, sealing: Sealing?
    ) throws {
        // Nothing is moved into the table before nothing can fail any more.
        let find = try connection.prepare(Self.finding, for: "find a token")
        let taken = try connection.prepare(Self.looking, for: "find a token")
        let insert = try connection.prepare(Self.inserting, for: "add a token")
        self.find = find
        self.taken = taken
        self.insert = insert
        self.connection = connection
        self.path = path
        self.next = next
        self.moment = moment
        self.sealing = sealing
    }

    /// The share of the mask `label`, whose tokens look like `form` and expire after `days`.
    mutating func mask(_ label: String, form: TokenForm, days: Int?) throws -> TokenMask {
        let query = "SELECT mask FROM bauta_mask WHERE label = ?"
        var number = try connection.integer(query, [QueryValue(label)])
        if number == nil {
            try connection.run("INSERT INTO bauta_mask(label) VALUES(?)", [QueryValue(label)], for: "add a mask")
            number = try connection.integer(query, [QueryValue(label)])
            isChanged = true
        }
        return TokenMask(
            number: number ?? 0, label: label, form: form, expires: days.map { moment.seconds(after: $0) })
    }

    /// Appends the token of the value that `lookup` knows again; false where it has none.
    func append(_ lookup: ArraySlice<UInt8>, of mask: TokenMask, to output: inout [UInt8]) throws -> Bool {
        try find.bind(.integer(mask.number), at: 1)
        try find.bind(.blob(Array(lookup)), at: 2)
        defer { find.reset() }
        guard try find.step() else { return false }
        switch find.value(0) {
        case .integer(let number): output += Array(String(number).utf8)
        case .text(let text): output += text
        default: throw StoreError.damaged(path: path, place: "a token")
        }
        return true
    }

    /// Draws a token for `original`, which has none, keeps it, and appends it.
    mutating func add(
        _ original: ArraySlice<UInt8>, lookup: ArraySlice<UInt8>, of mask: TokenMask, to output: inout [UInt8]
    ) throws {
        let start = output.count
        for _ in 0..<Self.attempts {
            mask.form.draw(using: &generator, into: &output)
            let token = Self.value(of: output[start...], as: mask.form)
            if !output[start...].elementsEqual(original), try !isTaken(token, of: mask) {
                try keep(token, for: original, lookup: lookup, of: mask)
                isChanged = true
                return
            }
            output.removeSubrange(start...)
        }
        throw VaultError.exhausted(path: path, mask: mask.label, maximum: mask.form.count ?? 0)
    }

    /// Makes what was added last, whatever becomes of the process.
    mutating func commit() throws {
        if !isChanged { return }
        try connection.execute("COMMIT", for: "commit")
        isChanged = false
        try connection.execute("BEGIN IMMEDIATE", for: "begin")
    }

    /// Whether a number is a token of the mask already; of texts none ever is.
    private func isTaken(_ token: QueryValue, of mask: TokenMask) throws -> Bool {
        guard case .integer = token else { return false }
        try taken.bind(.integer(mask.number), at: 1)
        try taken.bind(token, at: 2)
        defer { taken.reset() }
        return try taken.step()
    }

    private mutating func keep(
        _ token: QueryValue, for original: ArraySlice<UInt8>, lookup: ArraySlice<UInt8>, of mask: TokenMask
    ) throws {
        var sealed: [UInt8]?
        if let seal = try openSeal() {
            let binding = ValueSeal.binding(mask: mask.label, token: Self.text(of: token))
            sealed = try seal.seal.seal(original, number: next, binding: binding)
            try insert.bind(.integer(seal.number), at: 5)
        }
        try insert.bind(.integer(next), at: 1)
        try insert.bind(.integer(mask.number), at: 2)
        try insert.bind(.blob(Array(lookup)), at: 3)
        try insert.bind(token, at: 4)
        try insert.bind(QueryValue(blob: sealed), at: 6)
        try insert.bind(QueryValue(mask.expires), at: 7)
        try insert.run()
        next += 1
    }

    /// The seal of this run, made when something is sealed for the first time; nil in a vault that vanishes.
    private mutating func openSeal() throws -> (number: Int, seal: ValueSeal)? {
        guard seal == nil, let sealing else { return seal }
        let (made, encapsulated) = try ValueSeal.make(to: sealing.key.key, context: sealing.context)
        let number = try (connection.integer("SELECT max(seal) FROM bauta_seal") ?? 0) + 1
        try connection.run(
            "INSERT INTO bauta_seal VALUES(?, ?, ?, ?)",
            [.integer(number), .integer(sealing.key.version), .blob(encapsulated), QueryValue(moment.text)],
            for: "add a seal")
        seal = (number, made)
        return seal
    }

    /// A token as it is stored: numbers as numbers.
    static func value(of token: ArraySlice<UInt8>, as form: TokenForm) -> QueryValue {
        if case .integer = form, let number = Int(String(decoding: token, as: UTF8.self)) { return .integer(number) }
        return .text(Array(token))
    }

    /// The text of a stored token.
    static func text(of token: QueryValue) -> [UInt8] {
        switch token {
        case .integer(let number): Array(String(number).utf8)
        case .text(let text): text
        default: []
        }
    }
}
