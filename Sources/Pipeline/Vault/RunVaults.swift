internal import Masking
internal import Records
internal import Rules
internal import Vault

/// The vaults that a run holds open, each once, whatever paths lead to it.
struct RunVaults: Sendable {
    private var sessions: [VaultSession] = []
    /// By the path that a rule names, as seen from the working folder.
    private var places: [String: Int] = [:]

    /// No vaults.
    init() {}

    /// Opens the vaults of `references` for a run that keeps what it gives.
    init(opening references: [VaultReference]) throws {
        var known: [String: Int] = [:]
        for reference in references {
            let real = try VaultSession.check(reference.path)
            places[reference.path] = known[real] ?? sessions.count
            if known[real] != nil { continue }
            known[real] = sessions.count
            sessions.append(try VaultSession(opening: reference.path))
        }
    }

    /// Vaults in the place of those of `references` which keep nothing: their tokens are drawn and forgotten.
    init(drawing references: [VaultReference]) throws {
        for reference in references {
            places[reference.path] = sessions.count
            sessions.append(try VaultSession())
        }
    }

    /// What gives the tokens of `branch`'s mask; nil where it uses no vault.
    func tokens(of branch: Branch, _ method: any MaskingMethod) throws -> (any TokenVault)? {
        guard let use = method.vault, let path = branch.vaultPath, let place = places[path] else { return nil }
        return try sessions[place].tokens(of: branch.maskLabel, use: use)
    }

    /// Throws what has failed in a vault while tokens were given.
    func check() throws {
        for session in sessions { try session.check() }
    }

    /// Keeps all tokens that were given: from then on whoever reads one may ask what it stands for.
    func commit() throws {
        for session in sessions { try session.commit() }
    }
}

extension MaskingRun {
    /// Opens the vaults of the rules; in a dry run they are looked at and left as they are.
    ///
    /// One that lies where the store does is refused: whoever may read the store could take it along.
    func openVaults(of datasets: [String]? = nil) throws -> RunVaults {
        let vaults = ruleSet.vaults(of: datasets ?? options.only)
        for vault in vaults {
            try VaultSession.check(vault.path)
            guard let store = options.store, try VaultSession.isBeside(vault.path, store) else { continue }
            throw PipelineError.incomplete(
                "\(vault.place): vault '\(SafeText.escaped(vault.path))' lies in the folder of the staging database; "
                    + "move it to one that only this job may read, and name it there", status: .rules)
        }
        return try options.isDryRun ? RunVaults(drawing: vaults) : RunVaults(opening: vaults)
    }
}
