import Testing

@testable import bauta

@Suite struct OutputBufferTests {
    @Test func `little is kept until there is more`() {
        var output = OutputBuffer()
        output.bytes = [0x41]
        let isRead = output.writeIfFull()
        #expect(isRead)
        #expect(output.bytes == [0x41])
    }
}
