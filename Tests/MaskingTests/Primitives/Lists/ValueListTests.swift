import Testing

@testable import Masking

@Suite struct ValueListTests {
    /// What the list picks for a share of all numbers, in 64ths.
    private func picks(_ list: ValueList, at shares: [UInt64]) -> [String] {
        shares.map { share in
            var output: [UInt8] = []
            list.append(pickedBy: share << 58, to: &output)
            return String(decoding: output, as: UTF8.self)
        }
    }

    private func fault(file: String) -> String? {
        do throws(MaskingError) {
            _ = try ValueList(file: Array(file.utf8), method: "m")
            return nil
        } catch {
            return error.description
        }
    }

    @Test func `gives each value the same share of all numbers`() throws {
        let list = try ValueList(["a", "é", "ccc", "d"], weights: nil, method: "m")
        #expect(picks(list, at: [0, 15, 16, 31, 32, 47, 48, 63]) == ["a", "a", "é", "é", "ccc", "ccc", "d", "d"])
        #expect(list.longest == 3)
        var last: [UInt8] = []
        list.append(pickedBy: .max, to: &last)
        #expect(last == Array("d".utf8))
    }

    @Test func `gives each value its share by weight`() throws {
        let list = try ValueList(["a", "b", "c"], weights: [1, 60, 3], method: "m")
        #expect(picks(list, at: [0, 1, 60, 61, 63]) == ["a", "b", "b", "c", "c"])
    }

    @Test(arguments: ["a\nb b\nc", "a\nb b\nc\n", "a\r\nb b\r\nc\r\n", "\u{FEFF}a\nb b\nc"])
    func `reads a value from each line`(file: String) throws {
        let list = try ValueList(file: Array(file.utf8), method: "m")
        #expect(picks(list, at: [0, 22, 63]) == ["a", "b b", "c"])
    }

    @Test func `reads weights behind tabs`() throws {
        let list = try ValueList(file: Array("a\t1\r\nb\t63\r\n".utf8), method: "m")
        #expect(picks(list, at: [0, 1, 63]) == ["a", "b", "b"])
    }

    @Test(arguments: [
        ("a\n\nb", "line 2 is empty; correct or remove it"), ("a\nb\n\n", "line 3 is empty; correct or remove it"),
        ("a\nb\0", "line 2 holds a NUL or a line end; correct or remove it"),
        ("a\nb\rc", "line 2 holds a NUL or a line end; correct or remove it"),
        ("a\nb\na\n", "line 3 has a value that is there already; correct or remove it"),
        ("a\t1\nb", "line 2 has a weight, or none, unlike the first; correct or remove it"),
        ("a\nb\t1", "line 2 has a weight, or none, unlike the first; correct or remove it"),
        ("a\t1\nb\t0", "line 2 has no weight from 1 to 1000000 behind its tab; correct or remove it"),
        ("a\t1\nb\t1.5", "line 2 has no weight from 1 to 1000000 behind its tab; correct or remove it"),
        ("a\t1\nb\t", "line 2 has no weight from 1 to 1000000 behind its tab; correct or remove it"),
        ("a\t1\t2\nb\t1", "line 1 has no weight from 1 to 1000000 behind its tab; correct or remove it"),
        ("a", "there are too few values to pick from; give 2 to 1000000"),
        ("", "there are too few values to pick from; give 2 to 1000000"),
        ((0...1_000_000).map { "\($0)\n" }.joined(), "there are too many values to pick from; give 2 to 1000000"),
    ])
    func `says which line is wrong`(file: String, message: String) {
        #expect(fault(file: file) == "method 'm': \(message)")
    }

    @Test func `takes a million values, and no file that is not UTF-8`() throws {
        let list = try ValueList(file: Array((1...1_000_000).map { "\($0)\n" }.joined().utf8), method: "m")
        #expect(picks(list, at: [0, 32]) == ["1", "500001"])
        #expect(throws: MaskingError.self) { try ValueList(file: [0x61, 0x0A, 0xFF], method: "m") }
    }
}
