/// The areas of postcodes that have too few people to be named.
struct SparseAreas: Sendable {
    /// The most lines of a file: an area each.
    static let maximumLines = 1_000_000
    /// The most letters and digits that an area's name may have.
    static let longestName = 16

    /// The areas of a list, by the code of their names.
    private let areas: Set<UInt128>
    /// Whether those that the list does not have are sparse, too.
    private let areOthersSparse: Bool

    /// The three-digit ZIP areas with 20,000 people or fewer in the census of 2000: 45 CFR 164.514(b)(2)(i)(B) as the
    /// guidance of the Department of Health and Human Services lists them (2012).
    static let census2000 = SparseAreas(
        areas: Set(
            [
                "036", "059", "063", "102", "203", "556", "692", "790", "821", "823", "830", "831", "878", "879", "884",
                "890", "893",
            ].compactMap { code(of: Array($0.utf8)[...]) }), areOthersSparse: false)

    private init(areas: Set<UInt128>, areOthersSparse: Bool) {
        self.areas = areas
        self.areOthersSparse = areOthersSparse
    }

    /// The areas that `file` gives fewer than `minimum` people, and all that it does not name.
    ///
    /// A line is an area and its people, as in `036,1234`, each in double quotes or not; the first may be a header.
    /// `length`: how many characters each area has, where that is known.
    init(file: [UInt8], minimum: Int, length: Int?, method: String) throws(MaskingError) {
        var named: Set<UInt128> = []
        var large: Set<UInt128> = []
        for (index, line) in try TextLines(file, method: method).enumerated() {
            let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map(Self.unquoted)
            let people = fields.last.flatMap { ParameterType.integer(String(decoding: $0, as: UTF8.self)) }
            if index == 0, fields.count == 2, people == nil { continue }
            guard fields.count == 2, let people, let code = Self.code(of: fields[0]), index < Self.maximumLines else {
                throw Self.wrong(index, "is not an area and its people", "write as in `036,1234`", method)
            }
            if let length, fields[0].count != length {
                throw Self.wrong(
                    index, "has an area of \(fields[0].count) characters, but \(length) stay",
                    "write every character, also zeros at the front", method)
            }
            if !named.insert(code).inserted {
                throw Self.wrong(index, "has an area that is there already", "give each area once", method)
            }
            if people >= minimum { large.insert(code) }
        }
        if named.isEmpty {
            throw .unusable(method: method, problem: "its file names no area", cure: "write lines as `036,1234`")
        }
        areas = large
        areOthersSparse = true
    }

    /// Whether the area of that code has too few people.
    func contains(_ code: UInt128) -> Bool { areas.contains(code) != areOthersSparse }

    /// The code of a name after that of its beginning: the bytes in a row.
    @inline(__always)
    static func code(_ code: UInt128, then byte: UInt8) -> UInt128 { code << 8 | UInt128(byte) }

    /// The code of a name of letters and digits, upper and lower case alike; nil for another text.
    private static func code(of name: ArraySlice<UInt8>) -> UInt128? {
        guard !name.isEmpty, name.count <= longestName else { return nil }
        var code: UInt128 = 0
        for byte in name {
            guard ASCII.isDigit(byte) || ASCII.lowercase(byte) &- UInt8(ascii: "a") < 26 else { return nil }
            code = Self.code(code, then: ASCII.uppercase(byte))
        }
        return code
    }

    private static func unquoted(_ field: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let quote = UInt8(ascii: "\"")
        return field.count > 1 && field.first == quote && field.last == quote ? field.dropFirst().dropLast() : field
    }

    private static func wrong(_ index: Int, _ fault: String, _ cure: String, _ method: String) -> MaskingError {
        .unusable(method: method, problem: "line \(index + 1) of its file \(fault)", cure: cure)
    }
}
