internal import Records

/// The dataset that is being written: its totals so far.
struct OpenDataset {
    let number: Int
    let record: DatasetRecord
    var records = 0
    var rejects = 0
    var blocks = 0
    private var plainBytes = 0
    private var storedBytes = 0
    private var digest = RunningDigest()

    init(number: Int, record: DatasetRecord) {
        self.number = number
        self.record = record
    }

    /// Counts a block that was stored.
    mutating func add(_ block: EncodedBlock) {
        records += block.records
        blocks += 1
        plainBytes += block.plainBytes
        storedBytes += block.payload.count
        digest.add(block.plainSHA256)
    }

    /// Its row of `bauta_dataset`; the time of publication comes when it is known.
    func row(run: Int) -> [QueryValue] {
        let columns = "[" + record.columns.map(JSONText.quoted).joined(separator: ",") + "]"
        let names = [QueryValue(record.name), QueryValue(record.format), QueryValue(columns)]
        let totals = [records, rejects, blocks, plainBytes, storedBytes].map(QueryValue.integer)
        return [.integer(number), .integer(run)] + names + totals
            + [.blob(digest.finish()), .null, QueryValue(record.expires)]
    }
}

extension SourceRecord {
    /// Its row of `bauta_source`.
    func row(of dataset: Int) -> [QueryValue] {
        [.integer(dataset), .integer(ordinal), QueryValue(name), .integer(bytes), QueryValue(blob: fingerprint)]
    }

    init(_ row: borrowing Statement) {
        self.init(
            ordinal: row.integer(1), name: row.text(2), bytes: row.integer(3),
            fingerprint: row.isNull(4) ? nil : row.bytes(4))
    }
}

extension FieldRecord {
    /// Its row of `bauta_field`.
    func row(of dataset: Int) -> [QueryValue] {
        let texts = [mask, method, parameters, technique, sensitivity, category, reason, keyID].map { QueryValue($0) }
        let occurrences = [counts.seen, counts.missing, counts.nulls, counts.empties, counts.masked, counts.kept]
        let faults = [counts.rejected, counts.invalid, counts.unchanged]
        let shape = [distinctEstimate, counts.shortest, counts.longest].map { QueryValue($0) }
        return [.integer(dataset), .integer(ordinal), QueryValue(path)] + texts
            + (occurrences + faults).map(QueryValue.integer) + shape
    }

    init(_ row: borrowing Statement) {
        self.init(ordinal: row.integer(1), path: row.text(2))
        mask = row.optionalText(3)
        method = row.optionalText(4)
        parameters = row.optionalText(5)
        technique = row.optionalText(6)
        sensitivity = row.optionalText(7)
        category = row.optionalText(8)
        reason = row.optionalText(9)
        keyID = row.optionalText(10)
        counts.seen = row.integer(11)
        counts.missing = row.integer(12)
        counts.nulls = row.integer(13)
        counts.empties = row.integer(14)
        counts.masked = row.integer(15)
        counts.kept = row.integer(16)
        counts.rejected = row.integer(17)
        counts.invalid = row.integer(18)
        counts.unchanged = row.integer(19)
        distinctEstimate = row.optionalInteger(20)
        counts.shortest = row.optionalInteger(21)
        counts.longest = row.optionalInteger(22)
    }
}
