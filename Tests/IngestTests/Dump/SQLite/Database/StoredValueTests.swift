import Records
import Testing

@testable import Ingest

@Suite struct StoredValueTests {
    private static func length(_ bytes: [UInt8]) -> Int? {
        unsafe bytes.withUnsafeBufferPointer { unsafe $0.baseAddress.map { unsafe StoredValue.length($0) } }
    }

    @Test(arguments: [0, 1, -1, 42, Int64.max, Int64.min])
    func `writes whole numbers as digits`(number: Int64) {
        var bytes: [UInt8] = []
        StoredValue.append(number, to: &bytes)
        #expect(String(decoding: bytes[StoredValue.header...], as: UTF8.self) == String(number))
        #expect(bytes[StoredValue.header - 1] == StorageClass.integer.rawValue)
        #expect(Self.length(bytes) == bytes.count - StoredValue.header)
    }

    @Test(arguments: [0.0, -0.0, 1.5, .infinity, Double.leastNonzeroMagnitude, -1.7976931348623157e308])
    func `keeps the bits of other numbers in text`(number: Double) {
        var bytes: [UInt8] = []
        StoredValue.append(number, to: &bytes)
        let read = unsafe bytes.withUnsafeBufferPointer {
            unsafe $0.baseAddress.map { unsafe StoredValue.real($0 + 6) }
        }
        #expect(read?.bitPattern == number.bitPattern)
        #expect(bytes.allSatisfy { $0 > 0 && $0 < 0x80 })
        #expect(RealText.spelled(number).utf8.count <= StoredValue.realRoom)
    }

    @Test(arguments: [0, 1, 63, 64, 5000])
    func `writes the length in text`(count: Int) {
        var bytes: [UInt8] = []
        let value = Array(repeating: UInt8(0xFF), count: count)
        unsafe value.withUnsafeBufferPointer { unsafe StoredValue.append(.blob, $0, to: &bytes) }
        #expect(bytes.count == count + StoredValue.header)
        #expect(bytes.prefix(StoredValue.header).allSatisfy { $0 > 0 && $0 < 0x80 })
        #expect(Self.length(bytes) == count)
    }
}
