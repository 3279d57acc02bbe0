import Testing

@testable import Pipeline

struct ValueHashTests {
    @Test func `equal values are equal wherever they lie`() {
        let value = Array("somewhere over the rainbow".utf8)
        let expected = hash(value, value.indices)
        for before in 0...16 {
            let bytes = [UInt8](repeating: 0xAA, count: before) + value + [0xBB]
            #expect(hash(bytes, before..<(before + value.count)) == expected)
        }
    }

    @Test func `different values differ`() {
        var seen: Set<UInt64> = []
        var count = 0
        for number in 0..<3000 {
            for text in ["\(number)", "user\(number)@example.com", "\(number) ", "0\(number)x"] {
                seen.insert(hash(Array(text.utf8), 0..<text.utf8.count))
                count += 1
            }
        }
        #expect(seen.count == count)
    }

    @Test func `every bit and the length count`() {
        var seen: Set<UInt64> = []
        var count = 0
        for length in 0...40 {
            let value = [UInt8](repeating: 0, count: length)
            seen.insert(hash(value, value.indices))
            count += 1
            for bit in 0..<(length * 8) {
                var other = value
                other[bit / 8] ^= 1 << UInt8(bit % 8)
                seen.insert(hash(other, other.indices))
                count += 1
            }
        }
        #expect(seen.count == count)
    }

    @Test func `spreads over all of 64 bits`() {
        var ones = [Int](repeating: 0, count: 64)
        for number in 0..<4000 {
            let bytes = Array("\(number)".utf8)
            let hash = hash(bytes, bytes.indices)
            for bit in 0..<64 { ones[bit] += Int(hash >> UInt64(bit) & 1) }
        }
        #expect(ones.allSatisfy { (1700...2300).contains($0) })
    }

    private func hash(_ bytes: [UInt8], _ range: Range<Int>) -> UInt64 { ValueHash.hash(bytes.span, in: range) }
}
