import Records
import Testing

@testable import Ingest

@Suite struct CopyCutterTests {
    private func cutter(_ text: String, isWhole: Bool = true) -> CopyCutter {
        var cutter = CopyCutter()
        cutter.look(in: Array(text.utf8), isWhole: isWhole)
        return cutter
    }

    @Test func `the end mark is alone on its line`() {
        #expect(cutter("\\.\n").mark == 0..<3)
        #expect(cutter("a\n\\.\r\nb").mark == 2..<6)
        #expect(cutter("a\n\\.").mark == 2..<4)
        #expect(cutter("a\\.\n\\.x\n\\..\n").mark == nil)
        #expect(cutter("a\n\\.", isWhole: false).mark == nil)
        #expect(cutter("a\n\\.", isWhole: false).searched == 2)
    }

    @Test func `the end mark is found at every place`() {
        for count in 0..<200 {
            let text = String(repeating: "\\N\t\\.\n", count: count / 6) + String(repeating: "x", count: count % 6)
            let before = Array((text + "\n").utf8)
            #expect(cutter(text + "\n\\.\nrest").mark == before.count..<before.count + 3)
            var resumed = CopyCutter()
            let bytes = before + Array("\\.\n".utf8)
            for end in 0...bytes.count { resumed.look(in: Array(bytes[..<end]), isWhole: false) }
            #expect(resumed.mark == before.count..<before.count + 3)
        }
    }

    @Test func `rows end with line feeds that are not escaped`() {
        let bytes = Array("a\\\nb\nc\\\\\nd\n\\.\n".utf8)
        var cutter = CopyCutter()
        cutter.look(in: bytes, isWhole: true)
        #expect(cutter.rowEnd(in: bytes, atLeast: 1) == 5)
        #expect(cutter.rowEnd(in: bytes, atLeast: 6) == 9)
        #expect(cutter.rowEnd(in: bytes, atLeast: 12) == nil)
        #expect(cutter.rowStart(in: bytes, before: 4) == 0)
        #expect(cutter.rowStart(in: bytes, before: 8) == 5)
        cutter.drop(5)
        #expect(cutter.mark == 6..<9)
    }
}
