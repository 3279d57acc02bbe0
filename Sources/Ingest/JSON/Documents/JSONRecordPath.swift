internal import Records

/// Where in a JSON document its records are: how far a place in it is on the way to them.
///
/// The path leads to the records themselves where it ends with a wildcard. Where it ends with a key, or is empty, it
/// leads to a value, whose elements are the records if it is an array; any other value is a record itself.
struct JSONRecordPath: Sendable {
    /// How far a place is on the way: the number of steps taken, or one of two marks.
    typealias Reach = Int

    /// The place is not on the way.
    static let outside = -1
    /// The place is that of a record, whatever the value is.
    static let record = Int.max

    /// The path as messages show it.
    let spelling: String
    private let steps: [JSONPath.Step]
    /// The UTF-8 of each step's key; empty for a wildcard.
    private let keys: [[UInt8]]

    /// The records at `path`; nil stands for the document.
    init(_ path: JSONPath?) {
        spelling = path?.description ?? ""
        steps = path?.steps ?? []
        keys = steps.map { step in
            if case .key(let key) = step { Array(key.utf8) } else { [] }
        }
    }

    /// Whether a value at `reach` is the end of the way.
    func isEnd(_ reach: Reach) -> Bool { reach >= steps.count }

    /// Whether an array at `reach`, which is the end of the way, holds the records.
    func opensArray(at reach: Reach) -> Bool {
        guard reach != Self.record, let last = steps.last else { return reach != Self.record }
        if case .key = last { return true }
        return false
    }

    /// Whether the next step from `reach`, which is not the end of the way, takes all that is in a container.
    func isWildcard(after reach: Reach) -> Bool {
        if case .key = steps[reach] { return false }
        return true
    }

    /// Whether the step from `reach` on is the last one, and takes all that is in a container.
    func isLastWildcard(_ reach: Reach) -> Bool { reach == steps.count - 1 && isWildcard(after: reach) }

    /// The place `reach` again if the next step leads into such a container, else outside.
    func inside(_ reach: Reach, isObject: Bool) -> Reach {
        guard reach >= 0, reach < steps.count else { return Self.outside }
        return (steps[reach] == .anyElement) == isObject ? Self.outside : reach
    }

    /// Where the member `key` of an object at `reach`, in which the next step leads to a key, is.
    func member(_ key: [UInt8], of reach: Reach) -> Reach { keys[reach] == key ? reach + 1 : Self.outside }
}
