internal import Masking
internal import Records
internal import Rules

/// One value on its way: which record's, which of the column's rules holds, and what it was.
struct Cell {
    /// The record's place in the batch.
    let record: Int
    /// The index of the rule that holds.
    let branch: Int
    /// The value as it came.
    let original: Field
}

// MARK: - Gather and mask

extension ColumnProgram {
    /// Collects, rule by rule, the values that a method or a check must see.
    mutating func gather(
        _ batch: RecordBatch, _ fields: ColumnFields, beside values: MaskedValues, _ staged: [StagedColumn?]
    ) {
        for index in branches.indices { branches[index].begin(batch) }
        if branches.count == 1, branches[0].passesAbsent, branches[0].takesPlain {
            branches[0].takeAll(batch, fields)
            return
        }
        if isConditional { choose(batch, fields) }
        var index = fields.first
        for position in 0..<fields.count {
            let field = batch.fields[index]
            index &+= fields.stride
            let branch = isConditional ? Int(chooser[position]) : 0
            guard passing(field, branch) == nil, !field.isInvalid else { continue }
            branches[branch].take(field, of: batch.bytes)
            branches[branch].nested?.owners.append(batch.record(of: position, in: fields))
            if branches[branch].needsSubjects {
                branches[branch].takeSubject(of: batch.record(of: position, in: fields), in: batch)
            } else if branches[branch].needsCompanions {
                branches[branch].takeCompanions(
                    of: batch.record(of: position, in: fields), in: batch, values, staged)
            } else if branches[branch].shuffle?.needsGroups == true {
                branches[branch].shuffle?.takeGroup(of: batch.record(of: position, in: fields), in: batch)
            }
        }
    }

    /// Masks what was gathered; a single rule writes straight to where the encoder looks.
    mutating func mask(_ batch: RecordBatch, into values: inout MaskedValues, faults: inout BatchFaults) {
        for index in branches.indices {
            var outputs: [UInt8] = []
            swap(&outputs, &branches[index].outputs)
            if !isConditional { swap(&outputs, &values.bytes) }
            branches[index].mask(batch, into: &outputs, faults: &faults)
            if !isConditional { swap(&outputs, &values.bytes) }
            swap(&outputs, &branches[index].outputs)
        }
    }

    private var isConditional: Bool { branches.count > 1 }

    private mutating func choose(_ batch: RecordBatch, _ fields: ColumnFields) {
        chooser.removeAll(keepingCapacity: true)
        for position in 0..<fields.count {
            let record = batch.record(of: position, in: fields)
            let chosen = branches.firstIndex { $0.condition?.holds(record: record, in: batch) ?? true }
            chooser.append(Int32(truncatingIfNeeded: chosen ?? branches.count - 1))
        }
    }

    /// What becomes of a null or empty value before any method; nil where a method must see it.
    @inline(__always)
    private func passing(_ field: Field, _ branch: Int) -> OnAbsent? {
        if field.isNull { return branches[branch].onNull == .mask ? nil : branches[branch].onNull }
        if field.isEmpty { return branches[branch].onEmpty == .mask ? nil : branches[branch].onEmpty }
        return nil
    }
}

// MARK: - Scatter and count

extension ColumnProgram {
    /// Puts the results of the only rule of a table's column back in the records' order, and counts.
    ///
    /// The loop over all values of most columns: it keeps its counts in registers, and answers false, with nothing
    /// done, where a value is invalid and somebody has to decide on it, or stays as it is.
    mutating func scatterPlain(_ batch: RecordBatch, _ fields: ColumnFields, into values: inout MaskedValues) -> Bool {
        guard branches.count == 1, batch.isTable, !branches[0].isKeep, branches[0].passesAbsent else { return false }
        if branches[0].results.contains(where: { $0.isInvalid || $0.isKept }) { return false }
        var scattered: [Field] = []
        swap(&scattered, &values.fields)
        var count = MaskedCount(&tally)
        scattered.append(addingCapacity: fields.count) { room in
            branches[0].scatter(batch, fields, of: values.bytes.span, into: &room, &count)
        }
        count.finish(&tally, factor: isBinary ? 2 : 1)
        swap(&scattered, &values.fields)
        return true
    }

    /// Puts the results back in the records' order, decides on invalid values, and counts.
    mutating func scatter(
        _ batch: RecordBatch, _ fields: ColumnFields, into values: inout MaskedValues, faults: inout BatchFaults
    ) {
        var index = fields.first
        let isTable = batch.isTable
        let begin = batch.current.lowerBound
        for position in 0..<fields.count {
            let original = batch.fields[index]
            index &+= fields.stride
            let record = isTable ? begin + position : batch.record(of: position, in: fields)
            let cell = Cell(record: record, branch: isConditional ? Int(chooser[position]) : 0, original: original)
            if let passing = passing(original, cell.branch) {
                pass(cell, passing, into: &values, faults: &faults)
            } else if original.isInvalid {
                settle(cell, original, of: batch, into: &values, faults: &faults)
            } else if isConditional {
                let result = branches[cell.branch].next(into: &values.bytes)
                settle(cell, result, of: batch, into: &values, faults: &faults)
            } else {
                settle(cell, branches[0].next(), of: batch, into: &values, faults: &faults)
            }
        }
    }

    private mutating func pass(
        _ cell: Cell, _ passing: OnAbsent, into values: inout MaskedValues, faults: inout BatchFaults
    ) {
        let isNull = cell.original.isNull
        if passing == .fail {
            let expected = isNull ? "`on-null: fail` wants one" : "`on-empty: fail` wants one that is not empty"
            decide(cell, .absentValue(column: binding.name, expected: expected), faults: &faults)
        }
        if isNull {
            tally.counts.nulls += 1
            values.fields.append(.null)
        } else {
            tally.counts.empties += 1
            values.fields.append(Field(start: 0, length: 0))
            tally.counts.note(length: 0)
        }
    }

    private mutating func settle(
        _ cell: Cell, _ result: Field, of batch: RecordBatch, into values: inout MaskedValues,
        faults: inout BatchFaults
    ) {
        if result.isInvalid {
            tally.counts.invalid += 1
            tally.counts.masked += 1
            invalid(cell, into: &values, faults: &faults)
            return
        }
        if result.isKept {
            stay(cell, of: batch, into: &values)
            return
        }
        if !result.isNull { noteLength(Int(result.length)) }
        if branches[cell.branch].isKeep {
            // In JSON a kept value stays as it is spelled; only a declared integer is written anew.
            values.fields.append(batch.isTable || binding.declaredType == .integer ? result : .kept)
            tally.counts.kept += 1
            return
        }
        values.fields.append(result)
        tally.counts.masked += 1
        if result.isNull { return }
        tally.distinct.insert(ValueHash.hash(values.bytes.span, in: result.range))
        if branches[cell.branch].promisesChange, result.length == cell.original.length,
            BranchProgram.isEqual(result, of: values.bytes.span, to: cell.original, of: batch.bytes.span)
        {
            tally.counts.unchanged += 1
        }
    }

    /// A value that says nothing stays as it is spelled, though a mask saw it.
    private mutating func stay(_ cell: Cell, of batch: RecordBatch, into values: inout MaskedValues) {
        noteLength(Int(cell.original.length))
        tally.counts.kept += 1
        if batch.isTable {
            values.fields.append(Field(start: values.bytes.count, length: Int(cell.original.length)))
            values.bytes.append(contentsOf: batch.bytes[cell.original.range])
        } else {
            values.fields.append(.kept)
        }
    }

    private mutating func noteLength(_ length: Int) {
        tally.counts.note(length: isBinary ? length * 2 : length)
    }

    /// An invalid value becomes what `on-invalid` says; it never passes.
    private mutating func invalid(_ cell: Cell, into values: inout MaskedValues, faults: inout BatchFaults) {
        let reason = RejectReason.invalidValue(column: binding.name, expected: branches[cell.branch].expectation)
        switch branches[cell.branch].onInvalid {
        case .redact:
            values.append(Self.redacted)
            noteLength(Self.redacted.count)
            return
        case .nullify: break
        case .reject: faults.reject(cell.record, reason)
        case .fail: decide(cell, reason, faults: &faults)
        }
        values.fields.append(.null)
    }

    /// What an invalid value becomes under `on-invalid: redact`.
    private static let redacted = Array("[redacted]".utf8)

    /// Ends the run, or in a dry run goes on and counts.
    private mutating func decide(_ cell: Cell, _ reason: RejectReason, faults: inout BatchFaults) {
        if isDryRun {
            tally.wouldFail += 1
        } else {
            faults.fail(cell.record, reason)
        }
    }
}
