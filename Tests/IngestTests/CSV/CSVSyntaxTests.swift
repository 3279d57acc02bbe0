import Records
import Testing

@testable import Ingest

struct CSVSyntaxTests {
    @Test func `what there is none of is no byte`() {
        let syntax = CSVSyntax(CSVDialect.tsv.with { $0.quote = nil })
        #expect(syntax.quote == CSVSyntax.none)
        #expect(syntax.escape == CSVSyntax.none)
        #expect(syntax.comment == CSVSyntax.none)
    }

    @Test func `an escape that is the quote is a doubled quote`() {
        let syntax = CSVSyntax(
            CSVDialect.csv.with {
                $0.escape = $0.quote
                $0.doubleQuote = false
            })
        #expect(syntax.escape == CSVSyntax.none)
        #expect(syntax.doubleQuote)
    }

    @Test(arguments: [(LineEnd.lf, [10], 10), (.crlf, [13, 10], 10), (.cr, [13], 13)] as [(LineEnd, [UInt8], UInt8)])
    func `line ends`(lineEnd: LineEnd, bytes: [UInt8], counted: UInt8) {
        let syntax = CSVSyntax(CSVDialect.csv.with { $0.lineEnd = lineEnd })
        #expect(syntax.lineEndBytes == bytes)
        #expect(syntax.lineByte == bytes.first)
        #expect(syntax.countedByte == counted)
    }
}
