extension SourceFormat {
    /// JSON Lines: one object a line.
    public static let jsonl = SourceFormat(
        name: "jsonl", summary: "JSON Lines: one object a line", fileExtensions: ["jsonl", "ndjson"],
        layout: .jsonLines, firstByte: UInt8(ascii: "{"))
}
