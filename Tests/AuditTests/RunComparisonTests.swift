import Records
import Store
import Testing

@testable import Audit

@Suite struct RunComparisonTests {
    let folder: ScratchFolder
    let path: String

    init() throws {
        folder = try ScratchFolder()
        path = folder.file("staging.db")
        try SampleRun(uuid: "1", keepRuns: 9, datasets: ["customers", "orders"]).publish(into: path)
    }

    @Test func `says that nothing changed where nothing did`() throws {
        try SampleRun(uuid: "2", keepRuns: 9, datasets: ["customers", "orders"], mark: "b").publish(into: path)
        let comparison = try RunComparison.load(path: path)
        #expect(comparison.changes == [])
        #expect(
            comparison.table() == """
                run 1 to run 2: rules the same, key the same, versions the same
                nothing changed in customers, orders

                """)
    }

    @Test func `shows what was decided before what was counted`() throws {
        try SampleRun(uuid: "2", keepRuns: 9, blocks: 4, columns: ["id", "mail", "city"], rejects: 3, unchanged: 2)
            .publish(into: path)
        let comparison = try RunComparison.load(path: path)
        #expect(
            comparison.table() == """
                run 1 to run 2: rules the same, key the same, versions the same
                dataset    field  what       run 1       run 2
                ---------  -----  ---------  ----------  ------
                customers  name   field      redact      -
                customers  mail   field      -           redact
                orders            dataset    12 records  -
                customers         records    12          16
                customers         rejects    1           3
                customers  id     rejected   1           3
                customers  id     unchanged  0           2
                customers  city   rejected   1           3
                customers  city   unchanged  0           2

                """)
    }

    @Test func `compares the runs that are named, in the order that is named`() throws {
        for run in 2...3 { try SampleRun(uuid: "\(run)", keepRuns: 9, blocks: run).publish(into: path) }
        let comparison = try RunComparison.load(path: path, runs: (3, 2))
        #expect(comparison.before.run == 3 && comparison.after.run == 2)
        #expect(
            comparison.changes == [
                RunComparison.Change(
                    dataset: "customers", field: nil, what: "records", before: "12", after: "8", isCount: true)
            ])
        #expect(try RunComparison.load(path: path, runs: (2, 2)).changes == [])
    }

    @Test func `is JSON that another program reads`() throws {
        try SampleRun(uuid: "2", keepRuns: 9, blocks: 4, columns: ["id", "a\"b"]).publish(into: path)
        try folder.write(Array(try RunComparison.load(path: path).json().utf8), to: "changes.json")
        let script = """
            import json, sys
            report = json.load(open(sys.argv[1]))
            print([report[key] for key in ['before', 'after', 'rules_changed', 'key_changed', 'unchanged']])
            for change in report['changes']: print(list(change.values()))
            """
        #expect(
            try Shell.python(script, [folder.file("changes.json")]) == [
                "[1, 2, False, False, []]", "['customers', 'name', 'field', 'redact', None]",
                "['customers', 'city', 'field', 'redact', None]", "['customers', 'a\"b', 'field', None, 'redact']",
                "['orders', None, 'dataset', '12 records', None]", "['customers', None, 'records', 12, 16]",
            ])
    }

    @Test func `needs two runs, and runs that are there`() throws {
        let few = #expect(throws: AuditError.self) { try RunComparison.load(path: path) }
        #expect(few == .fewRuns(path: path) && few?.status == .absent)
        let none = #expect(throws: AuditError.self) { try RunComparison.load(path: path, runs: (1, 7)) }
        #expect(none == .noRun(path: path, run: 7) && none?.status == .absent)
    }
}
