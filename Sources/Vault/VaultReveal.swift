public import Masking
internal import Records
internal import Store

/// Who asks a vault for originals, and why.
public struct RevealRequest: Sendable {
    /// The column, as it was asked for.
    public let column: String
    /// The label of its mask.
    public let mask: String
    /// The reason.
    public let reason: String
    /// The user's name and number.
    public let user: (name: String, number: Int)

    /// A request for originals of `column`, whose mask is `mask`.
    public init(column: String, mask: String, reason: String, user: (name: String, number: Int)) {
        self.column = column
        self.mask = mask
        self.reason = reason
        self.user = user
    }
}

/// What a vault says of a token.
public enum RevealedToken: Sendable, Equatable {
    /// What it stands for was appended.
    case original
    /// It stands for nothing: nobody drew it for this mask, or it has expired.
    case unknown
    /// It is sealed to another version of the vault's key.
    case otherKey(version: Int)
    /// Its row is not what was written.
    case damaged
}

/// A vault opened with reveal keys: each use stands in its audit before the first original is given.
public struct VaultReveal: ~Copyable {
    private let file: VaultFile
    private let request: RevealRequest
    private let keys: [Int: RevealKey]
    private let mask: Int?
    private let began: Int
    private let find: Statement
    private var seals: [Int: ValueSeal] = [:]

    private static let finding = """
        SELECT t.token_id, t.sealed, t.seal, s.version, s.encapsulated FROM bauta_token AS t JOIN bauta_seal AS s
        ON s.seal = t.seal WHERE t.mask = ? AND t.token = ? AND (t.expires IS NULL OR t.expires > ?)
        """

    /// Opens the vault at `path`; throws, and writes nothing, where none of `keys` is one of its own.
    public init(opening path: String, with keys: [RevealKey], for request: RevealRequest) throws {
        let file = try VaultFile(opening: path)
        let versions = try file.versions()
        var fitting: [Int: RevealKey] = [:]
        for version in versions {
            if let key = keys.first(where: { $0.publicHalf == version.key }) { fitting[version.version] = key }
        }
        guard !fitting.isEmpty else { throw VaultError.wrongKey(path: path, versions: versions.map(\.version)) }
        try file.connection.execute("BEGIN IMMEDIATE", for: "begin")
        let began = try VaultTrail.append(Self.event("reveal-began", of: request, fitting), to: file.connection)
        try file.connection.execute("COMMIT", for: "commit")
        let mask = try file.connection.integer(
            "SELECT mask FROM bauta_mask WHERE label = ?", [QueryValue(request.mask)])
        let find = try file.connection.prepare(Self.finding, for: "find a token")
        self.request = request
        self.began = began
        self.mask = mask
        self.keys = fitting
        self.find = find
        self.file = file
    }

    private static func event(
        _ name: String, of request: RevealRequest, _ keys: [Int: RevealKey]
    ) -> VaultEvent {
        var event = VaultEvent(name, at: .now())
        event.add("user", request.user.name)
        event.add("uid", request.user.number)
        event.add("column", request.column)
        event.add("mask", request.mask)
        event.add("reason", request.reason)
        event.add("key_versions", keys.keys.sorted())
        return event
    }

    /// Appends what `token` stands for to `output`, or says why it does not.
    public mutating func reveal(_ token: [UInt8], into output: inout [UInt8]) throws -> RevealedToken {
        guard let mask else { return .unknown }
        try find.bind(.integer(mask), at: 1)
        try find.bind(Self.stored(token), at: 2)
        try find.bind(.integer(VaultMoment.now().seconds), at: 3)
        defer { find.reset() }
        guard try find.step() else { return .unknown }
        let (number, sealed, seal, version) = (find.integer(0), find.bytes(1), find.integer(2), find.integer(3))
        guard let key = keys[version] else { return .otherKey(version: version) }
        if seals[seal] == nil {
            seals[seal] = try? ValueSeal(
                opening: find.bytes(4), with: key, context: ValueSeal.context(vault: file.uuid, version: version))
        }
        let binding = ValueSeal.binding(mask: request.mask, token: token)
        guard let original = seals[seal]?.open(sealed, number: number, binding: binding) else { return .damaged }
        output += original
        return .original
    }

    /// Says in the audit how many originals were given.
    public func end(values: Int) throws {
        var event = VaultEvent("reveal-ended", at: .now())
        event.add("began", began)
        event.add("values", values)
        try file.connection.execute("BEGIN IMMEDIATE", for: "begin")
        try VaultTrail.append(event, to: file.connection)
        try file.connection.execute("COMMIT", for: "commit")
    }

    /// A token as it is stored: one that is spelled as a number is one.
    private static func stored(_ token: [UInt8]) -> QueryValue {
        let text = String(decoding: token, as: UTF8.self)
        if let number = Int(text), String(number) == text { return .integer(number) }
        return .text(token)
    }
}
