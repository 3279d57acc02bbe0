import Store
import Testing

@Suite struct ObjectScanTests {
    @Test func `reads JSON blocks as Python does`() throws {
        let paths = [["a"], ["b"], ["b", "a"], ["a", "c d"]]
        try SecondReading.compare(seed: 2, BlockRows(paths: paths), columns: 4, isTabular: false)
    }
}
