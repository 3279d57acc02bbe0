import Records
import Testing

@testable import Store

@Suite struct SeedStorageTests {
    private func alters(_ storage: SeedStorage, _ text: String) -> Bool { storage.wouldAlter(Array(text.utf8).span) }

    private func storage(_ type: String, _ value: ValueType = .text, _ dialect: SQLDialect = .postgresql) -> SeedStorage
    {
        SeedStorage(of: TableColumn("a", type: type, valueType: value), from: dialect)
    }

    @Test(arguments: ["1.10", "007", "+5", " 5", "1e5", ".5", "5.", "-0", "9223372036854775808"])
    func `numbers in disguise would be altered`(text: String) {
        #expect(alters(storage("numeric"), text))
        #expect(alters(storage("date"), text))
        #expect(!alters(storage("text"), text))
        #expect(!alters(storage("varchar(4)"), text))
    }

    @Test(arguments: ["", "5", "-12", "2020-01-01", "1 day", "NaN", "1e", "e5", ".", "0x10", "t", "12:30"])
    func `others stay what they are`(text: String) { #expect(!alters(storage("numeric"), text)) }

    @Test func `texts become bytes and truth values`() {
        #expect(storage("bytea").value(of: "\\x00ff".utf8) == .blob([0, 255]))
        #expect(storage("bytea").value(of: "zz".utf8) == nil)
        #expect(storage("blob", .binary, .mysql).value(of: "00ff".utf8) == .blob([0, 255]))
        #expect(storage("boolean", .boolean).value(of: "t".utf8) == .integer(1))
        #expect(storage("boolean", .boolean).value(of: "false".utf8) == .integer(0))
        #expect(storage("numeric(10,2)", .real, .sqlite).value(of: "0.99".utf8) == .real(0.99))
        #expect(storage("numeric(10,2)", .real).value(of: "0.99".utf8) == nil)
        #expect(SeedStorage(of: .boolean).value(of: "t".utf8) == nil)
        #expect(SeedStorage(of: nil).isPlain && storage("text").isPlain && !storage("int").isPlain)
    }

    @Test(arguments: [
        ("INT", "INTEGER"), ("interval", "INTEGER"), ("character varying(4)", "TEXT"), ("", "BLOB"), ("blob", "BLOB"),
        ("double precision", "REAL"), ("decimal(4,2)", "NUMERIC"), ("date", "NUMERIC"),
    ])
    func `knows SQLite's affinities`(type: String, affinity: String) { #expect(SQLType(type).affinity == affinity) }
}
