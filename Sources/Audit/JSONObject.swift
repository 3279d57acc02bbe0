internal import Records

/// A JSON object, member by member, in the order in which they are added.
struct JSONObject {
    private var members: [String] = []

    var text: String { "{\(members.joined(separator: ","))}" }

    mutating func add(_ name: String, _ value: String?) { add(name, json: value.map(JSONText.quoted) ?? "null") }

    mutating func add(_ name: String, _ value: Int?) { add(name, json: value.map(String.init) ?? "null") }

    mutating func add(_ name: String, _ value: Bool) { add(name, json: "\(value)") }

    /// Adds a value that is JSON already.
    mutating func add(_ name: String, json: String) { members.append("\(JSONText.quoted(name)):\(json)") }

    /// The array of `elements`, which are JSON already.
    static func array(_ elements: [String]) -> String { "[\(elements.joined(separator: ","))]" }
}
