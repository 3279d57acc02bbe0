import Crypto
import TestSupport
import Testing

@testable import Masking

@Suite struct HashStreamTests {
    private func digest(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

    private func bytes(_ count: Int, _ numbers: inout SeededGenerator) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &numbers) }
    }

    @Test func `pieces of any size are the whole`() {
        var numbers = SeededGenerator(seed: 21)
        for length in 0...300 {
            guard var stream = HashStream() else { return }
            let whole = bytes(length, &numbers)
            var place = 0
            while place < length {
                let end = min(place + Int.random(in: 0...130, using: &numbers), length)
                stream.update(whole.span.extracting(place..<end))
                place = end
            }
            #expect(stream.finish() == digest(whole))
        }
    }

    @Test func `two streams side by side are each what it is alone`() {
        var numbers = SeededGenerator(seed: 22)
        for _ in 0..<300 {
            guard var one = HashStream(), var other = HashStream() else { return }
            let pieces = (0..<4).map { _ in bytes(Int.random(in: 0...500, using: &numbers), &numbers) }
            let beside = bytes(Int.random(in: 0...1500, using: &numbers), &numbers)
            var taken = 0
            for piece in pieces {
                taken += one.update(piece.span, beside: &other, beside.span.extracting(droppingFirst: taken))
            }
            #expect(taken.isMultiple(of: 64) && taken <= beside.count)
            other.update(beside.span.extracting(droppingFirst: taken))
            #expect(one.finish() == digest(pieces.flatMap { $0 }))
            #expect(other.finish() == digest(beside))
        }
    }
}
