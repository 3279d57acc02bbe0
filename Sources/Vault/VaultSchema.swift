/// The tables of a vault, format 1: one SQLite file that anyone can look into and nobody can open without a reveal key.
enum VaultSchema {
    /// What marks a SQLite file as a vault: `BAUV`.
    static let applicationID = 0x4241_5556
    /// The format that this program writes, and the newest that it reads.
    static let formatVersion = 1

    /// The tables of tokens, which a vault that vanishes has, too.
    ///
    /// A token's nonce is its number, its moment that of its seal. `expires` counts seconds since 1970.
    static let tokens = """
        CREATE TABLE bauta_mask(mask INTEGER PRIMARY KEY, label TEXT UNIQUE);
        CREATE TABLE bauta_token(token_id INTEGER PRIMARY KEY, mask INTEGER, lookup BLOB, token, seal INTEGER,
        sealed BLOB, expires INTEGER);
        CREATE UNIQUE INDEX bauta_token_lookup ON bauta_token(mask, lookup);
        CREATE UNIQUE INDEX bauta_token_token ON bauta_token(mask, token);
        CREATE INDEX bauta_token_expires ON bauta_token(expires) WHERE expires IS NOT NULL;
        """

    /// All that makes an empty vault.
    static let creation = """
        PRAGMA application_id=\(applicationID); PRAGMA user_version=\(formatVersion);
        CREATE TABLE bauta_vault(uuid TEXT, created TEXT);
        CREATE TABLE bauta_reveal_key(version INTEGER PRIMARY KEY, public_key BLOB UNIQUE, added TEXT);
        CREATE TABLE bauta_seal(seal INTEGER PRIMARY KEY, version INTEGER, encapsulated BLOB, created TEXT);
        CREATE TABLE bauta_audit(sequence INTEGER PRIMARY KEY, time TEXT, event TEXT, previous BLOB, hash BLOB);
        \(tokens)
        """

    /// What is deleted is overwritten, and what is committed is on the disk.
    static let settings = """
        PRAGMA journal_mode=DELETE; PRAGMA secure_delete=ON; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536
        """
}
