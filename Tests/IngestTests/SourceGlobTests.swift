import Records
import TestSupport
import Testing

@testable import Ingest

struct SourceGlobTests {
    @Test func `matches come in the order of their bytes`() throws {
        let folder = try TemporaryFolder()
        for name in ["b-10.csv", "b-9.csv", "B.csv", "a.csv", "é.csv", "x.tsv", "[1].csv"] {
            try folder.write("x", to: name)
        }
        let names = try SourceGlob.paths(matching: folder.file("*.csv")).map { $0.split(separator: "/").last ?? "" }
        #expect(names == ["B.csv", "[1].csv", "a.csv", "b-10.csv", "b-9.csv", "é.csv"])
        #expect(try SourceGlob.paths(matching: folder.file("b-?.csv")) == [folder.file("b-9.csv")])
        #expect(try SourceGlob.paths(matching: folder.file("[ab].csv")) == [folder.file("a.csv")])
        #expect(try SourceGlob.paths(matching: folder.file("[1].csv")) == [folder.file("[1].csv")])
    }

    @Test func `a pattern that matches nothing is an error`() throws {
        do throws(IngestError) {
            _ = try SourceGlob.paths(matching: "/nowhere/*.csv")
            Issue.record("it matched")
        } catch {
            #expect(error == .noMatch(pattern: "/nowhere/*.csv"))
            #expect(error.status == .io)
            #expect(error.description == "/nowhere/*.csv: no such file; check the path or the pattern")
        }
    }
}
