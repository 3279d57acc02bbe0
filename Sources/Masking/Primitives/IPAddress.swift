/// IP addresses as text and as numbers.
enum IPAddress {
    /// The dotted quad in `range` of `text` (the strict form of RFC 6943 section 3.1.1: no leading zeros), or nil.
    static func ipv4(_ text: Span<UInt8>, in range: Range<Int>) -> UInt32? {
        var address: UInt32 = 0
        var number: UInt32 = 0
        var digits = 0
        var parts = 0
        for index in range {
            let byte = text[index]
            if ASCII.isDigit(byte) {
                guard digits < 3, digits == 0 || number > 0 else { return nil }
                number = number &* 10 &+ UInt32(byte &- UInt8(ascii: "0"))
                digits &+= 1
            } else {
                guard byte == UInt8(ascii: "."), digits > 0, number < 256, parts < 3 else { return nil }
                address = address << 8 | number
                parts &+= 1
                (number, digits) = (0, 0)
            }
        }
        return parts == 3 && digits > 0 && number < 256 ? address << 8 | number : nil
    }

    /// The IPv6 address that `text` spells (RFC 4291 section 2.2, with or without a dotted tail, no zone), or nil.
    static func ipv6(_ text: Span<UInt8>) -> UInt128? {
        var head: UInt128 = 0
        var groups = 0
        var gap: Int?
        var place = 0
        if text.count >= 2, text[0] == UInt8(ascii: ":"), text[1] == UInt8(ascii: ":") {
            gap = 0
            place = 2
        }
        while place < text.count {
            guard groups < 8 else { return nil }
            let end = endOfGroup(text, from: place)
            if end < text.count, text[end] == UInt8(ascii: ".") {
                guard groups <= 6, let tail = ipv4(text, in: place..<text.count) else { return nil }
                head = head << 32 | UInt128(tail)
                groups += 2
                break
            }
            guard let group = group(text, in: place..<end) else { return nil }
            head = head << 16 | group
            groups += 1
            place = end
            guard place < text.count else { break }
            guard text[place] == UInt8(ascii: ":"), place + 1 < text.count else { return nil }
            place += 1
            if text[place] == UInt8(ascii: ":") {
                guard gap == nil else { return nil }
                gap = groups
                place += 1
            }
        }
        return filled(head, groups: groups, gap: gap)
    }

    /// Appends `address` as a dotted quad.
    static func append(ipv4 address: UInt32, to output: inout [UInt8]) {
        output.append(addingCapacity: 15) { room in
            room.append(octet: address >> 24)
            for part: UInt32 in 1..<4 {
                room.append(UInt8(ascii: "."))
                room.append(octet: address >> (24 - 8 * part) & 0xFF)
            }
        }
    }

    /// Appends `address` as RFC 5952 section 4 spells it; an embedded IPv4 address in hexadecimal like the rest.
    static func append(ipv6 address: UInt128, to output: inout [UInt8]) {
        let gap = longestZeros(address)
        var group = 0
        while group < 8 {
            if group == gap.lowerBound, !gap.isEmpty {
                output.append(contentsOf: "::".utf8)
                group = gap.upperBound
                continue
            }
            if group > 0, group != gap.upperBound || gap.isEmpty { output.append(UInt8(ascii: ":")) }
            append(hexadecimal: groupValue(address, group), to: &output)
            group += 1
        }
    }

    private static func endOfGroup(_ text: Span<UInt8>, from start: Int) -> Int {
        var end = start
        while end < text.count, text[end] != UInt8(ascii: ":"), text[end] != UInt8(ascii: ".") { end += 1 }
        return end
    }

    private static func group(_ text: Span<UInt8>, in range: Range<Int>) -> UInt128? {
        guard 1...4 ~= range.count else { return nil }
        var group: UInt128 = 0
        for index in range {
            let byte = ASCII.lowercase(text[index])
            if ASCII.isDigit(byte) {
                group = group << 4 | UInt128(byte - UInt8(ascii: "0"))
            } else if UInt8(ascii: "a")...UInt8(ascii: "f") ~= byte {
                group = group << 4 | UInt128(byte - UInt8(ascii: "a") + 10)
            } else {
                return nil
            }
        }
        return group
    }

    /// Puts the zeros of `::`, which stand after `gap` groups and for at least one, into their place.
    private static func filled(_ groups: UInt128, groups count: Int, gap: Int?) -> UInt128? {
        guard let gap else { return count == 8 ? groups : nil }
        guard count < 8 else { return nil }
        let below = 16 * (count - gap)
        let tail = below == 0 ? 0 : groups & (UInt128.max >> (128 - below))
        let head = below == 128 ? 0 : groups >> below
        return gap == 0 ? tail : head << (128 - 16 * gap) | tail
    }

    private static func groupValue(_ address: UInt128, _ group: Int) -> UInt16 {
        UInt16(truncatingIfNeeded: address >> (112 - 16 * group))
    }

    /// The first of the longest runs of two or more zero groups; empty where there is none.
    private static func longestZeros(_ address: UInt128) -> Range<Int> {
        var longest = 0..<0
        var start = 0
        for group in 0...8 where group == 8 || groupValue(address, group) != 0 {
            if group - start > max(longest.count, 1) { longest = start..<group }
            start = group + 1
        }
        return longest
    }

    private static func append(hexadecimal group: UInt16, to output: inout [UInt8]) {
        var isLeading = true
        for shift in [12, 8, 4, 0] {
            let digit = Int(group >> shift & 15)
            isLeading = isLeading && digit == 0 && shift > 0
            if !isLeading { output.append(BitText.hex.alphabet[digit]) }
        }
    }
}
