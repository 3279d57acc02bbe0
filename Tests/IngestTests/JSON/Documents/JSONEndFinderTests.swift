import Records
import Testing

@testable import Ingest

struct JSONEndFinderTests {
    /// The end of the container, by a plain loop.
    private static func plainEnd(_ bytes: [UInt8]) -> Int? {
        var depth = 0
        var isInString = false
        var isEscaped = false
        for (index, byte) in bytes.enumerated() {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isInString.toggle()
            } else if !isInString, "{[".utf8.contains(byte) {
                depth += 1
            } else if !isInString, "}]".utf8.contains(byte) {
                depth -= 1
                if depth == 0 { return index + 1 }
            }
        }
        return nil
    }

    /// The end that a finder gives that is interrupted every `step` bytes.
    private static func end(_ bytes: [UInt8], step: Int) -> Int? {
        var finder = JSONEndFinder()
        return unsafe bytes.withUnsafeBufferPointer { buffer -> Int? in
            guard let base = buffer.baseAddress else { return nil }
            for begin in stride(from: 0, to: buffer.count, by: step) {
                let end = min(begin + step, buffer.count)
                if let found = unsafe finder.containerEnd(in: base, from: begin, to: end) { return found }
            }
            return nil
        }
    }

    @Test func `it is that of a plain loop, wherever it is interrupted`() {
        var numbers = SameNumbers(seed: 7)
        let letters = Array("{}[]\"\"\\\\\\aaaaaa,:".utf8)
        for _ in 0..<3000 {
            let count = Int.random(in: 0..<400, using: &numbers)
            let isDense = Bool.random(using: &numbers)
            let body = (0..<count).map { _ in
                isDense || Int.random(in: 0..<9, using: &numbers) == 0
                    ? letters[Int.random(in: 0..<letters.count, using: &numbers)] : UInt8(ascii: "x")
            }
            let bytes = Array("{".utf8) + body
            let expected = Self.plainEnd(bytes)
            for step in [1, 3, 63, 64, 65, 1000] { #expect(Self.end(bytes, step: step) == expected) }
        }
    }

    @Test(arguments: [("a\"b", 2), ("\\\"\"x", 3), ("\\\\\"", 3), ("abc", nil), ("\\", nil), ("\\\"", nil), ("", nil)])
    func `a string ends with the quote that is not escaped`(text: String, expected: Int?) {
        for step in [1, 2, 100] {
            var finder = JSONEndFinder()
            let bytes = Array(text.utf8)
            var found: Int?
            unsafe bytes.withUnsafeBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                for begin in stride(from: 0, to: buffer.count, by: step) where found == nil {
                    found = unsafe finder.stringEnd(in: base, from: begin, to: min(begin + step, buffer.count))
                }
            }
            #expect(found == expected)
        }
    }
}
