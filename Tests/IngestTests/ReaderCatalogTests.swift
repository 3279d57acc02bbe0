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
            (".csv", ".csv", nil), ("customers.json", "customers", "json"), ("a.JSON.gz", "a", "json"),
            ("customers.xml", "customers.xml", nil), ("", "", nil),
        ] as [(String, String, String?)])
    func `a path tells its format and its stem`(path: String, stem: String, format: String?) {
        #expect(ReaderCatalog.stem(ofPath: path) == stem)
        #expect(ReaderCatalog.format(ofPath: path)?.name == format)
    }

    @Test(
        arguments: [
            ("{\"a\":1}\n", "jsonl"), ("\u{FEFF} \r\n\t{", "jsonl"), ("a,{\n", "csv"), ("", "csv"), ("\n\n", "csv"),
            (String(repeating: " ", count: 5000) + "{}", "csv"), ("[{}]", "json"),
            ("\u{FEFF}\n [", "json"),
        ])
    func `content tells a format where its first byte does`(text: String, format: String) throws {
        for bytes in try [Array(text.utf8), Gzip.member(Array(text.utf8))] {
            try withFile(bytes) { source, _ in
                let found = try ReaderCatalog.format(ofContent: source)
                #expect(found.name == format)
            }
        }
    }

    @Test(arguments: [[0xFF, 0xFE, 0x7B, 0x00], [0xFE, 0xFF, 0x00, 0x7B]] as [[UInt8]])
    func `JSON in UTF-16 is told, to be refused as what it is`(bytes: [UInt8]) throws {
        try withFile(bytes) { source, _ in
            let found = try ReaderCatalog.format(ofContent: source)
            #expect(found == .jsonl)
        }
    }

    @Test func `a name that is none has no format`() {
        #expect(ReaderCatalog.format(named: "xml") == nil)
    }
}
