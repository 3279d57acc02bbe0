import Records
import Testing

@testable import Ingest

struct FieldFinderTests {
    private func found(_ finder: some FieldFinder) -> [UInt8] {
        (UInt8.min...UInt8.max).filter { finder.matches($0) }
    }

    @Test func `two bytes are enough for LF and CR without an escape`() {
        for lineEnd in LineEnd.allCases {
            let syntax = CSVSyntax(CSVDialect.csv.with { $0.lineEnd = lineEnd })
            #expect(PairFinder.suffices(for: syntax) == (lineEnd != .crlf))
        }
        #expect(!PairFinder.suffices(for: CSVSyntax(CSVDialect.csv.with { $0.escape = UInt8(ascii: "\\") })))
    }

    @Test func `each finds what its text must stop at`() {
        let plain = CSVSyntax(.csv)
        #expect(found(PairFinder(unquoted: plain)) == Array("\n,".utf8))
        #expect(found(PairFinder(quoted: plain)) == Array("\n\"".utf8))
        let escaped = CSVSyntax(
            CSVDialect.csv.with {
                $0.escape = UInt8(ascii: "\\")
                $0.lineEnd = .crlf
            })
        #expect(found(QuadFinder(unquoted: escaped)) == Array("\n\r,\\".utf8))
        #expect(found(QuadFinder(quoted: escaped)) == Array("\n\"\\".utf8))
        let crlf = CSVSyntax(CSVDialect.csv.with { $0.lineEnd = .crlf })
        #expect(found(QuadFinder(unquoted: crlf)) == Array("\n\r,".utf8))
        #expect(found(QuadFinder(quoted: crlf)) == Array("\n\"".utf8))
    }
}
