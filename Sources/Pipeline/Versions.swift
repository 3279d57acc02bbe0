internal import Compression
internal import Store

/// What this program is made of, for the audit.
public enum Versions {
    /// Bauta's own version.
    public static let bauta = "0.1.0"

    /// The versions as one JSON object.
    public static var json: String {
        let versions = [
            ("bauta", bauta), ("sqlite", SQLiteConnection.libraryVersion), ("deflate", Deflater.libraryName),
        ]
        return "{" + versions.map { "\"\($0.0)\":\"\($0.1)\"" }.joined(separator: ",") + "}"
    }
}
