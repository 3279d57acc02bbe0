import Records
import Testing

@testable import Ingest

@Suite struct PostgreSQLTypeTests {
    @Test(
        arguments: [
            ("smallint", ValueType.integer, nil), ("bigserial", .integer, nil), ("pg_catalog . int4", .integer, nil),
            ("double precision", .real, nil), ("numeric ( 10 , 2 )", .real, nil), ("bool", .boolean, nil),
            ("character varying ( 40 )", .text, 40), ("character varying", .text, nil), ("char", .text, 1),
            ("integer [ ]", .text, nil), ("character varying ( 40 ) [ ]", .text, nil), ("bytea", .text, nil),
            ("timestamp ( 3 )", .text, nil), ("money", .text, nil),
        ] as [(String, ValueType, Int?)])
    func `types have values and lengths`(words: String, valueType: ValueType, length: Int?) {
        let type = PostgreSQLType(words.split(separator: " ").map(String.init))
        #expect(type.valueType == valueType)
        #expect(type.maximumLength == length)
    }
}
