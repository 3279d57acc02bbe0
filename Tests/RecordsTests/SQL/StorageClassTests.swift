import Records
import Testing

struct StorageClassTests {
    @Test func `has a letter for each class`() {
        #expect(StorageClass.allCases.map { Character(Unicode.Scalar($0.rawValue)) } == ["i", "r", "t", "b"])
        #expect(StorageClass(rawValue: 0x78) == nil)
    }
}
