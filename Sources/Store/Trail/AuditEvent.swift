internal import Records

/// What an audit entry tells: one JSON object on one line.
///
/// It begins with the entry's own columns, so that a change of any of them breaks the chain, and ends with the
/// manifest's SHA-256 where a run was published.
public struct AuditEvent: Sendable {
    /// What happened: `run-published`.
    public let name: String
    private var members: [UInt8] = []

    /// An event without further members.
    public init(_ name: String) { self.name = name }

    /// Adds a text.
    public mutating func add(_ member: String, _ value: String) {
        begin(member)
        JSONText.append(value, to: &members)
    }

    /// Adds a whole number.
    public mutating func add(_ member: String, _ value: Int) {
        begin(member)
        members.append(contentsOf: "\(value)".utf8)
    }

    /// Adds the findings that were accepted; nothing where there are none.
    public mutating func add(accepted: [(id: String, reason: String)]) {
        if accepted.isEmpty { return }
        begin("accepted")
        let list = accepted.map { finding in
            var object = JSONObject()
            object.add("id", finding.id)
            object.add("reason", finding.reason)
            return object.text
        }
        members.append(contentsOf: JSONObject.array(list).utf8)
    }

    private mutating func begin(_ member: String) {
        members.append(UInt8(ascii: ","))
        JSONText.append(member, to: &members)
        members.append(UInt8(ascii: ":"))
    }

    /// The event's bytes up to the members that come last.
    func text(sequence: Int, time: String, run: Int) -> [UInt8] {
        var text = Self.opening(sequence: sequence, time: time, run: run)
        JSONText.append(name, to: &text)
        return text + members
    }

    /// How an event with these columns begins.
    public static func opening(sequence: Int, time: String, run: Int) -> [UInt8] {
        Array("{\"sequence\":\(sequence),\"time\":\(JSONText.quoted(time)),\"run\":\(run),\"event\":".utf8)
    }

    /// How the event of a run with this manifest ends.
    public static func closing(manifestSHA256: [UInt8]) -> [UInt8] {
        Array(",\"manifest_sha256\":\"\(HexText.string(manifestSHA256))\"}".utf8)
    }
}

/// An entry of the audit trail, as it is stored.
public struct AuditEntry: Sendable, Equatable {
    /// Its number, from 1 without gaps.
    public var sequence: Int
    /// When it was written (ISO 8601, UTC, milliseconds).
    public var time: String
    /// The run it tells of.
    public var run: Int
    /// The event's bytes: JSON in UTF-8.
    public var event: [UInt8]
    /// The hash of the entry before it.
    public var previous: [UInt8]
    /// Its own hash.
    public var hash: [UInt8]

    init(_ row: borrowing Statement) {
        sequence = row.integer(0)
        time = row.text(1)
        run = row.integer(2)
        event = row.bytes(3)
        previous = row.bytes(4)
        hash = row.bytes(5)
    }
}
