import Records
import Testing

@testable import Ingest

/// The scanner and its plain twins agree on whatever records, rules and bytes.
struct JSONPlainTwinTests {
    /// Which lines hold an object, by the plain reading.
    private static func agree(_ lines: [[UInt8]], _ rules: [JSONPathRule]) throws {
        var asking = JSONAsking()
        asking.collectsRejects = true
        asking.gathersUnlisted = true
        let batch = try readJSON(Array(lines.joined(separator: [UInt8(ascii: "\n")])), rules, asking)
        var offset = 0
        var records: [Int] = []
        var rejects: [Int] = []
        for line in lines {
            let isBlank = line.allSatisfy { Array(" \t\r".utf8).contains($0) }
            let isObject = PlainJSON.parse(line)?.isObject == true
            if isObject { records.append(offset) } else if !isBlank { rejects.append(offset) }
            offset += line.count + 1
        }
        try #require((batch.origins.map(\.offset) == records) as Bool)
        try #require((batch.rejects.map(\.offset) == rejects) as Bool)
    }

    @Test func `mutated records are read or refused as by the plain reading`() throws {
        var random = RandomJSON(seed: 11)
        for _ in 0..<100 {
            let rules = try pathRules(random.rules())
            let lines = (0..<200).map { _ in random.mutated(random.record()) }
            try Self.agree(lines, rules)
            for line in lines.prefix(40) { try Self.agree([line], rules) }
        }
    }

    @Test func `records cut at every byte are refused`() throws {
        var random = RandomJSON(seed: 12)
        for _ in 0..<60 {
            let rules = try pathRules(random.rules())
            let bytes = Array(random.record().utf8)
            try Self.agree((0...bytes.count).map { Array(bytes.prefix($0)) }, rules)
            for count in 0...bytes.count { try Self.agree([Array(bytes.prefix(count))], rules) }
        }
    }

    @Test func `what is noted is what the rules say of each value`() throws {
        var random = RandomJSON(seed: 13)
        var compared = 0
        for _ in 0..<4000 {
            let spelled = random.rules()
            let rules = try pathRules(spelled)
            let text = random.record()
            let bytes = Array(text.utf8)
            let record = try #require(PlainJSON.parse(bytes))
            let expected = PlainNotes(rules, of: record, in: bytes)
            if expected.isTied { continue }
            compared += 1
            try Self.compare(expected, record, bytes, rules, "\(spelled) of \(text)")
        }
        #expect(compared > 2000)
    }

    private static func compare(
        _ expected: PlainNotes, _ record: PlainJSON, _ bytes: [UInt8], _ rules: [JSONPathRule], _ note: String
    ) throws {
        var asking = JSONAsking()
        asking.gathersUnlisted = true
        let batch = try readJSON(bytes, rules, asking)
        let removing = Set(rules.filter { $0.role == .removed }.map(\.column))
        // What is taken out has a comma with it, by which it may differ.
        func plain(_ noted: [Noted]) -> [Noted] {
            noted.map { removing.contains($0.column) ? Noted($0.column, $0.text, "") : $0 }
        }
        try #require(plain(batch.noted) == plain(expected.noted), "\(note)")
        try #require(batch.unlistedPaths == expected.forbidden, "\(note)")
        for column in 0..<jsonColumns {
            let fields = batch.fields(of: column)
            let sorted = (0..<fields.count).map { NotedText(batch.fields[fields.first + $0], in: batch.bytes) }
            try #require(sorted == expected.noted.filter { $0.column == column }.map(\.text), "\(note)")
        }
        let rest = Array(batch.spliced(removing)[0].utf8)
        let left = try #require(PlainJSON.parse(rest), "\(note): \(String(decoding: rest, as: UTF8.self))")
        try #require(left.tokens(of: rest) == record.tokens(of: bytes, without: expected.removed), "\(note)")
    }
}
