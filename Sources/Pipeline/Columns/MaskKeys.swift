internal import Masking
internal import Records
internal import Rules

/// Derives the sub-key of each mask from the run's key, tenant and epoch, and has the vaults that the masks use.
struct MaskKeys: Sendable {
    /// The run's key.
    let key: MasterKey
    /// The run's tenant and epoch.
    let context: KeyContext
    /// The vaults of the run.
    var vaults = RunVaults()

    /// The sub-key of a column's rule; of one with a subject that of the subject's mask.
    func subKey(_ branch: Branch) -> SubKey {
        let subject = branch.subject?.label.description
        return key.subKey(
            purpose: subject == nil ? .mask : .subject, context: context, mask: subject ?? branch.maskLabel,
            algorithm: branch.descriptor.algorithm)
    }

    /// What masks the values of a rule whose method is `method`.
    func masker(of branch: Branch, _ method: any MaskingMethod) throws -> any ValueMasker {
        let key = subKey(branch)
        guard let tokens = try vaults.tokens(of: branch, method) else { return try method.masker(key: key) }
        return try method.masker(key: key, tokens: tokens)
    }

    /// A sub-key for something that is no mask.
    func subKey(_ purpose: KeyPurpose) -> SubKey {
        key.subKey(purpose: purpose, context: context)
    }

    /// The short keyed fingerprint that stands for a literal of the rules in the audit.
    func fingerprint(of literal: String) -> String {
        let digest = subKey(.audit).hmac(Array(literal.utf8))
        return "hmac:" + HexText.string(digest.prefix(8))
    }
}

extension ValueExceptions {
    /// The values that `branch` lets pass, as its mask sees them; nil where there are none.
    init?(_ branch: Branch, keys: MaskKeys) {
        if branch.exceptions.isEmpty { return nil }
        var normalizer = Normalizer(branch.normalize)
        let values = branch.exceptions.map { exception in
            var value: [UInt8] = []
            normalizer.normalize(Array(exception.value.utf8).span, into: &value)
            return value
        }
        self.init(values, key: keys.subKey(.audit))
    }
}
