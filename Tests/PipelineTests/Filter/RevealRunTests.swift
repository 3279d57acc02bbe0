import Masking
import Records
import Rules
import Testing

@testable import Pipeline

struct RevealRunTests {
    private static let rules = """
        datasets:
          d:
            source: d.csv
            keep: [id]
            columns:
              number: { tokenize: integer }
              phone: { fpe: digits }
              mail: { encrypt-deterministic: base64url, normalize: [lowercase] }
              name: { keyed-hash: hex }
              note: redact
              kind:
                - { when: { id: "1" }, fpe: letters }
                - keep
              blob: { encrypt-deterministic: hex, type: binary }
        """

    private static let columns = ["number", "phone", "mail"]

    private func job() throws -> Job {
        let rows = (0..<50).map { "\($0),\($0 * 7),555-01\($0 + 100_000),Ada\($0)@Example.com,n,x,abcdef,00\n" }
        return try Job(Self.rules, ["d.csv": "id,number,phone,mail,name,note,kind,blob\n" + rows.joined()])
    }

    private func reveal(_ job: Job, _ column: String, key: String? = nil) throws -> RevealRun {
        var options = RunOptions(jobs: 1)
        options.key = try key.map { try KeyProvider(text: $0) }
        return try RevealRun(job.rules, column: "d.\(column)", options: options, stop: job.stop)
    }

    @Test func `what a run has staged comes back, normalized`() throws {
        let job = try job()
        try job.report()
        for (index, name) in [(1, "number"), (2, "phone"), (3, "mail")] {
            var run = try reveal(job, name)
            for (row, record) in try job.records("d").enumerated() {
                var output: [UInt8] = []
                let masked = try #require(record[index])
                try run.reveal(Array(masked.utf8), line: row + 1, into: &output)
                let original = ["", "\(row * 7)", "555-01\(row + 100_000)", "ada\(row)@example.com"][index]
                #expect((String(decoding: output, as: UTF8.self) == original) as Bool)
            }
            #expect(run.revealed == 50)
        }
    }

    @Test func `a value that passed is its own original`() throws {
        let job = try Job(
            "datasets: { d: { source: d.csv, columns: { n: { tokenize: integer, except: { 42: test account } } } } }",
            ["d.csv": "n\n42\n43\n"])
        try job.report()
        var run = try reveal(job, "n")
        var output: [UInt8] = []
        for record in try job.records("d") { try run.reveal(Array((record[0] ?? "").utf8), line: 1, into: &output) }
        #expect(String(decoding: output, as: UTF8.self) == "4243")
    }

    @Test func `a value that nobody masked so ends it without being told`() throws {
        let job = try job()
        var run = try reveal(job, "mail")
        var output: [UInt8] = []
        let failure = PipelineTests.failure {
            try run.reveal(Array("secret".utf8), line: 3, into: &output)
        }
        #expect(failure?.status == .malformed)
        #expect(
            failure?.description
                == "standard input:3: no value of d.mail under this key; see that the rules, the key, the tenant and "
                + "the epoch are those of the run")
        #expect(run.revealed == 0)
    }

    @Test(arguments: [
        ("name", "no key turns back what `keyed-hash` gives"), ("note", "no key turns back what `redact` gives"),
        ("id", "`keep` leaves nothing to turn back"), ("kind", "2 rules mask it, each under conditions"),
        ("blob", "the values of a binary column are not texts"),
    ])
    func `what cannot come back is refused`(column: String, problem: String) throws {
        let job = try job()
        let failure = PipelineTests.failure { _ = try reveal(job, column) }
        #expect(failure?.status == .rules)
        #expect(failure?.description.contains(problem + "; look the original up where it comes from") == true)
    }
}
