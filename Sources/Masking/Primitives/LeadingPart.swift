/// Cuts dates and times down to a unit.
struct DateMasker: ValueMasker {
    let unit: DateUnit

    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        var text = DateText(value.count)
        guard let finest = text.finestUnit(of: value), finest >= unit else { return false }
        output.append(copying: value.extracting(0..<unit.length))
        return true
    }
}

/// Cuts IP addresses down to a prefix; the families that are not named are invalid.
struct AddressMasker: ValueMasker {
    let ipv4: Int?
    let ipv6: Int?

    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        if let ipv4, let address = IPAddress.ipv4(value, in: 0..<value.count) {
            if ipv4.isMultiple(of: 8) {
                append(value, parts: ipv4 / 8, to: &output)
                return true
            }
            IPAddress.append(ipv4: address & (ipv4 == 0 ? 0 : UInt32.max << (32 - ipv4)), to: &output)
            return true
        }
        if let ipv6, let address = IPAddress.ipv6(value) {
            IPAddress.append(ipv6: address & (ipv6 == 0 ? 0 : UInt128.max << (128 - ipv6)), to: &output)
            return true
        }
        return false
    }
}

extension AddressMasker {
    /// Appends the first numbers of a dotted quad, which is spelled in the only way there is, and zeros for the others.
    private func append(_ quad: Span<UInt8>, parts: Int, to output: inout [UInt8]) {
        output.append(addingCapacity: quad.count + 7) { room in
            var taken = 0
            for index in quad.indices where taken < parts {
                room.append(quad[index])
                if quad[index] == UInt8(ascii: ".") { taken &+= 1 }
            }
            for part in parts..<4 {
                room.append(UInt8(ascii: "0"))
                if part < 3 { room.append(UInt8(ascii: ".")) }
            }
        }
    }
}

/// Cuts texts down to their first characters, which are Unicode scalars.
struct LengthMasker: ValueMasker {
    let length: Int

    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        output.append(copying: value.extracting(0..<value.offset(ofScalar: length)))
        return true
    }
}
