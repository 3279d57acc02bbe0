import Records
import Testing

@testable import Ingest

struct ByteFinderTests {
    /// The first place in `bytes` from `from` on of one of `wanted`, by a plain loop.
    private func plain(_ bytes: [UInt8], _ from: Int, _ wanted: [UInt8]) -> Int {
        bytes[from...].firstIndex { wanted.contains($0) } ?? bytes.count
    }

    @Test func `finds what a plain loop finds`() {
        var numbers = SameNumbers(seed: 3)
        for round in 0..<3000 {
            // Few different bytes, and among them those that borrows and carries could take for others.
            let alphabet: [UInt8] = [0x2C, 0x2D, 0x0A, 0x0B, 0x00, 0x01, 0x80, 0x81, 0xFF, 0xAC, 0x61, 0x62]
            let count = Int.random(in: 0...40, using: &numbers)
            let dense = round.isMultiple(of: 2)
            let bytes = (0..<count).map { index in
                dense ? alphabet.randomElement(using: &numbers) ?? 0 : 0x61 + UInt8(index % 3)
            }
            let wanted = (0..<4).map { _ in alphabet.randomElement(using: &numbers) ?? 0 }
            let from = Int.random(in: 0...count, using: &numbers)
            unsafe bytes.withUnsafeBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                let pair = unsafe PairFinder(wanted[0], wanted[1]).next(in: base, from: from, to: count)
                let quad = unsafe QuadFinder(wanted[0], wanted[1], wanted[2], wanted[3]).next(
                    in: base, from: from, to: count)
                #expect(pair == plain(bytes, from, Array(wanted.prefix(2))))
                #expect(quad == plain(bytes, from, wanted))
            }
        }
    }

    @Test(arguments: 0..<256)
    func `every byte is told from every other`(byte: Int) {
        let byte = UInt8(byte)
        for other in UInt8.min...UInt8.max {
            let word = ByteWord.repeated(other) ^ ByteWord.repeated(byte)
            #expect((ByteWord.zeros(word) != 0) == (byte == other))
        }
    }
}
