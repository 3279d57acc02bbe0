import Store
import Testing

@Suite struct BlockValueTests {
    @Test func `a value's place tells its kind`() throws {
        let block = #"[{"a":"x","b":"\n","c":-1,"d":true,"e":false,"f":null,"g":[],"h":{}}]"#
        let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"]
        let rows = try BlockRowsTests.loaded(block, into: BlockRows(paths: names.map { [$0] }))
        let values: [BlockValue] = [
            .text(7..<8, isEscaped: false), .text(15..<17, isEscaped: true), .number(23..<25), .boolean(true),
            .boolean(false), .null, .container(58..<60), .container(65..<67), .missing,
        ]
        #expect(names.indices.map { rows.value(0, $0) } == values)
    }
}
