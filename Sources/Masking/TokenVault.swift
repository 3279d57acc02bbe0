public import Records

/// Gives the tokens of one mask and keeps what they stand for: the mask's share of an open vault.
///
/// Several workers ask at the same time. What fails is told by the vault itself, before anything is published.
public protocol TokenVault: Sendable {
    /// Appends the token of each of `values`, places in `bytes`, to `output`, and one field for each to `results`.
    ///
    /// `lookups` holds `TokenLookup.length` bytes for each value, by which a value is known again. Where the vault
    /// fails, a result is `Field.invalid`.
    func append(
        tokensOf values: [Field], in bytes: Span<UInt8>, lookups: [UInt8], to output: inout [UInt8],
        results: inout [Field])
}

/// What a rule says of its vault.
public struct VaultUse: Sendable, Equatable {
    /// The vault's path, as the rule names it.
    public let path: String
    /// What tokens look like.
    public let form: TokenForm
    /// After how many days a token and what it stands for are deleted; nil where they stay.
    public let days: Int?

    /// A use of the vault at `path`.
    public init(path: String, form: TokenForm, days: Int? = nil) {
        self.path = path
        self.form = form
        self.days = days
    }
}
