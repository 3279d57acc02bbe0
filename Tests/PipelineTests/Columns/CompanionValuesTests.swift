import Records
import Rules
import Testing

@testable import Pipeline

struct CompanionValuesTests {
    private static let hash = "{ keyed-hash: { format: hex, length: 16 } }"

    @Test func `a template has what the other columns of the record have become`() throws {
        let rows = (0..<40).map { "n\($0 % 9)@x,First\($0),Last,\($0 % 2 == 0 ? "DE" : "")\n" }.joined()
        let job = try Job(
            """
            datasets:
              d:
                source: d.csv
                subject: first
                keep: [country]
                columns:
                  mail: { template: "{first}.{last}-{country}@example.test" }
                  first: \(Self.hash)
                  last: { replace: Doe }
            """, ["d.csv": "mail,first,last,country\n" + rows])
        for jobs in [1, 2] {
            try job.report { options in
                options.jobs = jobs
                options.sliceBytes = 100
                options.keepRuns = 9
            }
            for record in try job.records("d") {
                let first = try #require(record[1])
                #expect(record[0] == "\(first).Doe-\(record[3] ?? "")@example.test")
                #expect(!first.contains("First"))
            }
        }
    }

    @Test func `columns under conditions, nulls and records that are taken out change nothing`() throws {
        let job = try Job(
            """
            datasets:
              d:
                source: d.csv
                dialect: { null: "-" }
                keep: [kind]
                columns:
                  mail:
                    - { keep: public, when: { kind: c } }
                    - { template: "{year}+{kind}", when: { kind: [p, q] } }
                    - redact
                  year: { truncate: year, on-invalid: reject }
            """,
            [
                "d.csv":
                    "mail,year,kind\na,1987-01-01,p\nb,bad,p\nc,-,q\nd,1990-05-05,c\n-,1990-05-05,q\ne,2000-01-01,x\n"
            ])
        try job.report { $0.maxRejects = 5 }
        let mails = try job.records("d").map { $0[0] }
        #expect(mails == ["1987+p", "+q", "d", nil, "[redacted]"])
    }

    @Test func `paths of JSON and of JSON in strings are companions, too`() throws {
        let lines = (0..<20).map { number in
            #"{"u":{"name":"Ada\#(number)"},"greeting":"Hi Ada","to":[{"x":1}],"args":"{\"a\":\"Ada\",\"b\":\"B\"}"}"#
                + "\n"
        }
        let job = try Job(
            """
            datasets:
              d:
                source: d.jsonl
                unlisted: keep
                columns:
                  u.name: \(Self.hash)
                  greeting: { template: "Hi {u.name}" }
                  args: { json: { a: { template: "[{b}]" }, b: { redact: x } } }
            """, ["d.jsonl": lines.joined()])
        try job.report { $0.sliceBytes = 200 }
        let text = try job.blocks("d").joined()
        #expect(!text.contains("Ada"))
        let pairs = text.matches(of: /"name":"([0-9a-f]{16})"\},"greeting":"Hi ([0-9a-f]{16})"/)
        #expect(pairs.count == 20 && pairs.allSatisfy { $0.1 == $0.2 })
        #expect(text.contains(#"{\"a\":\"[x]\",\"b\":\"x\"}"#))
    }
}
