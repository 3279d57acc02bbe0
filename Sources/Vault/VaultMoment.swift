internal import Foundation

/// A moment as a vault needs it: to show, and to reckon with.
public struct VaultMoment: Sendable {
    /// ISO 8601, UTC, milliseconds.
    public let text: String
    /// The seconds since 1970.
    public let seconds: Int

    /// The moment that is `days` days from now.
    public static func now(plus days: Int = 0) -> VaultMoment {
        let date = Date.now.addingTimeInterval(Double(days) * 86_400)
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        return VaultMoment(text: date.formatted(style), seconds: Int(date.timeIntervalSince1970))
    }

    /// The day of `seconds`, for people.
    public static func day(of seconds: Int) -> String {
        Date(timeIntervalSince1970: Double(seconds)).formatted(Date.ISO8601FormatStyle().year().month().day())
    }

    /// The second that is `days` days later.
    func seconds(after days: Int) -> Int { seconds + days * 86_400 }
}
