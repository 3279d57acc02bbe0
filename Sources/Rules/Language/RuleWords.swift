/// What becomes of a column that no rule names.
public enum Unlisted: String, Sendable, CaseIterable {
    /// The run ends before the first record: the default.
    case fail
    /// The column is not staged.
    case drop
    /// Its values are redacted.
    case redact
    /// Its values pass.
    case keep
}

/// What becomes of a value that its method or type cannot handle.
public enum OnInvalid: String, Sendable, CaseIterable {
    /// The run ends: the default.
    case fail
    /// It is redacted.
    case redact
    /// It becomes null.
    case nullify
    /// Its record is set aside.
    case reject
}

/// What becomes of a null or an empty value.
public enum OnAbsent: String, Sendable, CaseIterable {
    /// It passes as it is: the default.
    case keep
    /// It is masked like any other value; a null as the empty text.
    case mask
    /// The run ends.
    case fail
}
