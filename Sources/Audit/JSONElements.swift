/// Counts the elements of a block's JSON array without building anything.
enum JSONElements {
    /// How many elements the array in `bytes` has, or nil where brackets and strings do not close as they should.
    ///
    /// It follows strings and nesting only (RFC 8259): what is between the commas is not looked at.
    static func count(_ bytes: [UInt8]) -> Int? {
        let bytes = bytes.span
        guard bytes.count >= 2, bytes[0] == UInt8(ascii: "["), bytes[bytes.count - 1] == UInt8(ascii: "]") else {
            return nil
        }
        if bytes.count == 2 { return 0 }
        var elements = 1
        var depth = 0
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                guard let end = endOfString(bytes, from: index + 1) else { return nil }
                index = end
            case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                depth -= 1
                if depth == 0, index != bytes.count - 1 { return nil }
            case UInt8(ascii: ","): if depth == 1 { elements += 1 }
            default: break
            }
            index += 1
        }
        return depth == 0 ? elements : nil
    }

    /// The index of the quote that ends the string whose first byte is at `start`.
    private static func endOfString(_ bytes: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""): return index
            case UInt8(ascii: "\\"): index += 2
            default: index += 1
            }
        }
        return nil
    }
}
