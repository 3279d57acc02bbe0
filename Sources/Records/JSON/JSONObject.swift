/// A JSON object, member by member, in the order in which they are added.
public struct JSONObject {
    private var members: [String] = []

    /// An object without members.
    public init() {}

    /// The object as JSON.
    public var text: String { "{\(members.joined(separator: ","))}" }

    /// Adds a text, or null.
    public mutating func add(_ name: String, _ value: String?) {
        add(name, json: value.map(JSONText.quoted) ?? "null")
    }

    /// Adds a number, or null.
    public mutating func add(_ name: String, _ value: Int?) { add(name, json: value.map(String.init) ?? "null") }

    /// Adds a truth value.
    public mutating func add(_ name: String, _ value: Bool) { add(name, json: "\(value)") }

    /// Adds a value that is JSON already.
    public mutating func add(_ name: String, json: String) { members.append("\(JSONText.quoted(name)):\(json)") }

    /// The array of `elements`, which are JSON already.
    public static func array(_ elements: [String]) -> String { "[\(elements.joined(separator: ","))]" }
}
