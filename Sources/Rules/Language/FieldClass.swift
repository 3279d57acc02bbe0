/// What a column says of people: the auditor's word.
public enum FieldClass: String, Sendable, CaseIterable {
    /// Identifies a person alone.
    case direct
    /// Identifies together with others.
    case quasi
    /// Must not be learned of a person.
    case sensitive
    /// Text in which anything may stand.
    case freeText = "free-text"
    /// Says nothing of people.
    case none
}
