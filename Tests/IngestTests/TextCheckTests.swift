import Testing

@testable import Ingest

struct TextCheckTests {
    private func verdict(_ bytes: [UInt8]) -> TextCheck.Verdict {
        unsafe bytes.withUnsafeBufferPointer { unsafe TextCheck.verdict(of: $0) }
    }

    @Test func `agrees with the standard library on whatever bytes`() {
        var numbers = SameNumbers(seed: 11)
        let words: [[UInt8]] = [
            Array("a".utf8), Array("abcdefgh".utf8), Array("é".utf8), Array("€".utf8), Array("\u{1F468}".utf8), [0xC3],
            [0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xC1, 0x80], [0xFF], [0],
        ]
        for round in 0..<5000 {
            let kinds = round % words.count + 1
            let count = Int.random(in: 0...30, using: &numbers)
            let bytes = (0..<count).flatMap { _ in words[Int.random(in: 0..<kinds, using: &numbers)] }
            let expected: TextCheck.Verdict =
                String(validating: bytes, as: UTF8.self) == nil ? .notUTF8 : bytes.contains(0) ? .holdsNUL : .text
            #expect(verdict(bytes) == expected, "\(bytes)")
        }
    }

    @Test func `every two bytes`() {
        for first in UInt8.min...UInt8.max {
            for second in UInt8.min...UInt8.max {
                let bytes = [first, second]
                let isValid = String(validating: bytes, as: UTF8.self) != nil
                if (verdict(bytes) == .notUTF8) == isValid { Issue.record("\(bytes)") }
            }
        }
    }
}
