import Foundation
import Testing

/// A made-up export of any size, and rules for it.
enum People {
    /// The rules; `extra` are more lines of the dataset, at its own indentation.
    static func rules(extra: String = "") -> String {
        """
        bauta: 1
        name: people
        key: env:BAUTA_KEY
        datasets:
          people:
            source: people.csv
            keep: [country]
        \(extra)
            columns:
              id: { tokenize: integer }
              email: { keyed-hash: email, normalize: [trim, lowercase] }
              name: redact
              born: { truncate: year }

        """
    }

    /// `count` records behind a header, about 60 bytes each; `seed` makes others.
    static func csv(_ count: Int, seed: Int = 0) -> Data {
        var text = "id,email,name,born,country\n"
        text.reserveCapacity(count * 64)
        for number in 0..<count {
            let id = number + seed * 10_000_019
            let born = "19\(10 + id % 90)-0\(1 + id % 9)-1\(id % 10)"
            text += "\(id),Person.\(id)@example.com,\"Name \(id), \"\"the\(id)\"\"\",\(born),"
            text += id % 3 == 0 ? "DE\n" : id % 7 == 0 ? "\n" : "FR\n"
        }
        return Data(text.utf8)
    }

    /// Puts the rules and an export of `count` records into `workspace`.
    static func fill(_ workspace: Workspace, count: Int, extra: String = "") throws {
        try workspace.write(rules(extra: extra), to: "people.yaml")
        try csv(count).write(to: URL(filePath: workspace.path("people.csv")))
    }
}

/// What identifies the plain bytes of the newest run.
enum PlainBytes {
    /// A line for each block: its dataset, its place, its size and the hash of its plain bytes.
    static func list(of store: String = "staging.db", in workspace: Workspace) throws -> String {
        try workspace.sqlite(
            """
            SELECT d.name, b.sequence, b.first_record, b.records, b.plain_bytes, hex(b.plain_sha256)
            FROM bauta_dataset d JOIN bauta_block b USING (dataset)
            WHERE d.run = (SELECT max(run) FROM bauta_run) ORDER BY 1, 2
            """, in: store)
    }
}
