public import Records

/// Why a vault cannot be used, where its file is not at fault.
public enum VaultError: ReportedError, Equatable {
    /// There is no file at `path`.
    case absent(path: String)
    /// The file at `path` is no vault.
    case notAVault(path: String)
    /// The vault at `path` has a format that this program does not know.
    case newerFormat(path: String, version: Int)
    /// The vault at `path` can be read by another name, too.
    case hardLink(path: String)
    /// A file is in the way of a new vault at `path`.
    case existing(path: String)
    /// The vault at `path` has no public reveal key that anything can be sealed to.
    case noPublicKey(path: String)
    /// The public key is in the vault at `path` already, as `version`.
    case knownKey(path: String, version: Int)
    /// A mask has used up nearly all of its tokens, which are numbers up to `maximum`.
    case exhausted(path: String, mask: String, maximum: Int)
    /// None of the reveal keys is one of the vault's.
    case wrongKey(path: String, versions: [Int])

    /// The exit status of a run that this error ends.
    public var status: ExitStatus {
        switch self {
        case .absent, .notAVault, .newerFormat: .absent
        case .hardLink: .rules
        case .existing, .knownKey: .usage
        case .noPublicKey: .verification
        case .exhausted: .limit
        case .wrongKey: .wrongKey
        }
    }

    /// The message: place, what is wrong, what would be right.
    public var description: String {
        switch self {
        case .absent(let path):
            "\(Self.place(path)): there is no such vault; make it with `bauta vault create`, or mend its path"
        case .notAVault(let path): "\(Self.place(path)): is not a vault; name a file that `bauta vault create` made"
        case .newerFormat(let path, let version):
            "\(Self.place(path)): has format \(version), and this program knows \(VaultSchema.formatVersion); use a "
                + "newer bauta"
        case .hardLink(let path):
            "\(Self.place(path)): has a second hard link, which may lie anywhere; give the vault one name"
        case .existing(let path): "\(Self.place(path)): is there already; name a new file"
        case .noPublicKey(let path):
            "\(Self.place(path)): has no public key to seal to; add one with `bauta vault add-key`"
        case .knownKey(let path, let version):
            "\(Self.place(path)): has this public key already, as version \(version); make a new one with `bauta keys "
                + "generate --reveal`"
        case .exhausted(let path, let mask, let maximum):
            "\(Self.place(path)): \(SafeText.escaped(mask)) has used up nearly all numbers up to \(maximum); raise "
                + "`max`, or leave it out"
        case .wrongKey(let path, let versions):
            "\(Self.place(path)): no --reveal-key is the private half of one of its public keys, which are version "
                + "\(versions.map(String.init).joined(separator: ", ")); `bauta vault show` names them"
        }
    }

    private static func place(_ path: String) -> String { "vault '\(SafeText.escaped(path))'" }
}
