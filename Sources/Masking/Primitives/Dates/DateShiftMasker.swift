internal import Records

/// Moves the dates of each subject by days that its hash draws.
struct DateShiftMasker: SubjectMasker {
    private var subjects: SubjectHashes
    private let range: OffsetRange
    private let shift: DateShift

    /// Moves by days of `range` that hashes under `key` draw.
    init(key: SubKey, range: OffsetRange, shift: DateShift) {
        subjects = SubjectHashes(KeyedHashState(key))
        self.range = range
        self.shift = shift
    }

    mutating func take(subjects: [Field], of bytes: Span<UInt8>) { self.subjects.take(subjects, of: bytes) }

    mutating func mask(_ value: Span<UInt8>, into output: inout [UInt8]) -> Bool {
        let subject = subjects.next()
        if DateShift.isSentinel(value) {
            output.append(copying: value)
            return true
        }
        return move(value, of: subject, into: &output)
    }

    mutating func mask(_ values: [Field], of bytes: Span<UInt8>, into output: inout [UInt8], results: inout [Field]) {
        for field in values {
            let value = bytes.extracting(field.range)
            let subject = subjects.next()
            let start = output.count
            if DateShift.isSentinel(value) {
                results.append(.kept)
            } else if move(value, of: subject, into: &output) {
                results.append(Field(start: start, length: output.count - start))
            } else {
                results.append(.invalid)
            }
        }
    }

    /// Never without a subject.
    private func move(_ value: Span<UInt8>, of subject: Int?, into output: inout [UInt8]) -> Bool {
        guard let subject else { return false }
        return shift.append(value, movedBy: range.offset(subjects.digests, at: subject), to: &output)
    }
}
