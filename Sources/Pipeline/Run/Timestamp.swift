internal import Foundation

/// Moments as the store spells them: ISO 8601, UTC, milliseconds.
enum Timestamp {
    /// This moment.
    static func now() -> String {
        Date.now.formatted(.iso8601.year().month().day().time(includingFractionalSeconds: true).timeZone(separator: .omitted))
    }
}
