import Testing

@testable import Store

@Suite struct ByteCursorTests {
    /// What is put into `room` bytes, and whether that was too little.
    private func put(_ room: Int, _ body: (inout ByteCursor) -> Void) -> (text: String, isFull: Bool) {
        var isFull = false
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: room) { memory, count in
            var cursor = unsafe ByteCursor(UnsafeMutableBufferPointer(rebasing: memory[..<room]))
            body(&cursor)
            count = cursor.count
            isFull = cursor.isFull
        }
        return (String(decoding: bytes, as: UTF8.self), isFull)
    }

    @Test func `puts bytes, words and texts`() {
        let result = put(20) { cursor in
            cursor.put(UInt8(ascii: "a"))
            cursor.put("NULL")
            cursor.put(Array("xyz".utf8))
            cursor.put([])
        }
        #expect(result == ("aNULLxyz", false))
    }

    @Test(arguments: 0...7) func `never goes beyond its end`(room: Int) {
        let result = put(room) { cursor in
            cursor.put("NULL")
            cursor.put(UInt8(ascii: "a"))
            cursor.put(Array("xyz".utf8))
            cursor.replace(0, length: 0, with: Array("0123456789".utf8))
        }
        #expect(result.isFull && result.text.utf8.count <= room)
    }

    @Test(arguments: [("", "ac"), ("B", "aBc"), ("longer", "alongerc")])
    func `replaces what is put already`(text: String, result: String) {
        #expect(
            put(20) { cursor in
                cursor.put("abc")
                cursor.replace(1, length: 1, with: Array(text.utf8))
            } == (result, false))
    }
}
