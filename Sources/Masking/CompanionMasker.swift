public import Records

/// Masks the values of one column with the masked values of other columns of each record, its companions.
public protocol CompanionMasker: ValueMasker {
    /// Takes the companions of each value that comes next, places in `bytes`: of each value as many as
    /// `MaskingMethod.companions` names, in that order. A null says nothing.
    mutating func take(companions: [Field], of bytes: Span<UInt8>)
}
