internal import Records
internal import Store

/// Reads a whole store again and tells where it is not what was written.
///
/// It goes on past the first fault. What it vouches for without a receipt is that nothing was damaged or edited by
/// someone who did not recompute all hashes; with the newest run's receipt, kept elsewhere, also that.
public struct StoreVerifier {
    var report: VerifyReport
    private let receipt: [UInt8]?
    private let onProgress: (Int, Int) -> Void

    /// Verifies the store at `path`; `onProgress` is told how many of how many blocks were read.
    ///
    /// A store that cannot be opened throws; one that can be read only in part is reported.
    public static func verify(
        path: String, receipt: String? = nil, onProgress: @escaping (Int, Int) -> Void = { _, _ in }
    ) throws(AuditError) -> VerifyReport {
        let expected = receipt.map(HexText.bytes) ?? nil
        if receipt != nil, expected?.count != 32 { throw .receiptFormat }
        do throws(StoreError) {
            let reader = try StagingReader(path: path)
            var verifier = StoreVerifier(
                report: VerifyReport(path: path), receipt: expected, onProgress: onProgress)
            try verifier.checkAll(of: reader)
            return verifier.report
        } catch {
            throw .store(error)
        }
    }

    private mutating func checkAll(of reader: borrowing StagingReader) throws(StoreError) {
        attempt("the file") { (self) throws(StoreError) in try self.checkFile(reader) }
        attempt("the audit trail") { (self) throws(StoreError) in try self.checkTrail(reader) }
        attempt("the manifest") { (self) throws(StoreError) in try self.checkManifest(reader) }
        attempt("the tables") { (self) throws(StoreError) in try self.checkOrphans(reader) }
        attempt("the views") { (self) throws(StoreError) in try self.checkViews(reader) }
        attempt("the datasets") { (self) throws(StoreError) in try self.checkDatasets(reader) }
    }

    /// Runs one check; an error that stops it is a finding, and the next check goes on.
    mutating func attempt(_ place: String, _ check: (inout Self) throws(StoreError) -> Void) {
        do throws(StoreError) {
            try check(&self)
        } catch {
            add("\(place): cannot be read to the end: \(error)")
        }
    }

    mutating func add(_ fault: String) { report.findings.append(VerifyFinding(fault)) }

    mutating func countBlock() {
        report.blocksRead += 1
        onProgress(report.blocksRead, report.blocks)
    }

    private mutating func checkFile(_ reader: borrowing StagingReader) throws(StoreError) {
        report.notChecked = try reader.foreignObjects()
        if try reader.strayBytes() != 0 { add("the file: its length is not that of its pages") }
        var faults: [String] = []
        // Not quick_check: the views find blocks by an index, so the index must agree with the table.
        try reader.connection.rows("PRAGMA integrity_check(20)") { row in
            if row.text(0) != "ok" { faults.append(SafeText.escaped(row.text(0))) }
        }
        for fault in faults { add("the file: \(fault)") }
    }

    private mutating func checkManifest(_ reader: borrowing StagingReader) throws(StoreError) {
        let manifest = try reader.manifest().sha256
        report.manifestSHA256 = HexText.string(manifest)
        let runs = try reader.runs()
        if runs.last?.manifestSHA256 != manifest {
            add("the manifest: the newest run's SHA-256 is not that of the tables")
        }
        guard let receipt else { return }
        if receipt == manifest {
            report.receipt = .matches
        } else if let entry = try reader.auditEntries().last(where: { $0.vouches(for: receipt) }) {
            report.receipt = .older(run: entry.run)
        } else {
            report.receipt = .differs
            add("the receipt: is not that of this store")
        }
    }
}
