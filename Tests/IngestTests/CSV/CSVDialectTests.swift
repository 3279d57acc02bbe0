import Records
import Testing

@testable import Ingest

struct CSVDialectTests {
    @Test(
        arguments: [
            (.csv, nil), (.tsv, nil),
            (
                CSVDialect.csv.with { $0.delimiter = 0x0A },
                "dialect: 'delimiter' must be one ASCII character that ends no line"
            ),
            (CSVDialect.csv.with { $0.quote = 0xC3 }, "dialect: 'quote' must be one ASCII character that ends no line"),
            (
                CSVDialect.csv.with { $0.quote = 0x2C },
                "dialect: 'quote' and 'delimiter' are the same character; change one"
            ),
            (
                CSVDialect.csv.with { $0.comment = 0x22 },
                "dialect: 'comment' and 'quote' are the same character; change one"
            ),
            (CSVDialect.csv.with { $0.escape = 0x22 }, nil),
            (
                CSVDialect.csv.with { $0.escape = 0x2C },
                "dialect: 'escape' and 'delimiter' are the same character; change one"
            ),
            (
                CSVDialect.csv.with { $0.null = Array("a,b".utf8) },
                "dialect: 'null' holds a delimiter or a line end, so no field can be it; change it"
            ),
            (
                CSVDialect.csv.with { $0.columns = [] },
                "dialect: 'columns' is empty; list the columns' names, or leave it out"
            ),
        ] as [(CSVDialect, String?)])
    func `a dialect that cannot be read without doubt is refused`(dialect: CSVDialect, words: String?) throws {
        do throws(IngestError) {
            try dialect.validate()
            #expect(words == nil)
        } catch {
            #expect(error.description == words)
            #expect(error.status == .rules)
        }
    }
}
