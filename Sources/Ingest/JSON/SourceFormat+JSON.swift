extension SourceFormat {
    /// A JSON document: an array of records, or one with records in it.
    ///
    /// By its content alone only an array is told: a brace begins JSON Lines, too, and these are what exports write.
    public static let json = SourceFormat(
        name: "json", summary: "JSON: an array of records, or the records at a path", fileExtensions: ["json"],
        layout: .json(records: nil), firstByte: UInt8(ascii: "["))
    /// JSON Lines: one object a line.
    public static let jsonl = SourceFormat(
        name: "jsonl", summary: "JSON Lines: one object a line", fileExtensions: ["jsonl", "ndjson"],
        layout: .jsonLines, firstByte: UInt8(ascii: "{"))
}
