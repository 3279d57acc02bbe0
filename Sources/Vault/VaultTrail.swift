internal import Foundation
internal import Records
internal import Store

/// An entry of a vault's audit on its way: one JSON object.
struct VaultEvent {
    private let name: String
    private let moment: VaultMoment
    private var members: [(name: String, json: String)] = []

    /// An event without further members.
    init(_ name: String, at moment: VaultMoment) {
        self.name = name
        self.moment = moment
    }

    /// Adds a text.
    mutating func add(_ member: String, _ value: String) { members.append((member, JSONText.quoted(value))) }

    /// Adds a whole number.
    mutating func add(_ member: String, _ value: Int) { members.append((member, "\(value)")) }

    /// Adds whole numbers.
    mutating func add(_ member: String, _ values: [Int]) {
        members.append((member, JSONObject.array(values.map(String.init))))
    }

    /// The time that the entry tells.
    var time: String { moment.text }

    /// The event's bytes as entry `sequence`: its own columns come first, so that the chain holds them.
    func text(sequence: Int) -> [UInt8] {
        var object = JSONObject()
        object.add("sequence", sequence)
        object.add("time", moment.text)
        object.add("event", name)
        for member in members { object.add(member.name, json: member.json) }
        return Array(object.text.utf8)
    }
}

/// An entry of a vault's audit, as it is stored.
public struct VaultEntry: Sendable, Equatable {
    /// Its number, from 1.
    public let sequence: Int
    /// When it was written.
    public let time: String
    /// The event: one JSON object.
    public let event: String
}

/// The audit of a vault: a hash chain like the one of the staging store.
enum VaultTrail {
    /// Appends `event` and gives its number; the caller commits.
    @discardableResult
    static func append(_ event: VaultEvent, to connection: borrowing SQLiteConnection) throws -> Int {
        var last = (sequence: 0, hash: HashChain.genesis)
        let query = "SELECT sequence, hash FROM bauta_audit ORDER BY sequence DESC LIMIT 1"
        try connection.rows(query) { row in last = (row.integer(0), row.bytes(1)) }
        let text = event.text(sequence: last.sequence + 1)
        try connection.run(
            "INSERT INTO bauta_audit VALUES(?, ?, ?, ?, ?)",
            [
                .integer(last.sequence + 1), QueryValue(event.time), .text(text), .blob(last.hash),
                .blob(HashChain.hash(previous: last.hash, event: text)),
            ], for: "write the audit")
        return last.sequence + 1
    }

    /// All entries, and whether each is what was written, in its place; what was cut off at the end is not seen.
    static func entries(of connection: borrowing SQLiteConnection) throws -> (entries: [VaultEntry], isWhole: Bool) {
        var entries: [VaultEntry] = []
        var isWhole = true
        var last = HashChain.genesis
        let query = "SELECT sequence, time, event, previous, hash FROM bauta_audit ORDER BY sequence"
        try connection.rows(query) { row in
            let entry = VaultEntry(sequence: row.integer(0), time: row.text(1), event: row.text(2))
            let opening = "{\"sequence\":\(entry.sequence),\"time\":\(JSONText.quoted(entry.time)),"
            let hash = HashChain.hash(previous: last, event: row.bytes(2))
            if entry.sequence != entries.count + 1 || !entry.event.hasPrefix(opening) || row.bytes(3) != last
                || row.bytes(4) != hash
            {
                isWhole = false
            }
            last = hash
            entries.append(entry)
        }
        return (entries, isWhole && !entries.isEmpty)
    }
}
