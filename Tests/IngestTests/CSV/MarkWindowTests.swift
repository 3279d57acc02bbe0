import Records
import TestSupport
import Testing

@testable import Ingest

struct MarkWindowTests {
    /// All places that a window finds, one after the other; where it finds none, a plain loop goes on.
    private func places(_ bytes: [UInt8], _ finder: PairFinder) -> [Int] {
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return [] }
            var window = MarkWindow()
            var places: [Int] = []
            var start = 0
            while start < buffer.count {
                let found =
                    unsafe window.next(finder, in: base, from: start, to: buffer.count)
                    ?? finder.next(in: base, from: start, to: buffer.count)
                if found == buffer.count { break }
                places.append(found)
                start = found + 1
            }
            return places
        }
    }

    @Test(arguments: 0..<50)
    func `finds what a plain loop finds`(seed: UInt64) {
        var numbers = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            let gap = [1, 3, 20, 100, 1000].randomElement(using: &numbers) ?? 1
            let bytes = (0..<Int.random(in: 0...700, using: &numbers)).map { _ -> UInt8 in
                guard Int.random(in: 0..<gap, using: &numbers) == 0 else { return 0x61 }
                return [0x2C, 0x0A, 0x2D].randomElement(using: &numbers) ?? 0
            }
            let plain = bytes.indices.filter { bytes[$0] == 0x2C || bytes[$0] == 0x0A }
            #expect(places(bytes, PairFinder(0x2C, 0x0A)) == plain)
        }
    }

    @Test func `goes on behind what somebody else skipped`() {
        let bytes = [UInt8](repeating: 0x2C, count: 300)
        unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            var window = MarkWindow()
            let finder = PairFinder(0x2C, 0x2C)
            for start in [0, 1, 63, 64, 70, 200] {
                #expect(unsafe window.next(finder, in: base, from: start, to: 300) == start)
            }
            // Fewer than 64 bytes are left, as often as it is asked.
            for _ in 0..<3 { #expect(unsafe window.next(finder, in: base, from: 264, to: 300) == nil) }
        }
    }
}
