internal import Foundation

/// Moments as the store spells them: ISO 8601, UTC, milliseconds.
public enum Timestamp {
    /// This moment.
    public static func now() -> String {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        return Date.now.formatted(style)
    }
}
