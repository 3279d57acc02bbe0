internal import Foundation
public import Masking
internal import Records
public import Rules
internal import Vault

/// Turns tokens of one column back into what they stand for, for whoever holds a reveal key of their vault.
///
/// The mask key is not needed. Each use stands in the vault's audit before the first original is given.
public struct VaultRevealRun: ~Copyable {
    /// The column, as it was asked for.
    private let column: String
    private var vault: VaultReveal
    /// How many tokens were turned back.
    public private(set) var revealed = 0

    /// What turns back the tokens of `column`, `DATASET.COLUMN`, with the keys that `keys` give, because of `reason`.
    ///
    /// Throws where no rule with a vault masks the column, or another one does, too. Errors are `ReportedError`s, each
    /// with its exit status.
    public init(_ ruleSet: RuleSet, column: String, keys: [KeyProvider], reason: String) throws {
        let branch = try RevealRun.branch(of: column, in: ruleSet)
        guard let path = branch.vaultPath else {
            throw PipelineError.incomplete(
                "\(branch.place): `\(branch.methodName)` of \(SafeText.escaped(column)) uses no vault; leave "
                    + "--reveal-key out", status: .usage)
        }
        let user = (name: ProcessInfo.processInfo.userName, number: Int(getuid()))
        let request = RevealRequest(column: column, mask: branch.maskLabel, reason: reason, user: user)
        let vault = try VaultReveal(opening: path, with: try keys.map { try $0.loadRevealKey() }, for: request)
        self.column = SafeText.escaped(column)
        self.vault = vault
    }

    /// Appends what `token`, the value of line `line`, stands for; throws where that is nothing.
    ///
    /// Normalization is not undone: what comes back is the value that was masked.
    public mutating func reveal(_ token: [UInt8], line: Int, into output: inout [UInt8]) throws {
        let place = "standard input:\(line)"
        switch try vault.reveal(token, into: &output) {
        case .original: revealed += 1
        case .unknown:
            throw PipelineError.incomplete(
                "\(place): no token of \(column), or one that has expired; see that the rules and the vault are those "
                    + "of the run", status: .malformed)
        case .otherKey(let version):
            throw PipelineError.incomplete(
                "\(place): its token is sealed to version \(version) of the vault's key; give that one with another "
                    + "--reveal-key", status: .wrongKey)
        case .damaged:
            throw PipelineError.incomplete(
                "\(place): what its token stands for is not what was sealed; restore the vault from a copy",
                status: .verification)
        }
    }

    /// Ends the use: the vault's audit says how many tokens were turned back.
    public func end() throws { try vault.end(values: revealed) }
}
