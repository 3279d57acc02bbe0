import Testing

@testable import Ingest

struct LineCountTests {
    @Test func `counts what a plain loop counts`() {
        var numbers = SameNumbers(seed: 8)
        for count in [0, 1, 7, 8, 9, 255 * 8, 255 * 8 + 1, 256 * 8 + 5, 100_000] {
            let bytes = (0..<count).map { _ in [10, 11, 10, 138, 0].randomElement(using: &numbers) ?? 0 as UInt8 }
            #expect(LineCount.count(10, in: bytes.span) == bytes.count { $0 == 10 })
            #expect(LineCount.count(0, in: bytes.span) == bytes.count { $0 == 0 })
            let all = [UInt8](repeating: 13, count: count)
            #expect(LineCount.count(13, in: all.span) == count)
        }
    }
}
