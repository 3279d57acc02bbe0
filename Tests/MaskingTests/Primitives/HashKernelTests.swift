import Crypto
import Records
import TestSupport
import Testing

@testable import Masking

@Suite struct HashKernelTests {
    /// The kernel for `key`, of at most 64 bytes; nil where the processor has no such instructions.
    private func kernel(_ key: [UInt8]) -> HashKernel? {
        let block = key + [UInt8](repeating: 0, count: 64 - key.count)
        return HashKernel(inner: block.map { $0 ^ 0x36 }, outer: block.map { $0 ^ 0x5C })
    }

    @Test func `agrees with swift-crypto on a million values`() {
        var numbers = SeededGenerator(seed: 4)
        let key = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &numbers) }
        guard let kernel = kernel(key) else { return }
        let library = HMAC<SHA256>(key: SymmetricKey(data: key))
        let bytes = (0..<(1 << 16)).map { _ in UInt8.random(in: .min ... .max, using: &numbers) }
        for round in 0..<100 {
            // Mostly short values, as columns have them; in every tenth batch longer than one block.
            let longest = round.isMultiple(of: 10) ? 300 : 60
            let values = (0..<10_000).map { _ in
                let length = Int.random(in: 0...longest, using: &numbers)
                return Field(start: Int.random(in: 0...(bytes.count - length), using: &numbers), length: length)
            }
            var digests: [UInt8] = []
            #expect(kernel.append(hashesOf: values.span, of: bytes.span, to: &digests))
            let agrees = values.indices.allSatisfy { index in
                var hash = library
                hash.update(data: bytes[values[index].range])
                return hash.finalize().elementsEqual(digests[(index * 32)..<(index * 32 + 32)])
            }
            #expect(agrees, "round \(round)")
        }
    }

    @Test func `marks are values without bytes, also where there is no memory`() {
        guard let kernel = kernel([1, 2, 3]) else { return }
        var digests: [UInt8] = []
        let nothing: [Field] = [.null, .invalid, .kept, Field(start: 0, length: 0)]
        #expect(kernel.append(hashesOf: nothing.span, of: [UInt8]().span, to: &digests))
        let empty = HMAC<SHA256>.authenticationCode(for: [UInt8](), using: SymmetricKey(data: [1, 2, 3] as [UInt8]))
        #expect(digests == Array(repeating: Array(empty), count: 4).flatMap { $0 })
    }

    @Test func `refuses a value that is not among the bytes`() {
        guard let kernel = kernel([7]) else { return }
        var digests: [UInt8] = [9]
        let outside = [Field(start: 0, length: 3), Field(start: 2, length: 2)]
        #expect(!kernel.append(hashesOf: outside.span, of: [1, 2, 3].span, to: &digests))
        #expect(digests == [9])
    }

    @Test func `the library's way gives the same`() {
        let state = KeyedHashState(SampleKey.master.subKey(purpose: .mask, context: KeyContext()))
        for length in 0...200 {
            let value = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 11) }
            var digests: [UInt8] = []
            state.append(hashOf: value.span, to: &digests)
            state.appendByLibrary(hashOf: value.span, to: &digests)
            #expect(digests.prefix(32) == digests.suffix(32))
        }
    }
}
