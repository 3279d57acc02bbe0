@testable import Store

/// What a dialect makes of a text in a column of `kind`.
func spelled<Spelling: ValueSpelling>(
    _ spelling: Spelling.Type, _ text: String, _ kind: SQLKind, isNumber: Bool = false
) -> String {
    var output: [UInt8] = []
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
    output.append(addingCapacity: 4096) { free in
        unsafe free.withUnsafeMutableBufferPointer { memory, count in
            var cursor = unsafe ByteCursor(memory)
            unsafe Array(text.utf8).withUnsafeBufferPointer { bytes in
                unsafe Spelling.put(
                    SpelledValue(bytes, isPlain: isPlain, isNumber: isNumber), as: kind, to: &cursor)
            }
            count = cursor.count
        }
    }
    return String(decoding: output, as: UTF8.self)
}
