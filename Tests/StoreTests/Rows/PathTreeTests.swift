import Store
import Testing

@Suite struct PathTreeTests {
    @Test func `paths share their beginnings, whatever their order`() throws {
        let paths = [["a", "b", "c"], ["a"], ["d"], ["a", "b"], ["a", "x"], ["b", "c"]]
        let block = #"[{"d":1,"a":{"x":2,"b":{"c":3,"a":0}},"b":{"c":4,"x":0},"c":0,"x":0}]"#
        let rows = try BlockRowsTests.loaded(block, into: BlockRows(paths: paths))
        #expect(
            BlockRowsTests.texts(rows, columns: 6) == [
                ["3", #"{"x":2,"b":{"c":3,"a":0}}"#, "1", #"{"c":3,"a":0}"#, "2", "4"]
            ])
    }
}
