internal import Pipeline
internal import Records
internal import Store

/// What `run` prints for people.
enum RunText {
    /// One dataset's progress: bytes, records, rate, time left.
    static func progress(_ progress: RunProgress, elapsed: Duration) -> String {
        let seconds = max(elapsed / .seconds(1), 0.001)
        let rate = Double(progress.bytes) / seconds
        var line =
            "\(SafeText.escaped(progress.dataset)): \(NumberText.bytes(progress.bytes)), "
            + "\(NumberText.grouped(progress.records)) records, \(NumberText.bytes(Int(rate)))/s"
        if let total = progress.totalBytes, total > progress.bytes, rate > 0 {
            line += ", \(Int(Double(total - progress.bytes) / rate + 0.5)) s left"
        }
        return line
    }

    /// What a run did, a line a dataset and one for the store.
    static func summary(_ report: RunReport, into store: String) -> String {
        let header = ["dataset", "records", "rejects", "source", "stored", "blocks", "masked fields", "seconds"]
        let rows = report.datasets.map { dataset in
            [
                SafeText.escaped(dataset.name), NumberText.grouped(dataset.records),
                NumberText.grouped(dataset.rejects),
                NumberText.bytes(dataset.sourceBytes), NumberText.bytes(dataset.storedBytes),
                NumberText.grouped(dataset.blocks), NumberText.grouped(dataset.maskedFields),
                NumberText.seconds(dataset.duration),
            ]
        }
        let table = TextTable(header: header, rows: rows, numbers: Set(1...7))
        var text = table.lines().joined(separator: "\n") + "\n"
        text += integrity(report.integrity.map(\.record.status))
        if let run = report.run, let receipt = report.receipt {
            text += "published run \(run) in \(SafeText.escaped(store)), key \(report.keyID)\nreceipt \(receipt)"
        } else {
            text += "dry run: nothing was written"
        }
        return text
    }

    /// How many keys are as they are declared, in one line; nothing where none is declared.
    private static func integrity(_ statuses: [IntegrityRecord.Status]) -> String {
        if statuses.isEmpty { return "" }
        let counts = [(IntegrityRecord.Status.holds, "hold"), (.broken, "broken"), (.notChecked, "not checked")]
        let words = counts.compactMap { status, word in
            let count = statuses.count { $0 == status }
            return count > 0 ? "\(NumberText.grouped(count)) \(word)" : nil
        }
        return "integrity: \(words.joined(separator: ", "))\n"
    }
}
