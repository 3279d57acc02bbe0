/// The rules of a column as they are written: one, or a list of them.
struct ColumnDraft: Sendable {
    let name: Placed<String>
    let rules: [RuleDraft]
}

/// A named mask as it is written.
struct MaskDraft: Sendable {
    let name: Placed<String>
    let rule: RuleDraft
}

/// A dataset as it is written.
struct DatasetDraft: Sendable {
    let name: Placed<String>
    var sources: [String] = []
    var format: String?
    var dialect = DialectRule()
    var subject: Placed<String>?
    var expect: Expectation?
    var columns: [ColumnDraft] = []
    var unlisted: Unlisted?
    var onInvalid: OnInvalid?
}
