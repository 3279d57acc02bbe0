import Records
import Store
import Testing

@Suite struct ManifestTests {
    /// The manifest again, by someone who has read only this package's documentation.
    private let script = """
        import sqlite3, hashlib, json, sys
        db = sqlite3.connect(sys.argv[1])
        def text(value):
            if value is None: return 'null'
            if isinstance(value, int): return str(value)
            if isinstance(value, bytes): return "x'" + value.hex() + "'"
            return json.dumps(value, ensure_ascii=False)
        def columns(table): return [row[1] for row in db.execute(f'PRAGMA table_info({table})')]
        lines = ['bauta-manifest 1']
        def rows(name, sql, *values):
            digest, count = hashlib.sha256(), 0
            for row in db.execute(sql, values):
                digest.update((' '.join(map(text, row)) + ' \\n').encode()); count += 1
            lines.append(f'{name}/count {count}'); lines.append(f"{name}/sha256 x'{digest.hexdigest()}'")
        def row(prefix, names, values):
            lines.extend(f'{prefix}/{name} {text(value)}' for name, value in zip(names, values))
        event, head = db.execute('SELECT event, previous FROM bauta_audit ORDER BY sequence DESC').fetchone()
        lines += ['audit/head ' + text(head), 'audit/event ' + text(event[:event.index(',"manifest_sha256"')])]
        rows('schema', 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name')
        newest = db.execute('SELECT max(run) FROM bauta_run').fetchone()[0]
        for run in db.execute('SELECT * FROM bauta_run'):
            pairs = list(zip(columns('bauta_run'), run))
            for name, value in pairs[:-1] if run[0] == newest else pairs:
                lines.append(f'run/{run[0]}/{name} {text(value)}')
        for dataset in db.execute('SELECT * FROM bauta_dataset').fetchall():
            prefix = f'dataset/{dataset[0]}'
            row(prefix, columns('bauta_dataset'), dataset)
            for part in ['source', 'schema', 'field']:
                for found in db.execute(f'SELECT * FROM bauta_{part} WHERE dataset = ?', dataset[:1]):
                    row(f'{prefix}/{part}/{found[1]}', columns('bauta_' + part), found)
            block = ', '.join(columns('bauta_block')[:-1])
            blocks = f'SELECT {block} FROM bauta_block WHERE dataset = ? ORDER BY sequence'
            rows(prefix + '/rows/blocks', blocks, dataset[0])
            rows(prefix + '/rows/ranges', 'SELECT * FROM bauta_range WHERE dataset = ? ORDER BY 2, 3', dataset[0])
            rows(prefix + '/rows/rejects', 'SELECT * FROM bauta_reject WHERE dataset = ? ORDER BY rowid', dataset[0])
        text = b''.join(sorted(line.encode() + b'\\n' for line in lines))
        print(hashlib.sha256(text).hexdigest())
        sys.stdout.write(text.decode())
        """

    @Test func `is the one that another program builds from the tables`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("staging.db")
        try SampleRun(uuid: "\u{1}\"\\é", datasets: ["customers", "or\nders"]).publish(into: path)
        let receipt = try SampleRun(uuid: "2", mark: "b", rejects: 3).publish(into: path)
        let manifest = try StagingReader(path: path).manifest().text
        let other = try Shell.python(script, [path])
        #expect(other.first == receipt.manifestSHA256)
        #expect(HexText.string(Digest.sha256(manifest)) == receipt.manifestSHA256)
        #expect(
            String(decoding: manifest, as: UTF8.self).split(separator: "\n").map(String.init)
                == Array(other.dropFirst()))
        #expect(other.contains(#"dataset/1/name "customers""#))
        #expect(other.contains("dataset/1/field/0/masked 12"))
        #expect(other.contains(#"run/1/key_id "0123456789abcdef""#))
    }

    @Test func `gives a store that declares nothing the receipt that it always had`() throws {
        let folder = try ScratchFolder()
        let path = folder.file("staging.db")
        var writer = try SampleRun(datasets: []).writer(into: path)
        try writer.begin(DatasetRecord(name: "customers", format: "csv", columns: ["id"]))
        var encoder = try BlockEncoder()
        // Too short to be deflated, so that the receipt does not depend on the library that deflates.
        try writer.append(try encoder.encode(Array("[[\"a\"]]".utf8), sequence: 0, records: 1))
        try writer.finish(DatasetEnd(sources: [], fields: [], rejects: 0))
        let receipt = try writer.publish(finished: "2026-11-23T01:00:05.250Z")
        #expect(receipt.manifestSHA256 == "9dda4af5eb41ee691b90730712e7002b5ee0b9eb8d392d3bff304063fa1e3aca")
    }
}
