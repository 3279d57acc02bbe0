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

/// Cuts texts down to their first characters, which are Unicode scalars.
struct LengthMasker: ValueMasker {
    let length: Int

    func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        output.append(copying: value.extracting(0..<value.offset(ofScalar: length)))
        return true
    }
}
