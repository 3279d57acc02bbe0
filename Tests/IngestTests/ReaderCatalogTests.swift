import Testing

@testable import Ingest

struct ReaderCatalogTests {
    @Test func `formats are sorted and each has a name and extensions of its own`() {
        let names = ReaderCatalog.all.map { $0.name }
        #expect(names == names.sorted())
        #expect(Set(names).count == names.count)
        let extensions = ReaderCatalog.all.flatMap { $0.fileExtensions }
        #expect(Set(extensions).count == extensions.count)
        #expect(extensions.allSatisfy { $0 == $0.lowercased() })
    }

    @Test(arguments: ReaderCatalog.all.indices)
    func `every format has a layout that can be read`(index: Int) throws {
        let format = ReaderCatalog.all[index]
        if case .rows(let dialect) = format.layout { try dialect.validate() }
        #expect(ReaderCatalog.format(named: format.name) == format)
        #expect(!format.summary.isEmpty)
    }

    @Test(
        arguments: [
            ("exports/customers.csv.gz", "customers", "csv"), ("customers.csv", "customers", "csv"),
            ("a.b.TSV.GZ", "a.b", "tsv"), ("x.tab", "x", "tsv"),
            ("events.jsonl.gz", "events", "jsonl"), ("a.NDJSON", "a", "jsonl"), ("/tmp/plain", "plain", nil),
            ("x.gz", "x", nil),
            (".csv", ".csv", nil), ("customers.json", "customers.json", nil), ("", "", nil),
        ] as [(String, String, String?)])
    func `a path tells its format and its stem`(path: String, stem: String, format: String?) {
        #expect(ReaderCatalog.stem(ofPath: path) == stem)
        #expect(ReaderCatalog.format(ofPath: path)?.name == format)
    }

    @Test func `a name that is none has no format`() {
        #expect(ReaderCatalog.format(named: "xml") == nil)
    }
}
