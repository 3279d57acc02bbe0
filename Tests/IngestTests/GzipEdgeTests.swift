import Compression
import Records
import TestSupport
import Testing

@testable import Ingest

/// The containers of the shared `gzip-edge` folder: one table of 599 records in many wrappings.
@Suite(.enabled(if: SharedData.has("data/gzip-edge"), "../shared/data is absent"))
struct GzipEdgeTests {
    private func source(_ name: String) -> Ingest.SourceLocation {
        .file(path: SharedData.path("data/gzip-edge/\(name)"), name: name)
    }

    @Test(arguments: [
        "customer.csv.gz", "customer_two_members.csv.gz", "customer_stored.csv.gz", "customer_trailing_zeros.csv.gz",
        "customer_plain_named_gz.csv.gz", "customer_gzip_named_csv.csv",
    ])
    func `content counts, not the name`(name: String) throws {
        let plain = try SharedData.bytes("data/csv-psql-copy/pagila_customer.csv")
        for readBytes in [1, 1000, 1 << 20] {
            var asking = Asking()
            asking.limits.readBytes = readBytes
            let table = try readTable(source(name), .csv, asking)
            #expect(table.records.count == 599)
            #expect(table.slices.first?.offset == plain.firstIndex(of: 10).map { $0 + 1 })
            #expect((table.slices.flatMap(\.bytes) == Array(plain.drop { $0 != 10 }.dropFirst())) as Bool)
        }
    }

    @Test(
        arguments: [
            ("bad_truncated.csv.gz", .compressed(source: "bad_truncated.csv.gz", error: .truncated)),
            ("bad_truncated_trailer.csv.gz", .compressed(source: "bad_truncated_trailer.csv.gz", error: .truncated)),
            ("bad_bitflip.csv.gz", .compressed(source: "bad_bitflip.csv.gz", error: .wrongChecksum)),
            (
                "bad_second_member_garbage.csv.gz",
                .compressed(source: "bad_second_member_garbage.csv.gz", error: .trailingBytes)
            ),
            ("empty.csv.gz", .header(source: "empty.csv.gz", line: 1, fault: .missing)),
            ("zero_bytes.csv.gz", .header(source: "zero_bytes.csv.gz", line: 1, fault: .missing)),
            ("customer.csv.bz2", .container(source: "customer.csv.bz2", format: "bzip2")),
            ("customer.csv.xz", .container(source: "customer.csv.xz", format: "xz")),
        ] as [(String, IngestError)])
    func `damage and other containers are errors`(name: String, expected: IngestError) throws {
        #expect(throws: expected) { try readTable(source(name)) }
    }
}
