import Foundation
import Records
import TestSupport
import Testing

@testable import Ingest

/// Real JSON documents, and those of the JSON test suite by Nicolas Seriot, through the reader of documents.
@Suite(.enabled(if: SharedData.has("data/json-nst"), "../shared/data is absent"))
struct DocumentConformanceTests {
    private static let suite = "data/json-nst/test_parsing"
    private static let folders = ["json-simdjson", "chat-tau2bench", "chat-misc", "json-nst"]

    /// How the reading of a document ends.
    private static func status(_ bytes: [UInt8], _ asking: DocumentAsking = DocumentAsking()) throws
        -> Records.ExitStatus
    {
        do {
            _ = try readDocument(bytes, nil, asking)
            return .done
        } catch let error as IngestError {
            return error.status
        }
    }

    private static func files(_ prefix: String) throws -> [(name: String, bytes: [UInt8])] {
        try FileManager.default.contentsOfDirectory(atPath: SharedData.path(suite)).sorted()
            .filter { $0.hasPrefix(prefix) }.map { ($0, try SharedData.bytes("\(suite)/\($0)")) }
    }

    @Test(arguments: [("y_", 95), ("n_", 188), ("i_", 35)])
    func `the suite's documents are read or refused as their names say`(prefix: String, count: Int) throws {
        let files = try Self.files(prefix)
        #expect(files.count == count)
        for file in files {
            for readBytes in [1, 1 << 16] {
                let status = try Self.status(file.bytes, DocumentAsking { $0.limits.readBytes = readBytes })
                switch prefix {
                case "y_": #expect(status == .done, "\(file.name)")
                case "n_": #expect(status == .malformed, "\(file.name)")
                default: #expect(status == .done || status == .malformed, "\(file.name)")
                }
            }
        }
    }

    @Test(arguments: [nil, "a", "*", "[*]", "a.*[*]", "[*][*]"] as [String?])
    func `no document makes the reader fail in another way, wherever the records are`(path: String?) throws {
        for file in try Self.files("") {
            var asking = DocumentAsking { $0.collectsRejects = true }
            for takesAnyValue in [true, false] {
                asking.takesAnyValue = takesAnyValue
                do { _ = try readDocument(file.bytes, path, asking) } catch let error as IngestError {
                    #expect(error.status == .malformed, "\(file.name)")
                }
            }
        }
    }

    /// Where in a document the records are not: an array's elements, taken by Foundation.
    @Test func `real documents are read whole, byte for byte`() throws {
        var seen = 0
        for folder in Self.folders {
            let text = try SharedData.bytes("data/\(folder)/expected.json")
            let truth = try JSONSerialization.jsonObject(with: Data(text)) as? [String: Any]
            for (name, entry) in truth?["files"] as? [String: [String: Any]] ?? [:]
            where entry["format"] as? String == "json" {
                let path = "data/\(folder)/\(name)"
                let bytes = try name.hasSuffix(".gz") ? SharedData.inflated(path) : SharedData.bytes(path)
                let read = try readDocument(bytes, nil, DocumentAsking { $0.limits.sliceBytes = 4096 })
                let isArray = entry["top"] as? String == "list"
                #expect(read.records.count == (isArray ? entry["items"] as? Int : 1), "\(path)")
                expectWhole(read, bytes, isArray: isArray, path)
                seen += 1
            }
        }
        #expect(seen >= 20)
        print("documents read: \(seen)")
    }

    /// The records lie one behind the other, with nothing but a comma and blanks between them.
    private func expectWhole(_ read: ReadDocument, _ bytes: [UInt8], isArray: Bool, _ path: String) {
        var rest: [UInt8] = []
        var position = 0
        for (record, offset) in zip(read.records, read.offsets) {
            rest += bytes[position..<offset]
            position = offset + record.utf8.count
            #expect((bytes[offset..<position].elementsEqual(record.utf8)) as Bool, "\(path)")
        }
        rest += bytes[position...]
        let marks = rest.filter { !" \t\r\n".utf8.contains($0) }
        let commas = [UInt8](repeating: UInt8(ascii: ","), count: max(read.records.count - 1, 0))
        #expect((marks == (isArray ? Array("[".utf8) + commas + Array("]".utf8) : [])) as Bool, "\(path)")
    }

    @Test func `JSON Lines that are called JSON are refused with their cure`() throws {
        for name in ["BFCL_v4_live_parallel.json", "BFCL_v4_memory.json"] {
            let bytes = try SharedData.bytes("data/chat-bfcl/\(name)")
            let error = try documentError(String(decoding: bytes, as: UTF8.self))
            #expect(error?.status == .malformed)
            #expect(error?.description.contains("`format: jsonl`") == true)
            #expect(error?.description.contains(":2 (byte ") == true)
        }
    }
}
