public import Records

/// Masks the values of one column by what belongs to the subject of each value's record.
///
/// The subjects of a batch come first, then its values in the same order.
public protocol SubjectMasker: ValueMasker {
    /// Takes the subject of each value that comes next, normalized, its place in `bytes`; an empty one is none.
    mutating func take(subjects: [Field], of bytes: Span<UInt8>)
}

extension ParameterDescriptor {
    /// The column whose value seeds what a method does to the other values of its record.
    static let subject = ParameterDescriptor(
        name: subjectName, type: .column, inheritedFrom: .dataset,
        summary: "The column or path of the same record that says whose it is; its own mask, with what that "
            + "normalizes, and its value seed the random choice.")

    /// What rules call the parameter.
    public static let subjectName = "subject"
}
