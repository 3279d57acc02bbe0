internal import Records

/// What a record must be, and what becomes of it if it is not.
struct RecordRules {
    /// How many fields a record has.
    let columns: Int
    /// The columns that may hold any bytes.
    let binary: Set<Int>
    /// The largest record in bytes.
    let maxRecord: Int
    /// Whether bad records are set aside.
    let collectsRejects: Bool
    /// What messages call the source.
    let source: String
}
