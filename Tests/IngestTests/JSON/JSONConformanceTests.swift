import Foundation
import Records
import TestSupport
import Testing

@testable import Ingest

/// The files of the JSON test suite by Nicolas Seriot: `y_` must be read, `n_` refused, `i_` may be either.
@Suite(.enabled(if: SharedData.has("data/json-nst"), "../shared/data/json-nst is absent"))
struct JSONConformanceTests {
    /// A file of the suite.
    private struct Case {
        let name: String
        let bytes: [UInt8]
    }

    private static func cases(_ folder: String) throws -> [Case] {
        let path = "data/json-nst/\(folder)"
        return try FileManager.default.contentsOfDirectory(atPath: SharedData.path(path)).sorted().map {
            Case(name: $0, bytes: try SharedData.bytes("\(path)/\($0)"))
        }
    }

    /// How many lines of `bytes` are records and how many are refused, whatever the rules are.
    private static func read(_ bytes: [UInt8], _ rules: [String] = ["v", "= **"]) throws -> (records: Int, rejects: Int)
    {
        var asking = JSONAsking()
        asking.collectsRejects = true
        let batch = try readJSON(bytes, pathRules(rules), asking)
        return (batch.records, batch.rejects.count)
    }

    private static func wrapped(_ bytes: [UInt8]) -> [UInt8] { Array("{\"v\":".utf8) + bytes + Array("}".utf8) }

    /// `bytes` with blanks for line ends.
    private static func onOneLine(_ bytes: [UInt8]) -> [UInt8] {
        bytes.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") ? UInt8(ascii: " ") : $0 }
    }

    /// Whether `bytes` are read as JSON in a string is.
    private static func isDocument(_ bytes: [UInt8]) throws -> Bool {
        let documents = try JSONDocuments(rules: pathRules(["**"]), columns: jsonColumns, maxDepth: 64)
        var batch = RecordBatch(columns: 0)
        _ = documents.read([Field(start: 0, length: bytes.count)], of: bytes.span, into: &batch)
        return !batch.texts[0].isInvalid
    }

    @Test func `what must be read is read, wrapped and bare`() throws {
        let cases = try Self.cases("test_parsing").filter { $0.name.hasPrefix("y_") }
        #expect(cases.count == 95)
        for file in cases {
            let answer = try Self.read(Self.wrapped(Self.onOneLine(file.bytes)))
            #expect(answer == (1, 0), "\(file.name)")
            #expect(try Self.isDocument(file.bytes), "\(file.name)")
        }
    }

    @Test func `what must be refused is refused, wrapped and bare`() throws {
        let cases = try Self.cases("test_parsing").filter { $0.name.hasPrefix("n_") }
        #expect(cases.count == 188)
        for file in cases {
            let answer = try Self.read(Self.wrapped(file.bytes))
            #expect(answer.rejects > 0, "\(file.name)")
            #expect(try !Self.isDocument(file.bytes), "\(file.name)")
        }
    }

    @Test func `no file makes a reader fail in another way, whatever the rules are`() throws {
        for file in try Self.cases("test_parsing") + Self.cases("test_transform") {
            for rules in [[], ["**"], ["- **"], ["v", "= ** ?9"], ["v.* ~8", "*.** ~8", "**"], ["v[*]", "[*]"]] {
                for bytes in [file.bytes, Self.wrapped(file.bytes), Self.wrapped(Self.onOneLine(file.bytes))] {
                    let answer = try Self.read(bytes, rules)
                    #expect(answer.records + answer.rejects > 0 || bytes.allSatisfy { $0 <= 0x20 }, "\(file.name)")
                }
            }
        }
    }

    @Test func `what may be either is as the plain reading has it`() throws {
        for file in try Self.cases("test_parsing") where file.name.hasPrefix("i_") {
            let isRead = PlainJSON.parse(file.bytes) != nil
            #expect(try Self.isDocument(file.bytes) == isRead, "\(file.name)")
        }
    }
}
