import Records
import Testing

@testable import Ingest

struct JSONRecordPathTests {
    private static func path(_ text: String?) throws -> JSONRecordPath {
        JSONRecordPath(try text.map { try JSONPath(parsing: $0) })
    }

    @Test(arguments: [(nil, true), ("a", true), ("a.b", true), ("a.*", false), ("[*]", false)] as [(String?, Bool)])
    func `an array at its end holds the records, unless a wildcard names them`(text: String?, opens: Bool) throws {
        let path = try Self.path(text)
        let end = text == nil ? 0 : try JSONPath(parsing: text ?? "").steps.count
        #expect(path.isEnd(end))
        #expect(path.opensArray(at: end) == opens)
        #expect(!path.opensArray(at: JSONRecordPath.record))
    }

    @Test func `each step leads into its kind of container`() throws {
        let path = try Self.path("a[*].*")
        #expect((0..<3).map { path.inside($0, isObject: true) } == [0, -1, 2])
        #expect((0..<3).map { path.inside($0, isObject: false) } == [-1, 1, -1])
        #expect(path.inside(JSONRecordPath.outside, isObject: true) == JSONRecordPath.outside)
        #expect(path.member(Array("a".utf8), of: 0) == 1)
        #expect(path.member(Array("b".utf8), of: 0) == JSONRecordPath.outside)
        #expect((0..<3).map { path.isWildcard(after: $0) } == [false, true, true])
        #expect((0..<3).map { path.isLastWildcard($0) } == [false, false, true])
    }
}
