import Foundation
import Testing

@testable import Masking

@Suite struct SecretBufferTests {
    @Test func `holds as many bytes as there is room for`() {
        var buffer = SecretBuffer(capacity: 2)
        let isTaken = [buffer.append(1), buffer.append(2), buffer.append(3)]
        #expect(isTaken == [true, true, false])
        let bytes = buffer.withBytes { [$0[0], $0[1]] }
        #expect(bytes == [1, 2])
    }

    @Test func `reads from a descriptor until it is full`() throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data("abcdef".utf8))
        var buffer = SecretBuffer(capacity: 4)
        let received = buffer.read(from: pipe.fileHandleForReading.fileDescriptor)
        #expect(received == 4)
        let bytes = buffer.withBytes { bytes in bytes.indices.map { bytes[$0] } }
        #expect(bytes == Array("abcd".utf8))
    }

    @Test func `wiping leaves zeros`() {
        var bytes: [UInt8] = [1, 2, 3]
        unsafe bytes.withUnsafeMutableBytes { unsafe SecretBuffer.wipe($0) }
        #expect(bytes == [0, 0, 0])
    }
}
