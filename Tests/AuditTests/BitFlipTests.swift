import Audit
import Records
import Store
import Testing

/// Every byte of a small store is changed in turn: `verify` finds it, or nothing that anyone can read has changed.
@Suite struct BitFlipTests {
    /// The bytes are shared out over this many test cases, which run side by side.
    static let parts = 4

    let folder: ScratchFolder
    let path: String
    let original: [UInt8]

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
        try SampleRun(datasets: ["c"], blocks: 2, columns: ["id"]).publish(into: path)
        original = try folder.bytes(of: "staging.db")
    }

    @Test(arguments: 0..<BitFlipTests.parts) func `a changed byte is found or changes nothing`(part: Int) throws {
        let dump = try contents()
        var found = 0
        var unused = 0
        for index in interesting() where index % Self.parts == part {
            // Bit 0 of a type turns bytes into a text of the same bytes.
            for bit in Set([0, index % 8]) {
                var bytes = original
                bytes[index] ^= 1 << UInt8(bit)
                try folder.write(bytes, to: "staging.db")
                if try isFound() {
                    found += 1
                } else {
                    unused += 1
                    #expect(try contents() == dump, "bit \(bit) of byte \(index) changed something and was not found")
                }
            }
        }
        #expect(found > 500, "\(found) found, \(unused) unused")
    }

    @Test func `a shorter or longer file is found`() throws {
        for length in stride(from: 0, to: original.count, by: 1021) {
            try folder.write(Array(original.prefix(length)), to: "staging.db")
            #expect(try isFound(), "cut at \(length)")
        }
        try folder.write(original + [0], to: "staging.db")
        #expect(try isFound())
    }

    /// All bytes that are not zero, and some of the zeros between them; of the schema's long text, which is compared
    /// as a whole, a part.
    private func interesting() -> [Int] {
        original.indices.filter { index in
            if original[index] == 0 { return index % 997 == 0 }
            return (200..<16_384).contains(index) ? index % 7 == 0 : true
        }
    }

    private func isFound() throws -> Bool {
        do throws(AuditError) {
            return try StoreVerifier.verify(path: path).status != .done
        } catch {
            return error.status != .done
        }
    }

    /// Everything that a reader can see: all rows of all tables with their types, and what the views are made of.
    private func contents() throws -> [[QueryValue]] {
        let connection = try SQLiteConnection(reading: path)
        var rows: [[QueryValue]] = []
        for table in ["sqlite_schema"] + Schema.tableNames {
            try connection.rows("SELECT * FROM \(table)") { row in rows.append(row.values()) }
        }
        return rows
    }
}
