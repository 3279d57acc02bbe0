public import Records

/// One way of masking: a value that is made from a rule's parameters and then masks with any number of keys.
///
/// A new method is one file in `Methods`, one line in `MethodCatalog.all` and one test file.
public protocol MaskingMethod: Sendable {
    /// What the method is called, what it promises, and examples that are run as tests.
    static var descriptor: MethodDescriptor { get }

    /// Reads the parameters once; what is wrong with them is said here, before the first record.
    init(_ parameters: MethodParameters) throws(MaskingError)

    /// Whether two different values can have the same pseudonym under these parameters.
    var uniqueness: Uniqueness { get }

    /// What the masked value still tells of the original under these parameters; nil = nothing.
    var keeps: String? { get }

    /// What it takes to get the value back under these parameters; nil = nothing does.
    var reversible: String? { get }

    /// The most characters that a result may have for a value of at most `length`; nil where there is no limit.
    func longestResult(of length: Int) -> Int?

    /// Refuses a column whose type can hold no value of the method's grammar.
    func bind(type: ValueType) throws(MaskingError)

    /// What masks under `key`: one per worker, because it owns buffers. A method without a key ignores it.
    func masker(key: SubKey) throws(MaskingError) -> any ValueMasker

    /// The vault that keeps what the method gives and what it stands for; nil where the key is enough.
    var vault: VaultUse? { get }

    /// What masks under `key` with what `tokens`, the mask's share of the open vault, gives.
    func masker(key: SubKey, tokens: any TokenVault) throws(MaskingError) -> any ValueMasker

    /// What turns masked values back under `key`; nil where the key is not enough.
    func revealer(key: SubKey) throws(MaskingError) -> (any ValueMasker)?

    /// What masks by the subject of each record under `key`, that of the subjects' mask; nil where values are enough.
    func subjectMasker(key: SubKey) throws(MaskingError) -> (any SubjectMasker)?

    /// The columns of the same record whose masked values it takes, by name.
    var companions: [String] { get }

    /// What masks with the masked values of `companions` under `key`.
    func companionMasker(key: SubKey) throws(MaskingError) -> (any CompanionMasker)?
}

extension MaskingMethod {
    /// Every type will do, where the method does not say otherwise.
    public func bind(type: ValueType) throws(MaskingError) {}

    /// As long as the value where the method keeps lengths, else without limit, where it does not say otherwise.
    public func longestResult(of length: Int) -> Int? { Self.descriptor.isLengthPreserving ? length : nil }

    /// The key is enough, where the method does not say otherwise.
    public var vault: VaultUse? { nil }

    /// The key is enough, where the method does not say otherwise.
    public func masker(key: SubKey, tokens: any TokenVault) throws(MaskingError) -> any ValueMasker {
        try masker(key: key)
    }

    /// Values are enough, where the method does not say otherwise.
    public func subjectMasker(key: SubKey) throws(MaskingError) -> (any SubjectMasker)? { nil }

    /// No other column, where the method does not say otherwise.
    public var companions: [String] { [] }

    /// Values are enough, where the method does not say otherwise.
    public func companionMasker(key: SubKey) throws(MaskingError) -> (any CompanionMasker)? { nil }

    /// What the card says, where the method does not say otherwise.
    public var reversible: String? { Self.descriptor.reversible }

    /// Nothing of the value is kept, where the method does not say otherwise.
    public var keeps: String? { nil }

    /// No key turns values back, where the method does not say otherwise.
    public func revealer(key: SubKey) throws(MaskingError) -> (any ValueMasker)? { nil }
}

/// Masks the values of one column under one key; it owns and reuses its buffers.
public protocol ValueMasker {
    /// Appends the masked value to `output`, or answers false where `value` is outside the method's grammar.
    ///
    /// After false, what was appended is garbage that the caller cuts off. The null that `nullify` gives has no bytes:
    /// only the batch entry can tell it from empty text.
    mutating func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool

    /// Masks the values of a column batch and appends one field for each to `results`.
    ///
    /// A result is the place of the masked value in `output`, or `Field.null`, or `Field.invalid` for a value outside
    /// the method's grammar, or `Field.kept` for one that says nothing and stays as it is. A null is masked as the
    /// empty value: who asks to mask it wants it hidden.
    mutating func mask(
        _ values: [Field], of bytes: Span<UInt8>, into output: inout [UInt8], results: inout [Field])
}

extension ValueMasker {
    /// Masks value after value, with one call through the existential for the whole column.
    public mutating func mask(
        _ values: [Field], of bytes: Span<UInt8>, into output: inout [UInt8], results: inout [Field]
    ) {
        for field in values {
            let start = output.count
            if mask(bytes.extracting(field.range), into: &output) {
                results.append(Field(start: start, length: output.count - start))
            } else {
                output.removeSubrange(start...)
                results.append(.invalid)
            }
        }
    }
}
