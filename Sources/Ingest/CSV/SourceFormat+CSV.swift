extension SourceFormat {
    /// Comma-separated values: RFC 4180, and the dialects around it.
    public static let csv = SourceFormat(
        name: "csv", summary: "comma-separated values (RFC 4180), with a header", fileExtensions: ["csv"],
        layout: .rows(.csv), firstByte: nil)

    /// Tab-separated values: csv with a tab.
    public static let tsv = SourceFormat(
        name: "tsv", summary: "csv with a tab between fields", fileExtensions: ["tab", "tsv"], layout: .rows(.tsv),
        firstByte: nil)
}
