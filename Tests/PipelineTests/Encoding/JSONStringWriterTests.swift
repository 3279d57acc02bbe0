import Records
import TestSupport
import Testing

@testable import Pipeline

struct JSONStringWriterTests {
    /// The bytes in `range` of `bytes` as the writer writes them; all of `bytes` may be read.
    private func written(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
        let room = range.count * 6 + JSONStringWriter.slack
        return unsafe [UInt8](unsafeUninitializedCapacity: room) { target, count in
            unsafe bytes.withUnsafeBufferPointer { source in
                guard let base = source.baseAddress, let start = target.baseAddress else { return }
                unsafe count = JSONStringWriter.write(
                    base + range.lowerBound, length: range.count, readable: bytes.count - range.lowerBound,
                    to: UnsafeMutableRawPointer(start))
            }
        }
    }

    private func twin(_ value: ArraySlice<UInt8>) -> [UInt8] {
        var output = [UInt8(ascii: "\"")]
        for byte in value { JSONText.appendEscaped(byte, to: &output) }
        return output + [UInt8(ascii: "\"")]
    }

    @Test func `every byte at every place of a value of every length`() {
        var wrong = 0
        for length in 0...20 {
            for place in 0..<length {
                for byte in [UInt8](0..<0x24) + [0x5B, 0x5C, 0x5D, 0x7F, 0x80, 0xA2, 0xDC, 0xFF] {
                    var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: length)
                    bytes[place] = byte
                    if written(bytes, bytes.indices) != twin(bytes[...]) { wrong += 1 }
                }
            }
        }
        #expect(wrong == 0)
    }

    @Test(arguments: 0...8)
    func `what lies around a value does not matter`(before: Int) {
        for around in [UInt8(ascii: "\""), UInt8(ascii: "\\"), 0, 0x1F, UInt8(ascii: "a"), 0xFF] {
            for length in 0...40 {
                for after in [0, 1, 7, 8, 9] {
                    let value = (0..<length).map { UInt8(0x41 + $0 % 26) }
                    let bytes =
                        [UInt8](repeating: around, count: before) + value + [UInt8](repeating: around, count: after)
                    let result = written(bytes + [around], before..<(before + length))
                    #expect((result == twin(value[...])) as Bool)
                }
            }
        }
    }

    @Test func `all bytes in a row, from every beginning`() {
        let all = (0..<3).flatMap { _ in Array(UInt8.min...UInt8.max) }
        for start in stride(from: 0, to: 300, by: 1) {
            let range = start..<min(start + 77, all.count)
            #expect((written(all, range) == twin(all[range])) as Bool)
        }
    }

    @Test func `bytes by chance`() {
        var generator = SeededGenerator(seed: 5)
        for _ in 0..<500 {
            let limit: UInt8 = Bool.random(using: &generator) ? 0xFF : 0x30
            let bytes = (0..<Int.random(in: 1...64, using: &generator)).map { _ in
                UInt8.random(in: 0...limit, using: &generator)
            }
            let start = Int.random(in: 0..<bytes.count, using: &generator)
            let range = start..<Int.random(in: start...bytes.count, using: &generator)
            #expect((written(bytes, range) == twin(bytes[range])) as Bool)
        }
    }

    @Test(
        arguments: [
            ([0xED, 0xA0, 0x80], #""\ud800""#), ([0xED, 0xBF, 0xBF, 0x78], #""\udfffx""#),
            ([0x78, 0xED, 0xAE, 0xB5, 0x22], #""x\udbb5\"""#), ([0xED, 0x9F, 0xBF], "\"\u{D7FF}\""),
            ([0xEE, 0x80, 0x80], "\"\u{E000}\""), ([0x0A], #""\n""#), ([], #""""#),
        ] as [([UInt8], String)])
    func `half of a surrogate pair becomes an escape`(value: [UInt8], expected: String) {
        var output: [UInt8] = []
        JSONStringWriter.appendSurrogates([0x41] + value + [0xA0], in: 1..<(1 + value.count), to: &output)
        #expect(String(validating: output, as: UTF8.self) == expected)
    }
}
