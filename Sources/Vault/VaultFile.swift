internal import Foundation
public import Masking
internal import Records
internal import Store

/// A vault's file, open for changing it.
struct VaultFile: ~Copyable {
    /// Its path, as it was named.
    let path: String
    /// The name that binds what is sealed to this vault.
    let uuid: String
    /// The connection.
    let connection: SQLiteConnection

    /// Opens the vault at `path`; `locking` is how SQLite holds its locks.
    init(opening path: String, locking: String = "NORMAL") throws {
        let real = try Self.checked(path)
        let connection = try SQLiteConnection(
            changing: real, settings: "PRAGMA locking_mode=\(locking); " + VaultSchema.settings)
        guard case .text(let name) = try connection.value("SELECT uuid FROM bauta_vault") else {
            throw VaultError.notAVault(path: path)
        }
        uuid = String(decoding: name, as: UTF8.self)
        self.path = path
        self.connection = connection
    }

    /// The connection, which goes on without what is known of the file.
    consuming func take() -> SQLiteConnection { connection }

    /// Where the vault at `path` really lies; throws where there is none that this program knows.
    @discardableResult
    static func checked(_ path: String) throws -> String {
        guard let real = RealPath.of(path) else { throw VaultError.absent(path: path) }
        let header: StoreHeader?
        do {
            header = try StoreHeader(of: real)
        } catch StoreError.refused {
            throw VaultError.notAVault(path: path)
        }
        guard let header, header.applicationID == VaultSchema.applicationID, header.version >= 1 else {
            throw VaultError.notAVault(path: path)
        }
        guard header.version <= VaultSchema.formatVersion else {
            throw VaultError.newerFormat(path: path, version: header.version)
        }
        if try RealPath.links(of: real) > 1 { throw VaultError.hardLink(path: path) }
        return real
    }

    /// Makes an empty vault at `path`, mode 0600, which seals to `key`.
    static func make(_ path: String, sealingTo key: RevealPublicKey, at moment: VaultMoment) throws {
        let connection: SQLiteConnection
        do {
            connection = try SQLiteConnection(making: path, settings: VaultSchema.settings)
        } catch StoreError.refused(_, .existing) {
            throw VaultError.existing(path: path)
        }
        try connection.execute("BEGIN IMMEDIATE", for: "begin")
        try connection.execute(VaultSchema.creation, for: "create")
        let uuid = UUID().uuidString.lowercased()
        try connection.run(
            "INSERT INTO bauta_vault VALUES(?, ?)", [QueryValue(uuid), QueryValue(moment.text)], for: "create")
        try add(key, version: 1, to: connection, at: moment)
        var event = VaultEvent("vault-created", at: moment)
        event.add("key", key.id)
        try VaultTrail.append(event, to: connection)
        try connection.execute("COMMIT", for: "commit")
    }

    /// Adds `key` as the next version, to which everything is sealed from now on; gives its number.
    func add(_ key: RevealPublicKey, at moment: VaultMoment) throws -> Int {
        try connection.execute("BEGIN IMMEDIATE", for: "begin")
        let known = try versions()
        if let old = known.first(where: { $0.key == key }) {
            throw VaultError.knownKey(path: path, version: old.version)
        }
        let version = (known.last?.version ?? 0) + 1
        try Self.add(key, version: version, to: connection, at: moment)
        var event = VaultEvent("key-added", at: moment)
        event.add("version", version)
        event.add("key", key.id)
        try VaultTrail.append(event, to: connection)
        try connection.execute("COMMIT", for: "commit")
        return version
    }

    private static func add(
        _ key: RevealPublicKey, version: Int, to connection: borrowing SQLiteConnection, at moment: VaultMoment
    ) throws {
        try connection.run(
            "INSERT INTO bauta_reveal_key VALUES(?, ?, ?)",
            [.integer(version), .blob(key.bytes), QueryValue(moment.text)], for: "add a key")
    }

    /// The public keys, the newest last.
    func versions() throws -> [VaultKey] {
        var versions: [VaultKey] = []
        try connection.rows("SELECT version, public_key, added FROM bauta_reveal_key ORDER BY version") { row in
            versions.append(
                VaultKey(version: row.integer(0), key: RevealPublicKey(bytes: row.bytes(1)), added: row.text(2)))
        }
        return versions
    }
}

/// A version of a vault's reveal key.
public struct VaultKey: Sendable, Equatable {
    /// Its number, from 1.
    public let version: Int
    /// Its public half.
    public let key: RevealPublicKey
    /// When it was added.
    public let added: String
}

/// What administrators do with vaults.
public enum VaultAdministration {
    /// Makes an empty vault at `path` that seals to `key`.
    public static func create(_ path: String, sealingTo key: RevealPublicKey) throws {
        try VaultFile.make(path, sealingTo: key, at: .now())
    }

    /// Makes `key` the one to which the vault at `path` seals from now on; gives its version.
    public static func add(_ key: RevealPublicKey, to path: String) throws -> Int {
        try VaultFile(opening: path).add(key, at: .now())
    }
}
