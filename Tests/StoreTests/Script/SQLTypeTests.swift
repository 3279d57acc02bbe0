import Records
import Testing

@testable import Store

@Suite struct SQLTypeTests {
    @Test func `takes a spelling apart`() {
        let type = SQLType("INT(10) unsigned zerofill")
        #expect(type.word == "int" && type.count == 10 && type.isUnsigned && !type.isArray && type.isNumber)
        #expect(SQLType("numeric(4,2)[]").isArray)
        #expect(SQLType("enum('a)','b')").word == "enum ,'b'" || SQLType("enum('a','b')").word == "enum")
        var domain = TypeSchema(TableName("d"))
        domain.domain = SQLFragment("numeric(4,2) DEFAULT 1 CHECK (VALUE > 0)")
        #expect(SQLType(domain.baseType ?? "").length == "4,2")
    }

    @Test(arguments: [
        ("int(10) unsigned", ValueType.integer, "bigint"), ("bigint(20) unsigned", .integer, "numeric(20,0)"),
        ("decimal(5,2)", .real, "numeric(5,2)"), ("varchar(40)", .text, "character varying(40)"),
        ("longblob", .binary, "bytea"), ("datetime", .text, "text"), ("timestamp", .text, "timestamp"),
        ("enum('a','b')", .text, "text"), ("year(4)", .integer, "smallint"), ("double", .real, "double precision"),
    ])
    func `MySQL to PostgreSQL`(type: String, value: ValueType, other: String) {
        #expect(SQLType(type).postgresql(from: .mysql, value) == other)
    }

    @Test(arguments: [
        ("integer", ValueType.integer, "int"), ("numeric", .real, "decimal(65,30)"), ("text[]", .text, "longtext"),
        ("timestamp with time zone", .text, "varchar(64)"), ("bytea", .text, "longblob"), ("jsonb", .text, "json"),
        ("character varying(40)", .text, "varchar(40)"), ("character varying", .text, "longtext"),
        ("public.kind", .text, "longtext"), ("boolean", .boolean, "boolean"), ("real", .real, "double"),
    ])
    func `PostgreSQL to MySQL`(type: String, value: ValueType, other: String) {
        #expect(SQLType(type).mysql(from: .postgresql, value) == other)
    }

    @Test(arguments: [
        ("int(10) unsigned", "int unsigned(10)"), ("numeric(4,2)", "numeric(4,2)"), ("text[]", "TEXT"),
        ("public.kind", "TEXT"), ("enum('a','b')", "TEXT"), ("character varying(40)", "character varying(40)"),
    ])
    func `what SQLite can read`(type: String, other: String) {
        #expect(SQLType(type).sqlite(.text) == other)
    }

    @Test func `without a type the values' own decides`() {
        #expect(ValueType.allCases.map(SQLType.postgresql) == ["text", "bigint", "numeric", "boolean", "bytea"])
        #expect(ValueType.allCases.map(SQLType.mysql) == ["longtext", "bigint", "double", "boolean", "longblob"])
        #expect(SQLType("").mysql(from: nil, .integer) == "bigint")
        #expect(SQLType("anything").postgresql(from: .sqlite, .real) == "numeric")
    }

    @Test(arguments: [
        ("bytea", ValueType.text, SQLDialect.postgresql, SQLKind.prefixedBinary),
        ("bytea", .binary, .postgresql, .binary), ("int(11)", .integer, .mysql, .number),
        ("boolean", .boolean, .postgresql, .boolean), ("bit(3)", .text, .postgresql, .bits),
        ("integer[]", .text, .postgresql, .text), ("blob", .text, .mysql, .text),
        ("geometry", .binary, .mysql, .binary),
    ])
    func `kinds of a dump's own columns`(type: String, value: ValueType, dialect: SQLDialect, kind: SQLKind) {
        #expect(SQLType(type).kind(of: value, from: dialect, in: dialect) == kind)
    }
}
