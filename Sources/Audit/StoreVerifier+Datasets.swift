internal import Records
internal import Store

extension StoreVerifier {
    /// Every block of every dataset, older runs' too.
    mutating func checkDatasets(_ reader: borrowing StagingReader) throws(StoreError) {
        let datasets = try reader.datasets()
        report.datasets = datasets.count
        // A row may claim any number: sums of what is not yet verified wrap.
        report.blocks = datasets.reduce(0) { $0 &+ $1.blocks }
        var decoder = try BlockDecoder()
        for dataset in datasets {
            let name = dataset.record.name
            let place = "dataset '\(SafeText.escaped(name))', run \(dataset.run)"
            attempt(place) { (self) throws(StoreError) in
                try self.checkBlocks(of: dataset, reader, &decoder)
            }
            attempt(place) { (self) throws(StoreError) in try self.checkFields(of: dataset, reader) }
        }
    }

    private mutating func checkBlocks(
        of dataset: StoredDataset, _ reader: borrowing StagingReader, _ decoder: inout BlockDecoder
    ) throws(StoreError) {
        var totals = BlockTotals()
        let place = "dataset '\(SafeText.escaped(dataset.record.name))', run \(dataset.run)"
        for sequence in try reader.sequences(of: dataset.dataset) {
            if sequence != totals.blocks {
                add(dataset, "block \(totals.blocks) is missing: the next one is \(sequence)")
                totals.blocks = sequence
            }
            // One look-up a block, so that a page that cannot be read hides no other block.
            attempt("\(place), block \(sequence)") { (self) throws(StoreError) in
                var faults: [VerifyFinding] = []
                let isThere = try reader.block(sequence, of: dataset.dataset) { block, payload in
                    faults = self.faults(of: block, payload, in: dataset, &decoder, &totals)
                }
                self.report.findings += faults
                if isThere { self.countBlock() }
            }
            totals.blocks &+= 1
        }
        // The same bytes as another type have the same hash, and are something else to whoever reads them.
        let query = "SELECT sequence FROM bauta_block WHERE dataset = ? AND typeof(payload) <> 'blob' ORDER BY sequence"
        try reader.connection.rows(query, [.integer(dataset.dataset)]) { row in
            add(dataset, "its payload is not stored as bytes", block: row.integer(0))
        }
        report.records &+= totals.records
        for fault in totals.faults(against: dataset) { add(dataset, fault) }
    }

    private func faults(
        of block: StoredBlock, _ payload: Span<UInt8>, in dataset: StoredDataset, _ decoder: inout BlockDecoder,
        _ totals: inout BlockTotals
    ) -> [VerifyFinding] {
        var faults: [String] = []
        if block.firstRecord != totals.records {
            faults.append("its first record is not the one after the block before")
        }
        do throws(BlockFault) {
            let plain = try decoder.plain(payload, of: block)
            // As whoever reads the store finds them, so that nothing is verified that cannot be read.
            var rows = BlockRows(for: dataset.record)
            if (try? rows.load(plain, path: report.path, place: "")) == nil {
                faults.append("it does not hold records of its dataset's columns")
            } else if rows.count != block.records {
                faults.append("it does not hold as many records as its row says")
            }
        } catch {
            faults.append(error.description)
        }
        totals.add(block, storedBytes: payload.count)
        let last = block.firstRecord.addingReportingOverflow(block.records)
        let isSound = block.firstRecord >= 0 && block.records > 0 && !last.overflow
        let records = isSound ? (block.firstRecord + 1)...last.partialValue : nil
        return faults.map {
            VerifyFinding($0, dataset: dataset.record.name, block: block.sequence, records: records)
        }
    }

    /// The counts of each field, which must add up to the records.
    private mutating func checkFields(
        of dataset: StoredDataset, _ reader: borrowing StagingReader
    ) throws(StoreError) {
        let fields = try reader.fields(of: dataset.dataset)
        let isJSON = dataset.record.isJSON
        for field in fields {
            let name = field.place(isJSON: isJSON)
            let counts = field.counts
            let sum = counts.masked &+ counts.kept &+ counts.nulls &+ counts.empties &+ counts.rejected
            if sum != counts.seen { add(dataset, "\(name): its counts do not add up") }
            if !isJSON, counts.seen != dataset.records &+ dataset.rejects {
                add(dataset, "\(name): it was not counted once for every record")
            }
        }
        let paths = Set(fields.map { ExactText($0.path) })
        for (ordinal, column) in dataset.record.columns.enumerated() where !paths.contains(ExactText(column)) {
            add(dataset, "\(SafeText.column(column, ordinal: ordinal)): nothing says how it was masked")
        }
        let rows = try reader.connection.integer(
            "SELECT count(*) FROM bauta_reject WHERE dataset = ?", [.integer(dataset.dataset)])
        if rows != dataset.rejects { add(dataset, "it does not have as many rejects as its row says") }
    }

    private mutating func add(_ dataset: StoredDataset, _ fault: String, block: Int? = nil) {
        report.findings.append(VerifyFinding(fault, dataset: dataset.record.name, block: block))
    }
}
