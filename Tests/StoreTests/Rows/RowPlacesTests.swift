import Store
import Testing

@Suite struct RowPlacesTests {
    @Test func `reads tabular blocks as Python does`() throws {
        try SecondReading.compare(seed: 1, BlockRows(columns: 3), columns: 3, isTabular: true)
    }
}
